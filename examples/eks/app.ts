import { App, Stack, Validations, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc, NetworkAclPolicy, SubnetTags, SubnetTier } from 'cdk-ha-nat-vpc';

const CLUSTER = 'shop';

const app = new App();
const stack = new Stack(app, 'Eks');

const vpc = new HaNatVpc(stack, 'Vpc', {
  tiers: [
    SubnetTier.public({ tags: SubnetTags.eksPublicLoadBalancers() }),
    SubnetTier.private({ name: 'Nodes', tags: { ...SubnetTags.eksInternalLoadBalancers(), ...SubnetTags.karpenterDiscovery(CLUSTER) } }),
  ],
  // Pods behind a Network Load Balancer with IP targets see the client's own address.
  networkAcls: NetworkAclPolicy.tiered({ privateIngress: [ec2.AclTraffic.tcpPort(443)] }),
});

// Custom networking: pods get addresses of a block that only this VPC routes. It counts as inside of the VPC.
const podBlock = new ec2.CfnVPCCidrBlock(stack, 'PodBlock', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
vpc.natGateways.forEach((gateway, zone) => {
  const pods = new ec2.PrivateSubnet(stack, `Pods${zone + 1}`, {
    vpcId: vpc.vpcId,
    availabilityZone: gateway.availabilityZone!,
    cidrBlock: `100.64.${64 * zone}.0/18`,
  });
  pods.node.addDependency(podBlock);
  pods.addDefaultNatRoute(gateway.natGatewayId);
});

// CDK's own rule knows primary blocks alone.
Validations.of(stack).acknowledge({ id: 'CloudFormation-Validate::E3059', reason: 'the block of the pods is a secondary one' });

app.synth();
