import { closingBlame, optionHint } from './private/closing';
import type { Blame, Judgement, Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofSubnets } from './private/subject';
import { RuleId } from './rule-id';
import type { Crossing } from '../private/forwarding/acl-crossing';
import { crossing } from '../private/forwarding/acl-crossing';
import { possibleVpcCidrs, vpcCidrs } from '../private/forwarding/internet';
import { targetName } from '../private/forwarding/next-hop';
import { subnetRoutes } from '../private/forwarding/route-table';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { AddressSet } from '../private/packet/address-set';
import type { Certainty } from '../private/packet/bounds';
import type { Cidr } from '../private/packet/cidr';
import { formatCidr } from '../private/packet/cidr';
import { PacketSet } from '../private/packet/packet-set';
import { EVERY_SERVICE } from '../private/packet/protocol';
import { firstOfEach, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * A network that a subnet has a route to, by a peering connection, a VPN or a transit gateway, may be spoken with; and
 * a network ACL that lets everything in from the subnet's own block of the VPC does so from the other blocks that have
 * subnets.
 *
 * Green and wrong, the connection is paid for and nothing passes, or pods with addresses of their own reach nobody.
 */
export const closedNetwork: Rule = {
  id: RuleId.CLOSED_NETWORK,
  severity: Severity.WARNING,
  isOfVpc: true,
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet) => {
    const routed = networksOf(view, subnet);
    const blocks = otherBlocks(view, subnet);
    if (routed.length + blocks.length === 0) { return undefined; }
    const closings = [...routed, ...blocks].flatMap((network) => closingOf(view, subnet, network) ?? []);
    if (closings.length === 0) { return openOrUnknown(view, subnet, [...routed, ...blocks]); }
    return violated(`the network ACL of subnet ${subnet.id} closes ${listed(closings.map(({ name }) => name), ' and ')}`, {
      blame: firstOfEach(closings.flatMap(({ blame }) => blame), (blame) => JSON.stringify(blame)),
      fix: `allow traffic from and to ${listed(closings.map(({ text }) => text), ' and ')} in network ACL ${closings[0].acl}`
        + optionHint(view, crossing(view, subnet, 'ingress', 'ipv4'), 'networks'),
    });
  }),
};

interface OtherNetwork {
  readonly name: string;
  readonly text: string;
  readonly addresses: AddressSet;
  /** A block of the VPC that should be as open as this one, which is the subnet's own. */
  readonly like?: AddressSet;
}

interface Closing extends OtherNetwork {
  readonly acl: string;
  readonly blame: readonly Blame[];
}

/** What routes lead to out of the VPC; a default route is the business of other rules. */
function networksOf(view: NetworkView, subnet: Subnet): readonly OtherNetwork[] {
  return subnetRoutes(view, subnet, 'ipv4').routes.flatMap(({ route, nextHop, destinations, text }) => {
    const isNetwork = route?.destination.kind === 'cidr' && route.destination.cidr.prefix > 1;
    return nextHop.kind === 'outside' && isNetwork && !destinations.lower.isEmpty()
      ? [{ name: `${text}, the network behind ${targetName(route.target)}`, text, addresses: destinations.lower }]
      : [];
  });
}

/** The VPC's other blocks that have subnets. */
function otherBlocks(view: NetworkView, subnet: Subnet): readonly OtherNetwork[] {
  const { vpc, ipv4: own } = subnet;
  if (vpc.kind === 'unknown' || own?.kind !== 'known') { return []; }
  const blocks = vpcCidrs(view, vpc.value, 'ipv4').flatMap(({ cidr }) => (cidr.kind === 'known' ? [cidr.value] : []));
  const home = blocks.find((block) => holds(block, own.value));
  if (!home) { return []; }
  const used = view.existing(view.network.referringTo('subnet', 'vpc', vpc.value))
    .flatMap(({ ipv4 }) => (ipv4?.kind === 'known' ? [ipv4.value] : []));
  const isOther = (block: Cidr) => formatCidr(block) !== formatCidr(home) && used.some((one) => holds(block, one));
  return blocks.filter(isOther).map((block) => ({
    name: `${formatCidr(block)}, a block of its own VPC that has subnets`,
    text: formatCidr(block),
    addresses: AddressSet.of(block),
    like: AddressSet.of(home),
  }));
}

/** Why there may be other blocks that have subnets. */
function hiddenBlocks(view: NetworkView, { vpc }: Subnet): readonly string[] {
  if (vpc.kind === 'unknown') { return []; }
  const blocks = vpcCidrs(view, vpc.value, 'ipv4').flatMap(({ cidr }) => (cidr.kind === 'unknown' ? [cidr.reason] : []));
  const maybe = [
    ...possibleVpcCidrs(view, vpc.value, 'ipv4'),
    ...view.perhapsReferringTo('subnet', 'vpc', vpc.value),
  ].map((one) => `${one.id} may be in VPC ${vpc.value}: ${one.vpc.kind === 'unknown' ? one.vpc.reason : ''}`);
  const subnets = view.referringTo('subnet', 'vpc', vpc.value).flatMap(({ ipv4 }) => (ipv4?.kind === 'unknown' ? [ipv4.reason] : []));
  return [...blocks, ...maybe, ...subnets];
}

function holds(block: Cidr, one: Cidr): boolean {
  return AddressSet.of(one).isSubsetOf(AddressSet.of(block));
}

function closingOf(view: NetworkView, subnet: Subnet, network: OtherNetwork): Closing | undefined {
  const closed = (['ingress', 'egress'] as const)
    .map((direction) => crossing(view, subnet, direction, 'ipv4'))
    .filter((where) => isOpen(where, network) === 'no');
  if (closed.length === 0) { return undefined; }
  return {
    ...network,
    acl: closed[0].acl?.id ?? subnet.id,
    blame: closed.flatMap((where) => {
      const sent = PacketSet.of({ addresses: network.addresses });
      return closingBlame(where, sent.subtract(where.allowed.upper));
    }),
  };
}

function openOrUnknown(view: NetworkView, subnet: Subnet, networks: readonly OtherNetwork[]): Judgement {
  const doubtful = (['ingress', 'egress'] as const)
    .map((direction) => crossing(view, subnet, direction, 'ipv4'))
    .filter((where) => networks.some((network) => isOpen(where, network) === 'unknown'));
  const doubts = [...doubtful.flatMap(({ allowed }) => allowed.reasons), ...hiddenBlocks(view, subnet)];
  return doubts.length > 0
    ? undecided(`whether subnet ${subnet.id} may speak with the networks that it has routes to is unknown`, doubts)
    : proved(`subnet ${subnet.id} may speak with the networks that it has routes to`);
}

/** A network outside is closed where nothing passes, a block of the VPC where less passes than of the subnet's own. */
function isOpen({ allowed }: Crossing, { addresses, like }: OtherNetwork): Certainty {
  const passes = ({ services }: PacketSet) => (like ? services.equals(EVERY_SERVICE) : !services.isEmpty());
  if (like && !passes(allowed.lower.withAddresses(like))) { return 'yes'; }
  if (!passes(allowed.upper.withAddresses(addresses))) { return 'no'; }
  return passes(allowed.lower.withAddresses(addresses)) ? 'yes' : 'unknown';
}
