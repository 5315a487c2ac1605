import type { Readers } from './reader';
import { known } from '../../network/noun';
import type { Direction, NetworkAcl, NetworkAclEntry, SecurityGroup, SecurityGroupRule, Vpc, VpcCidr } from '../../network/nouns';
import { anyCidr } from '../../packet/cidr';
import type { Family } from '../../packet/family';
import { defaultNetworkAcl, defaultSecurityGroup } from '../attributes';
import { asCidr } from '../properties';
import type { Resource } from '../resource';
import { associatedBlock, vpcBlock } from '../symbolic-blocks';
import { allPackets, anyService, familyBounds, noPackets } from '../traffic';

export const VPC_READERS: Readers = {
  'AWS::EC2::VPC': (vpc, reading) => [
    ...vpc.noun<Vpc>(() => ({ kind: 'vpc' })),
    ...vpc.noun<VpcCidr>((_, way) => ({ kind: 'vpc-cidr', vpc: known(vpc.id), family: 'ipv4', cidr: asCidr(vpcBlock(vpc, reading, way), 'CidrBlock') })),
    ...defaultAcl(vpc),
    ...defaultGroup(vpc),
  ],
  'AWS::EC2::VPCCidrBlock': (association, reading) => association.noun<VpcCidr>((properties, way) => {
    const { family, block } = associatedBlock(association, reading, way);
    return { kind: 'vpc-cidr', vpc: properties.reference('VpcId'), family, cidr: asCidr(block, 'CidrBlock') };
  }),
};

/** The network ACL that a VPC comes with: rule 100 allows all IPv4 traffic, rule 101 all IPv6 traffic. */
function defaultAcl(vpc: Resource): readonly (NetworkAcl | NetworkAclEntry)[] {
  const id = defaultNetworkAcl(vpc.id);
  const entry = (direction: Direction, ruleNumber: number, family: Family): NetworkAclEntry => ({
    kind: 'network-acl-entry',
    id: `${id}.${direction}${ruleNumber}`,
    when: vpc.when,
    networkAcl: known(id),
    direction,
    ruleNumber: known(ruleNumber),
    action: known('allow'),
    matches: familyBounds([{ family, blocks: known([anyCidr(family)]) }], known(anyService())),
    text: `all traffic ${direction === 'ingress' ? 'from' : 'to'} ${family === 'ipv4' ? '0.0.0.0/0' : '::/0'}`,
  });
  return [
    { kind: 'network-acl', id, when: vpc.when, vpc: known(vpc.id), isDefault: true, portsBlockedOnPurpose: [] },
    ...(['ingress', 'egress'] as const).flatMap((direction) => [entry(direction, 100, 'ipv4'), entry(direction, 101, 'ipv6')]),
  ];
}

/** The security group that a VPC comes with: its members accept each other and may send anything. */
function defaultGroup(vpc: Resource): readonly (SecurityGroup | SecurityGroupRule)[] {
  const id = defaultSecurityGroup(vpc.id);
  const none = { ipv4: noPackets('ipv4'), ipv6: noPackets('ipv6') };
  const rule = { kind: 'security-group-rule', when: vpc.when, securityGroup: known(id) } as const;
  return [
    { kind: 'security-group', id, when: vpc.when, vpc: known(vpc.id) },
    { ...rule, id: `${id}.ingress`, direction: 'ingress', permits: none, peerSecurityGroup: known(id) },
    { ...rule, id: `${id}.egress`, direction: 'egress', permits: allPackets() },
  ];
}
