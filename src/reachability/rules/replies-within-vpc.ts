import type { Witness } from '../finding';
import { aclBlame } from './private/acl-blame';
import { crossingText, RULE_DIRECTION } from './private/crossing-words';
import type { Blame, Judgement, Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofSubnets } from './private/subject';
import { isMeantWithinVpc } from './private/vpc-intent';
import { lowestPacket, requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import { isDoubt } from '../private/forwarding/fact';
import { hostsOf } from '../private/forwarding/internet';
import { denials } from '../private/forwarding/network-acl';
import { sameResource } from '../private/network/resource';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { AddressSet } from '../private/packet/address-set';
import type { Family } from '../private/packet/family';
import { FAMILIES } from '../private/packet/family';
import { TCP, UDP } from '../private/packet/protocol';
import { crossingPlace } from '../private/paths/crossing-place';
import { factsOf } from '../private/paths/hop-facts';
import type { VpcLoss } from '../private/paths/vpc-replies';
import { repliesOfNeighbours, vpcLosses } from '../private/paths/vpc-replies';
import { listed, packetsText } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * The replies to all that hosts of a subnet ask of other subnets of their VPC come back: out of the subnet that was
 * asked, and into the one that asks, on every port at which hosts listen.
 *
 * Which flows between subnets are meant, nobody but the owner knows: a loss is a warning, and an error where the
 * template says that it matters. Green and wrong, this rule lets a database tier hang for some of its clients' ports.
 */
export const repliesWithinVpc: Rule = {
  id: RuleId.REPLIES_WITHIN_VPC,
  severity: Severity.WARNING,
  isOfVpc: true,
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet, options) => judge(view, subnet, options)),
};

/** A network ACL that lets replies out lets out requests to the same ports, and nobody can say which are meant. */
const LIKELY_REPLIES = ', but for replies to packets that are likely replies themselves, by their port';

function judge(view: NetworkView, subnet: Subnet, { ephemeralPorts }: RuleOptions): Judgement | undefined {
  const { vpc } = subnet;
  const neighbours = mayBeNeighbours(view, subnet);
  const spoken = FAMILIES.filter((family) => subnet[family] && neighbours.some((one) => one[family]));
  if (spoken.length === 0) { return undefined; }
  const summary = `whether replies from the other subnets of the VPC to subnet ${subnet.id} pass is unknown`;
  if (vpc.kind === 'unknown') { return undecided(summary, [`its VPC is unknown: ${vpc.reason}`]); }
  const hidden = spoken.flatMap((family) => hiddenBlock(subnet, family));
  if (hidden.length > 0) { return undecided(summary, hidden); }
  const replies = new Map(
    spoken.map((family) => [family, repliesOfNeighbours(view, subnet, vpc.value, family, ephemeralPorts)]),
  );
  const losses = spoken
    .filter((family) => replies.get(family) === 'unknown')
    .flatMap((family) => vpcLosses(view, subnet, vpc.value, family, ephemeralPorts));
  const certain = losses.filter(({ isCertain }) => isCertain);
  if (certain.length > 0) { return violation(view, subnet, certain); }
  const doubts = [...losses.flatMap(reasonsOf), ...neighbours.flatMap((one) => doubtsOf(one, spoken))];
  return doubts.length > 0
    ? undecided(summary, doubts)
    : proved(
      `every reply from the other subnets of the VPC to subnet ${subnet.id} passes` +
      ([...replies.values()].every((one) => one === 'all pass') ? '' : LIKELY_REPLIES),
    );
}

/** The other subnets that are in its VPC, or may be. */
function mayBeNeighbours(view: NetworkView, { id, vpc }: Subnet): readonly Subnet[] {
  return view.existing(view.network.all('subnet').filter((one) => one.id !== id && sameResource(vpc, one.vpc) !== 'no'));
}

function doubtsOf(neighbour: Subnet, families: readonly Family[]): readonly string[] {
  return neighbour.vpc.kind === 'unknown'
    ? [`subnet ${neighbour.id} may be in the VPC: ${neighbour.vpc.reason}`]
    : families.flatMap((family) => hiddenBlock(neighbour, family));
}

function hiddenBlock(subnet: Subnet, family: Family): readonly string[] {
  const hosts = hostsOf(subnet, family);
  return hosts?.kind === 'unknown' ? [hosts.reason] : [];
}

function violation(view: NetworkView, subnet: Subnet, losses: readonly VpcLoss[]): Judgement {
  const texts = losses.flatMap(({ hop, missing }) => packetsText(missing, prepositionOf(hop), [])
    .map((text) => `${text} ${crossingText(hop.crossing!)}`));
  const [{ to }] = losses;
  return violated(`replies from subnet ${to.id} to subnet ${subnet.id} are lost: ${listed(texts, ' and ')}`, {
    severity: isMeantWithinVpc(view, losses) ? Severity.ERROR : Severity.WARNING,
    witnesses: losses.map((loss) => witnessOf(subnet, loss)),
    blame: losses.flatMap(blameOf),
    fix: [...new Set(losses.flatMap(fixesOf))].join('; '),
  });
}

/** A request whose very reply is lost: by the protocol, between the hosts, and to the port of one that is. */
function witnessOf(subnet: Subnet, { hop: { crossing }, to, requests, missing }: VpcLoss): Witness {
  const { address, protocol, field } = lowestPacket(missing);
  const lost = crossing!.side === 'source' ? requests.to(AddressSet.range(address)) : requests.from(AddressSet.range(address));
  const asked = lost.restrictedTo('destination', lost.destinations.withProtocol(protocol));
  return {
    ...requestWitness(subnet, asked.isEmpty() ? requests : asked, `request to subnet ${to.id}, whose reply is lost`),
    ...protocol === TCP || protocol === UDP ? { sourcePort: field } : {},
    crossing: crossingPlace(crossing!),
  };
}

function blameOf({ hop: { crossing }, missing }: VpcLoss): readonly Blame[] {
  const { acl } = crossing!;
  return (acl ? denials(acl, missing) : [])
    .map((denial) => aclBlame(crossing!, denial, `replies ${crossingText(crossing!)}`));
}

function fixesOf({ hop, missing }: VpcLoss): readonly string[] {
  const { acl, direction } = hop.crossing!;
  const verb = `add an ${RULE_DIRECTION[direction]} allow rule for`;
  return packetsText(missing, prepositionOf(hop), []).map((text) => `${verb} ${text} to network ACL ${acl?.id}`);
}

function reasonsOf({ hop, from, to }: VpcLoss): readonly string[] {
  const doubts = factsOf(hop).filter(isDoubt).map(({ detail }) => detail);
  return doubts.length > 0 ? doubts : [`which packets of subnet ${from.id} reach subnet ${to.id} is unknown`];
}

const prepositionOf = ({ crossing }: VpcLoss['hop']) => (crossing!.side === 'source' ? 'from' : 'to');
