import type { Blame, Judgement, Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofSubnets } from './private/subject';
import { isMeantWithinVpc } from './private/vpc-intent';
import { requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import { ExplanationCode } from '../explanation';
import { isDoubt } from '../private/forwarding/fact';
import { denials } from '../private/forwarding/network-acl';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { FAMILIES } from '../private/packet/family';
import { factsOf } from '../private/paths/hop-facts';
import { subnetsOf } from '../private/paths/vpc-neighbours';
import type { VpcLoss } from '../private/paths/vpc-replies';
import { mayLoseReplies, vpcLosses } from '../private/paths/vpc-replies';
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
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet, options) => judge(view, subnet, options)),
};

function judge(view: NetworkView, subnet: Subnet, { ephemeralPorts }: RuleOptions): Judgement | undefined {
  const { vpc } = subnet;
  if (vpc.kind === 'unknown') { return undefined; }
  const spoken = FAMILIES.filter((family) => subnetsOf(view, vpc.value, family)
    .some(({ id }) => id !== subnet.id) && subnet[family] !== undefined);
  if (spoken.length === 0) { return undefined; }
  const summary = `whether replies from the other subnets of the VPC to subnet ${subnet.id} pass is unknown`;
  const hidden = spoken.flatMap((family) => {
    const block = subnet[family]!;
    return block.kind === 'unknown' ? [`its ${family} block is unknown: ${block.reason}`] : [];
  });
  if (hidden.length > 0) { return undecided(summary, hidden); }
  const losses = spoken
    .filter((family) => mayLoseReplies(view, subnet, vpc.value, family, ephemeralPorts))
    .flatMap((family) => vpcLosses(view, subnet, vpc.value, family, ephemeralPorts));
  const certain = losses.filter(({ isCertain }) => isCertain);
  if (certain.length > 0) { return violation(view, subnet, certain); }
  return losses.length > 0
    ? undecided(summary, losses.flatMap(reasonsOf))
    : proved(`every reply from the other subnets of the VPC to subnet ${subnet.id} passes`);
}

function violation(view: NetworkView, subnet: Subnet, losses: readonly VpcLoss[]): Judgement {
  const texts = losses.flatMap(({ hop, missing }) => packetsText(missing, prepositionOf(hop), [])
    .map((text) => `${text} ${whereText(hop)}`));
  const [{ to }] = losses;
  return violated(`replies from subnet ${to.id} to subnet ${subnet.id} are lost: ${listed(texts, ' and ')}`, {
    severity: isMeantWithinVpc(view, losses) ? Severity.ERROR : Severity.WARNING,
    witnesses: losses.map((loss) => requestWitness(subnet, loss.requests, `request to subnet ${to.id}, whose reply is lost`)),
    blame: losses.flatMap(blameOf),
    fix: [...new Set(losses.flatMap(fixesOf))].join('; '),
  });
}

function blameOf({ hop: { crossing }, missing }: VpcLoss): readonly Blame[] {
  const { acl, direction, subnet } = crossing!;
  const where = `${direction === 'ingress' ? 'entering' : 'leaving'} subnet ${subnet.id}`;
  return (acl ? denials(acl, missing) : []).map(({ rule, ruleNumber }) => ({
    componentId: rule?.entry ?? acl!.id,
    ruleNumber,
    explanationCode: ExplanationCode.SUBNET_ACL_RESTRICTION,
    detail: `${rule ? `rule ${ruleNumber} (deny ${rule.text})` : 'the implicit deny'} of network ACL ${acl!.id} drops replies ${where}`,
  }));
}

function fixesOf({ hop, missing }: VpcLoss): readonly string[] {
  const { acl, direction } = hop.crossing!;
  const verb = `add an ${direction === 'ingress' ? 'inbound' : 'outbound'} allow rule for`;
  return packetsText(missing, prepositionOf(hop), []).map((text) => `${verb} ${text} to network ACL ${acl?.id}`);
}

function reasonsOf({ hop, from, to }: VpcLoss): readonly string[] {
  const doubts = factsOf(hop).filter(isDoubt).map(({ detail }) => detail);
  return doubts.length > 0 ? doubts : [`which packets of subnet ${from.id} reach subnet ${to.id} is unknown`];
}

const prepositionOf = ({ crossing }: VpcLoss['hop']) => (crossing!.side === 'source' ? 'from' : 'to');
const whereText = ({ crossing }: VpcLoss['hop']) =>
  `${crossing!.direction === 'ingress' ? 'entering' : 'leaving'} subnet ${crossing!.subnet.id}`;
