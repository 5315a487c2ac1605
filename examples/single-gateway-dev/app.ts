import { Annotations, App, Stack } from 'aws-cdk-lib';
import { HaNatVpc, NatTopology } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'SingleGatewayDev');

// $36.50 a month in us-east-1 instead of $73 or $109.50, and no way out when the first zone is lost: right for development.
const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology: NatTopology.single() });
Annotations.of(vpc).acknowledgeWarning('cdk-ha-nat-vpc:NatTopology.single', 'development may stand still for as long as a zone is lost');

app.synth();
