import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc, SubnetTier } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'Ipv6Only');

// Services without an IPv4 address. They reach IPv6 servers by the egress-only internet gateway, and servers that have
// IPv4 alone by DNS64 and the NAT gateway of their zone.
new HaNatVpc(stack, 'Vpc', {
  ipProtocol: ec2.IpProtocol.DUAL_STACK,
  tiers: [SubnetTier.public(), SubnetTier.private({ name: 'Services', ipv6Only: true })],
});

app.synth();
