import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc, SubnetTier } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'DualStack');

new HaNatVpc(stack, 'Vpc', {
  azCount: Number(app.node.tryGetContext('azCount') ?? 3),
  ipProtocol: ec2.IpProtocol.DUAL_STACK,
  tiers: [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()],
});

app.synth();
