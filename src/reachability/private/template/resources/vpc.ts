import type { Readers } from './reader';
import { known } from '../../network/noun';
import type { NetworkAcl, SecurityGroup, SecurityGroupRule, Vpc, VpcCidr } from '../../network/nouns';
import { defaultNetworkAcl, defaultSecurityGroup } from '../attributes';
import { asCidr } from '../properties';
import { associatedBlock, vpcBlock } from '../symbolic-blocks';
import { allPackets, noPackets } from '../traffic';

export const VPC_READERS: Readers = {
  'AWS::EC2::VPC': (vpc, reading) => [
    ...vpc.noun<Vpc>(() => ({ kind: 'vpc' })).flatMap((noun) => [noun, defaultAcl(noun), ...defaultGroup(noun)]),
    ...vpc.noun<VpcCidr>((_, way) => ({ kind: 'vpc-cidr', vpc: known(vpc.id), family: 'ipv4', cidr: asCidr(vpcBlock(vpc, reading, way), 'CidrBlock') })),
  ],
  'AWS::EC2::VPCCidrBlock': (association, reading) => association.noun<VpcCidr>((properties, way) => {
    const { family, block } = associatedBlock(association, reading, way);
    return { kind: 'vpc-cidr', vpc: properties.reference('VpcId'), family, cidr: asCidr(block, 'CidrBlock') };
  }),
};

/** The network ACL that a VPC comes with. That its own rules allow everything, whoever evaluates it knows. */
function defaultAcl(vpc: Vpc): NetworkAcl {
  return { kind: 'network-acl', id: defaultNetworkAcl(vpc.id), when: vpc.when, vpc: known(vpc.id), isDefault: true, portsBlockedOnPurpose: [] };
}

/** The security group that a VPC comes with: its members accept each other and may send anything. */
function defaultGroup(vpc: Vpc): readonly (SecurityGroup | SecurityGroupRule)[] {
  const id = defaultSecurityGroup(vpc.id);
  const none = { ipv4: noPackets('ipv4'), ipv6: noPackets('ipv6') };
  const rule = { kind: 'security-group-rule', when: vpc.when, securityGroup: known(id) } as const;
  return [
    { kind: 'security-group', id, when: vpc.when, vpc: known(vpc.id) },
    { ...rule, id: `${id}.ingress`, direction: 'ingress', permits: none, peerSecurityGroup: known(id) },
    { ...rule, id: `${id}.egress`, direction: 'egress', permits: allPackets() },
  ];
}
