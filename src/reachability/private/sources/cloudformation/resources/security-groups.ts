import { prefixListBlocks } from './prefix-lists';
import type { Readers } from './reader';
import type { Branch } from '../../../conditions/branch';
import type { Resolved } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { Direction, SecurityGroup, SecurityGroupRule } from '../../../network/resources';
import { anyCidr } from '../../../packet/cidr';
import { FAMILIES } from '../../../packet/family';
import { ICMP, ICMPV6, TCP, UDP } from '../../../packet/protocol';
import type { Peers, Services } from '../../rule-traffic';
import {
  allPackets,
  ANY_PROTOCOL,
  anyService,
  familyBounds,
  icmp,
  oneBlock,
  ports,
  protocolNumber,
  wholeProtocol,
} from '../../rule-traffic';
import type { Details, DeclaredResource } from '../declared-resource';
import type { Properties } from '../expressions/properties';
import type { Value } from '../expressions/value';
import type { ReadContext } from '../read-context';

const EVERYBODY: readonly Peers[] = FAMILIES.map((family) => ({ family, blocks: oneBlock(known(anyCidr(family))) }));

export const SECURITY_GROUP_READERS: Readers = {
  'AWS::EC2::SecurityGroup': (group, context) => [
    ...group.readOne<SecurityGroup>((properties) => ({ kind: 'security-group', vpc: properties.reference('VpcId') })),
    ...inlineRules(group, 'SecurityGroupIngress', 'ingress', context),
    ...inlineRules(group, 'SecurityGroupEgress', 'egress', context),
    ...defaultEgress(group),
  ],
  'AWS::EC2::SecurityGroupIngress': (rule, context) => rule.readOne<SecurityGroupRule>((properties, branch) => ({
    ...details(properties, 'ingress', context, branch), securityGroup: properties.reference('GroupId'),
  })),
  'AWS::EC2::SecurityGroupEgress': (rule, context) => rule.readOne<SecurityGroupRule>((properties, branch) => ({
    ...details(properties, 'egress', context, branch), securityGroup: properties.reference('GroupId'),
  })),
};

function inlineRules(
  group: DeclaredResource,
  name: string,
  direction: Direction,
  context: ReadContext,
): readonly SecurityGroupRule[] {
  return group.readEach<SecurityGroupRule>(name, (properties, branch) => ({
    ...details(properties, direction, context, branch),
    securityGroup: known(group.id),
  }));
}

/** A group without egress rules of its own permits all traffic out. */
function defaultEgress(group: DeclaredResource): readonly SecurityGroupRule[] {
  return group.readMany<SecurityGroupRule>((properties, branch) => {
    const own = properties.elements('SecurityGroupEgress').some((element) => element(branch) !== undefined);
    return own
      ? []
      : [{ kind: 'security-group-rule', direction: 'egress', permits: allPackets(), securityGroup: known(group.id) }];
  }).map((rule) => ({ ...rule, id: `${group.id}.DefaultEgress` }));
}

function details(
  properties: Properties,
  direction: Direction,
  context: ReadContext,
  branch: Branch,
): Omit<Details<SecurityGroupRule>, 'securityGroup'> {
  const end = direction === 'ingress' ? 'Source' : 'Destination';
  const blocks = blocksOf(properties);
  // A rule has one peer. Only where nothing of the rule is known do all of them seem to be there.
  const group = blocks.length === 0 ? properties.optionalReference(`${end}SecurityGroupId`) : undefined;
  const peers =
    blocks.length > 0 || group !== undefined
      ? blocks
      : prefixList(properties.value(`${end}PrefixListId`), context, branch);
  return {
    kind: 'security-group-rule',
    direction,
    permits: familyBounds(peers, servicesOf(properties)),
    ...(group ? { peerSecurityGroup: group, permitsPeers: familyBounds(EVERYBODY, servicesOf(properties)) } : {}),
  };
}

function blocksOf(properties: Properties): readonly Peers[] {
  return ([['CidrIp', 'ipv4'], ['CidrIpv6', 'ipv6']] as const).flatMap(([name, family]): readonly Peers[] => {
    const cidr = properties.cidr(name, family);
    return cidr === undefined ? [] : [{ family, blocks: oneBlock(cidr) }];
  });
}

function prefixList(list: Value, context: ReadContext, branch: Branch): readonly Peers[] {
  const blocks =
    list.kind === 'absent'
      ? unknown('the rule names no peer that is known here')
      : prefixListBlocks(list, context, branch);
  return [{ family: 'ipv4', blocks }, { family: 'ipv6', blocks }];
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroupingress.html */
function servicesOf(properties: Properties): Resolved<Services> {
  const protocol = protocolNumber(properties, 'IpProtocol');
  if (protocol.kind === 'unknown') { return protocol; }
  switch (protocol.value) {
    case ANY_PROTOCOL: return known(anyService());
    case TCP:
    case UDP:
    case ICMP:
    case ICMPV6: return range(properties, protocol.value);
    default: return known(wholeProtocol(protocol.value));
  }
}

/** Ports from and to; of ICMP, type and code. ICMPv6 without them is all of it. */
function range(properties: Properties, protocol: number): Resolved<Services> {
  const [from, to] = [properties.integer('FromPort'), properties.integer('ToPort')];
  if (from === undefined || to === undefined) {
    return protocol === ICMPV6
      ? known(wholeProtocol(protocol))
      : unknown('FromPort and ToPort are not given: it fails at deploy');
  }
  if (from.kind === 'unknown') { return from; }
  if (to.kind === 'unknown') { return to; }
  return protocol === ICMP || protocol === ICMPV6
    ? icmp(protocol, from.value, to.value)
    : ports(protocol, from.value, to.value);
}
