import { type Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { HaNatVpc } from 'cdk-ha-nat-vpc';

export interface Breakage {
  /** The rules that must be violated. */
  readonly rules: string[];
  /** Parts of the message: the packet, who is to blame, how to mend it. */
  readonly message: RegExp[];
  readonly breakIt: (vpc: HaNatVpc, stack: Stack) => void;
}

const privateRoute = (vpc: HaNatVpc, zone: number) => vpc.privateSubnets[zone].node.findChild('DefaultRoute') as ec2.CfnRoute;
const privateTable = (vpc: HaNatVpc, zone: number) => vpc.privateSubnets[zone].routeTable.routeTableId;
const gateway = (vpc: HaNatVpc, zone: number) => vpc.publicSubnets[zone].node.findChild('NATGateway') as ec2.CfnNatGateway;
const publicAclRule = (vpc: HaNatVpc, id: string) => (vpc.networkAcls.publicSubnets as ec2.NetworkAcl).node.findChild(id) as ec2.CfnNetworkAclEntry;

/** What somebody may do to the VPC later in the app, each of which breaks a promise. */
export const BREAKAGES: Record<string, Breakage> = {
  'an extra deny entry': {
    rules: ['return-traffic'],
    message: [/tcp 203\.0\.113\.0:\d+ → 10\.0\.\d+\.\d+:32768/, /Network\/Quarantine \(Quarantine\), rule 50/, /Suggested fix: .*rule 50/],
    breakIt: (vpc, stack) => new ec2.CfnNetworkAclEntry(stack, 'Quarantine', {
      networkAclId: vpc.networkAcls.publicSubnets!.networkAclId,
      ruleNumber: 50,
      egress: false,
      ruleAction: 'deny',
      protocol: 6,
      cidrBlock: '203.0.113.0/24',
      portRange: { from: 32768, to: 60999 },
    }),
  },
  'an ACL narrowed by an escape hatch': {
    rules: ['return-traffic'],
    message: [/udp .* → 10\.0\.\d+\.\d+:1024 /, /VpcPublicNetworkAcl\w+\), rule \*/, /Suggested fix: .*udp 1024-32767/],
    breakIt: (vpc) => publicAclRule(vpc, 'Ingress120').addPropertyOverride('PortRange.From', 32768),
  },
  'a private route overridden to another zone\'s gateway': {
    rules: ['same-zone-egress', 'zone-loss'],
    message: [/Network\/Vpc\/PrivateSubnet1\/DefaultRoute/, /Suggested fix: .*0\.0\.0\.0\/0.*VpcPublicSubnet1NATGateway/],
    breakIt: (vpc) => privateRoute(vpc, 0).addPropertyOverride('NatGatewayId', gateway(vpc, 1).ref),
  },
  'an internet-gateway route added to a private table': {
    rules: ['no-inbound-from-internet', 'same-zone-egress'],
    message: [/198\.51\.100\.0/, /Network\/Shortcut \(Shortcut\)/, /Suggested fix: /],
    breakIt: (vpc, stack) => new ec2.CfnRoute(stack, 'Shortcut', {
      routeTableId: privateTable(vpc, 0), destinationCidrBlock: '198.51.100.0/24', gatewayId: vpc.internetGatewayId,
    }),
  },
  'a missing gateway attachment': {
    rules: ['nat-has-internet-route'],
    message: [/VpcIGW/, /Suggested fix: .*attach/],
    breakIt: (vpc) => vpc.node.tryRemoveChild('VPCGW'),
  },
  'a gateway moved to a private subnet': {
    rules: ['nat-has-internet-route'],
    message: [/VpcPublicSubnet1NATGateway/, /Suggested fix: /],
    breakIt: (vpc) => gateway(vpc, 0).addPropertyOverride('SubnetId', vpc.privateSubnets[1].subnetId),
  },
  'an Elastic IP on a host in a private subnet': {
    rules: ['no-inbound-from-internet'],
    message: [/Network\/Bastion/, /Network\/Exposed/, /Suggested fix: /],
    breakIt: (vpc, stack) => {
      const bastion = new ec2.CfnInstance(stack, 'Bastion', { subnetId: vpc.privateSubnets[0].subnetId, imageId: 'ami-12345678' });
      const address = new ec2.CfnEIP(stack, 'Exposed', { domain: 'vpc' });
      new ec2.CfnEIPAssociation(stack, 'Association', { allocationId: address.attrAllocationId, instanceId: bastion.ref });
    },
  },
};
