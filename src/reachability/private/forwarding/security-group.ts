/**
 * The security groups of a host.
 *
 * They filter what the host starts and what is started towards it, and remember flows: replies always pass. Rules only
 * allow, and those of all groups count together. An inbound rule sees the source, an outbound one the destination. A
 * rule whose peer is a security group permits the private addresses of the hosts that are in it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
import { internetOf } from './internet';
import type { Reference } from '../network/resource';
import { refersTo } from '../network/resource';
import type { Direction, Host, SecurityGroupRule, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';

/** Logical ids of the groups, and what stands for those that are not in the template. */
export function securityGroupNames({ id, securityGroups }: Host): string {
  const names = securityGroups.map((group) => (group.kind === 'known' ? group.value : group.text ?? 'an unknown one'));
  return names.length === 0 ? `the default security group, which ${id} is in` : names.join(', ');
}

/** The groups of everything that is known to be in a subnet. */
export function securityGroupsIn(view: NetworkView, { id }: Subnet): readonly string[] {
  return view.memo(`security groups in ${id}`, () => {
    const groups = [
      ...view.referringTo('host', 'subnet', id),
      ...view.referringTo('public-placement', 'subnet', id),
      ...view.existing(view.network.all('workload')).filter(({ subnets }) => subnets.some((one) => refersTo(one, id))),
    ].flatMap(({ securityGroups }) => securityGroups.flatMap((group) => (group.kind === 'known' ? [group.value] : [])));
    return [...new Set(groups)];
  });
}

/** The inbound rules by which something in one subnet permits something in another, or perhaps everybody. */
export function rulesBetween(view: NetworkView, from: Subnet, to: Subnet): readonly SecurityGroupRule[] {
  const asking = securityGroupsIn(view, from);
  return securityGroupsIn(view, to)
    .flatMap((group) => view.referringTo('security-group-rule', 'securityGroup', group))
    .filter(({ direction }) => direction === 'ingress')
    .filter(({ peerSecurityGroup: peer }) => !peer || asking.some((group) => refersTo(peer, group)));
}

/** What the groups of a host permit together, by the address of the other side. */
export function permittedBy(
  view: NetworkView,
  { id, subnet, securityGroups }: Host,
  direction: Direction,
  family: Family,
): Bounds<PacketSet> {
  if (securityGroups.length === 0) {
    return unlimited(family, `${id} is in the default security group of its VPC, whose rules are unknown`);
  }
  const home = view.follow('subnet', subnet);
  const peers = AddressSet.all(family).subtract(home ? internetOf(view, home, family) : AddressSet.empty(family));
  return Bounds.unionOf(securityGroups.map((group) => permittedByGroup(view, group, direction, peers)));
}

function permittedByGroup(
  view: NetworkView,
  group: Reference,
  direction: Direction,
  peers: AddressSet,
): Bounds<PacketSet> {
  const { family } = peers;
  if (group.kind === 'unknown') {
    return unlimited(family, `the rules of a security group are unknown: ${group.reason}`);
  }
  if (!view.find('security-group', group.value)) {
    return unlimited(family, `the rules of security group ${group.value} are unknown: it is not in the template`);
  }
  const isOfDirection = (rule: SecurityGroupRule) => rule.direction === direction;
  const certain = view.referringTo('security-group-rule', 'securityGroup', group.value).filter(isOfDirection);
  const possible = view.perhapsReferringTo('security-group-rule', 'securityGroup', group.value).filter(isOfDirection);
  return Bounds.unionOf([
    Bounds.exact(PacketSet.empty(family)),
    ...certain.map((rule) => permittedByRule(rule, peers)),
    ...possible.map((rule) =>
      Bounds.between(PacketSet.empty(family), permittedByRule(rule, peers).upper, [
        `whether rule ${rule.id} belongs to security group ${group.value} is unknown`,
      ]),
    ),
  ]);
}

/** Which addresses the hosts of a group have is unknown: they are none of the internet. */
function permittedByRule({ id, permits, permitsPeers }: SecurityGroupRule, peers: AddressSet): Bounds<PacketSet> {
  const { family } = peers;
  return permitsPeers === undefined ? permits[family] : Bounds.between(
    PacketSet.empty(family),
    permitsPeers[family].upper.withAddresses(peers),
    [`which hosts are in the security group that rule ${id} names is unknown`],
  );
}

function unlimited(family: Family, reason: string): Bounds<PacketSet> {
  return Bounds.between(PacketSet.empty(family), PacketSet.all(family), [reason]);
}
