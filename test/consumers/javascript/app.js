const { App, Stack } = require('aws-cdk-lib');
const { HaNatVpc } = require('cdk-ha-nat-vpc');

const app = new App();
const vpc = new HaNatVpc(new Stack(app, 'Network'), 'Vpc', { azCount: 3 });
app.synth();
console.log(`${vpc.natGateways.length} NAT gateways, ${vpc.privateSubnets.length} private subnets`);
