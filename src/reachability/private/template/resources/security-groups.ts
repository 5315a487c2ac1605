import { prefixListBlocks } from './prefix-lists';
import type { Readers } from './reader';
import type { Resolved } from '../../network/noun';
import { known, unknown } from '../../network/noun';
import type { Direction, SecurityGroup, SecurityGroupRule } from '../../network/nouns';
import { ICMP, ICMPV6, TCP, UDP } from '../../packet/protocol';
import type { Properties } from '../properties';
import type { Reading } from '../reading';
import type { Details, Resource } from '../resource';
import type { Peers, Services } from '../traffic';
import { allPackets, ANY_PROTOCOL, anyService, familyBounds, icmp, oneBlock, ports, protocolNumber, wholeProtocol } from '../traffic';
import type { Value } from '../value';
import type { Way } from '../way';

export const SECURITY_GROUP_READERS: Readers = {
  'AWS::EC2::SecurityGroup': (group, reading) => [
    ...group.noun<SecurityGroup>((properties) => ({ kind: 'security-group', vpc: properties.reference('VpcId') })),
    ...inlineRules(group, 'SecurityGroupIngress', 'ingress', reading),
    ...inlineRules(group, 'SecurityGroupEgress', 'egress', reading),
    ...defaultEgress(group),
  ],
  'AWS::EC2::SecurityGroupIngress': (rule, reading) => rule.noun<SecurityGroupRule>((properties, way) => ({
    ...details(properties, 'ingress', reading, way), securityGroup: properties.reference('GroupId'),
  })),
  'AWS::EC2::SecurityGroupEgress': (rule, reading) => rule.noun<SecurityGroupRule>((properties, way) => ({
    ...details(properties, 'egress', reading, way), securityGroup: properties.reference('GroupId'),
  })),
};

function inlineRules(group: Resource, name: string, direction: Direction, reading: Reading): readonly SecurityGroupRule[] {
  return group.nounsOf<SecurityGroupRule>(name, (properties, way) => ({
    ...details(properties, direction, reading, way), securityGroup: known(group.id),
  }));
}

/** A group without egress rules of its own permits all traffic out. */
function defaultEgress(group: Resource): readonly SecurityGroupRule[] {
  return group.nouns<SecurityGroupRule>((properties, way) => {
    const own = properties.elements('SecurityGroupEgress').some((element) => element(way) !== undefined);
    return own ? [] : [{ kind: 'security-group-rule', direction: 'egress', permits: allPackets(), securityGroup: known(group.id) }];
  }).map((rule) => ({ ...rule, id: `${group.id}.DefaultEgress` }));
}

function details(properties: Properties, direction: Direction, reading: Reading, way: Way): Omit<Details<SecurityGroupRule>, 'securityGroup'> {
  const end = direction === 'ingress' ? 'Source' : 'Destination';
  const blocks = blocksOf(properties);
  // A rule has one peer. Only where nothing of the rule is known do all of them seem to be there.
  const group = blocks.length === 0 ? properties.optionalReference(`${end}SecurityGroupId`) : undefined;
  const peers = blocks.length > 0 || group !== undefined ? blocks : prefixList(properties.value(`${end}PrefixListId`), reading, way);
  return { kind: 'security-group-rule', direction, permits: familyBounds(peers, servicesOf(properties)), peerSecurityGroup: group };
}

function blocksOf(properties: Properties): readonly Peers[] {
  return ([['CidrIp', 'ipv4'], ['CidrIpv6', 'ipv6']] as const).flatMap(([name, family]): readonly Peers[] => {
    const cidr = properties.cidr(name);
    return cidr === undefined ? [] : [{ family, blocks: oneBlock(cidr) }];
  });
}

function prefixList(list: Value, reading: Reading, way: Way): readonly Peers[] {
  const blocks = list.kind === 'absent' ? unknown('the rule names no peer that is known here') : prefixListBlocks(list, reading, way);
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
    return protocol === ICMPV6 ? known(wholeProtocol(protocol)) : unknown('FromPort and ToPort are not given: it fails at deploy');
  }
  if (from.kind === 'unknown') { return from; }
  if (to.kind === 'unknown') { return to; }
  return protocol === ICMP || protocol === ICMPV6 ? icmp(protocol, from.value, to.value) : ports(protocol, from.value, to.value);
}
