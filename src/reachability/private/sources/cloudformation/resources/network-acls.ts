import { egressClaims, portsBlockedOnPurpose } from './network-acl-claims';
import type { Readers } from './reader';
import type { Resolved } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { Direction, FamilyBounds, NetworkAcl, NetworkAclEntry } from '../../../network/resources';
import { Bounds } from '../../../packet/bounds';
import { PacketSet } from '../../../packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP } from '../../../packet/protocol';
import type { Peers, Services } from '../../rule-traffic';
import {
  ANY_PROTOCOL,
  anyService,
  blocksText,
  familyBounds,
  icmp,
  oneBlock,
  ports,
  protocolNumber,
  servicesText,
  wholeProtocol,
} from '../../rule-traffic';
import type { Details } from '../declared-resource';
import type { Properties } from '../expressions/properties';

const LAST_RULE_NUMBER = 32766;

export const NETWORK_ACL_READERS: Readers = {
  'AWS::EC2::NetworkAcl': (acl) =>
    acl.readOne<NetworkAcl>((properties) => ({
      kind: 'network-acl',
      vpc: properties.reference('VpcId'),
      isDefault: false,
      portsBlockedOnPurpose: portsBlockedOnPurpose(acl),
      egressClaims: egressClaims(acl),
    })),
  'AWS::EC2::NetworkAclEntry': (entry) =>
    entry.readMany<NetworkAclEntry>((properties) => {
      const egress = properties.flag('Egress');
      if (egress.kind === 'known') {
        return [details(properties, egress.value ? 'egress' : 'ingress')];
      }
      return (['ingress', 'egress'] as const).map((direction) => {
        const certain = details(properties, direction);
        return { ...certain, matches: atMost(certain.matches, egress.reason) };
      });
    }),
};

function details(properties: Properties, direction: Direction): Details<NetworkAclEntry> {
  const peers = peersOf(properties);
  const services = servicesOf(properties, peers);
  return {
    kind: 'network-acl-entry',
    networkAcl: properties.reference('NetworkAclId'),
    direction,
    ruleNumber: ruleNumberOf(properties),
    action: properties.word('RuleAction', ['allow', 'deny']) ?? unknown('RuleAction is not given'),
    matches: familyBounds(peers, services),
    text: `${servicesText(services)} ${direction === 'ingress' ? 'from' : 'to'} ${peers.map(({ blocks }) => blocksText(blocks)).join(' or ')}`,
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
function ruleNumberOf(properties: Properties): Resolved<number> {
  const number = properties.integer('RuleNumber') ?? unknown('RuleNumber is not given');
  return number.kind === 'known' && (number.value < 1 || number.value > LAST_RULE_NUMBER)
    ? unknown(`RuleNumber is ${number.value}, not 1 to ${LAST_RULE_NUMBER}: it fails at deploy`)
    : number;
}

/** One block; of either family if the template gives none that can be read. */
function peersOf(properties: Properties): readonly Peers[] {
  const given = (
    [
      ['CidrBlock', 'ipv4'],
      ['Ipv6CidrBlock', 'ipv6'],
    ] as const
  ).flatMap(([name, family]): readonly Peers[] => {
    const cidr = properties.cidr(name, family);
    return cidr === undefined ? [] : [{ family, blocks: oneBlock(cidr) }];
  });
  if (given.length > 0) { return given; }
  const blocks = unknown('the entry has no CIDR block');
  return [{ family: 'ipv4', blocks }, { family: 'ipv6', blocks }];
}

/**
 * What the protocol decides: only TCP and UDP have ports, and only ICMP, ICMPv6 in an IPv6 rule, has types and codes.
 * Every other protocol number is matched whole.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-networkaclentry.html
 */
function servicesOf(properties: Properties, peers: readonly Peers[]): Resolved<Services> {
  const protocol = protocolNumber(properties, 'Protocol');
  if (protocol.kind === 'unknown') { return protocol; }
  switch (protocol.value) {
    case ANY_PROTOCOL: return known(anyService());
    case TCP:
    case UDP: return pair(properties, 'PortRange', 'From', 'To', (from, to) => ports(protocol.value, from, to));
    case ICMPV6:
      if (peers.every(({ family }) => family === 'ipv4')) { return known(wholeProtocol(ICMPV6)); }
      return pair(properties, 'Icmp', 'Type', 'Code', (type, code) => icmp(ICMPV6, type, code));
    case ICMP: return pair(properties, 'Icmp', 'Type', 'Code', (type, code) => icmp(ICMP, type, code));
    default: return known(wholeProtocol(protocol.value));
  }
}

function pair(
  properties: Properties,
  name: string,
  first: string,
  second: string,
  read: (first: number, second: number) => Resolved<Services>,
): Resolved<Services> {
  if (!properties.has(name)) {
    return unknown(`the protocol needs ${name}, which is not given: it fails at deploy`);
  }
  const [a, b] = [first, second].map(
    (one) => properties.structure(name).integer(one) ?? unknown(`${name}.${one} is not given`),
  );
  if (a.kind === 'unknown') {
    return a;
  }
  return b.kind === 'unknown' ? b : read(a.value, b.value);
}

/** Any part of the packets, none included. */
function atMost({ ipv4, ipv6 }: FamilyBounds, reason: string): FamilyBounds {
  const loosen = (bounds: Bounds<PacketSet>) =>
    Bounds.between(PacketSet.empty(bounds.upper.family), bounds.upper, [...bounds.reasons, reason]);
  return { ipv4: loosen(ipv4), ipv6: loosen(ipv6) };
}
