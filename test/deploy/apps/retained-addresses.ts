import { App, Stack } from 'aws-cdk-lib';
import { ElasticIps, HaNatVpc, NatTopology } from 'cdk-ha-nat-vpc';

const app = new App();
const addresses: string | undefined = app.node.tryGetContext('addresses');

// Stacks of two names: what the second has of the first is the addresses alone.
const elasticIps = addresses ? ElasticIps.fromAllocationIds(JSON.parse(addresses)) : ElasticIps.allocate({ perGateway: 2, retain: true });
new HaNatVpc(new Stack(app, addresses ? 'Next' : 'First'), 'Vpc', { azCount: 2, natTopology: NatTopology.zonal({ elasticIps }) });

app.synth();
