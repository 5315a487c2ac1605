import type { Judged, Judgement, Rule, RuleOptions } from './rule';
import { casesOf, caseText } from '../../private/conditions/cases';
import type { Outcome, Deployment } from '../../private/conditions/deployment';
import { explore } from '../../private/conditions/deployment';
import { groupBy } from '../../private/network/group-by';
import type { Network } from '../../private/network/network';
import { unreadFor } from '../../private/network/unread';
import { NetworkView } from '../../private/network/view';
import { Severity, Verdict } from '../../verdict';

/** Combinations of conditions that are looked at for one question: fewer in large networks, where each takes longer. */
const MAX_DEPLOYMENTS = 1024;
const MIN_DEPLOYMENTS = 64;
const MAX_SUBNETS_OF_DEPLOYMENTS = 25 * MAX_DEPLOYMENTS;

/** Different things that a rule says of one subject; nobody reads more. */
const MAX_FINDINGS = 8;

const TOO_MANY = 'more combinations of conditions matter than are looked at';

type Answered = Outcome<Judgement>;

/**
 * What a rule says of a subject in all deployments that the template allows. Violations that differ are told apart, the
 * worst first, then what is unknown anywhere. What is neither anywhere is proved, and where the rule has nothing to say
 * there is nothing.
 */
export function judge(
  rule: Rule,
  subject: string,
  network: Network,
  options: RuleOptions,
): readonly Judged[] {
  const ask = (deployment: Deployment) => {
    const view = new NetworkView(network, deployment);
    return asRead(rule.judge(view, subject, options), rule, subject, view);
  };
  const { outcomes, complete } = explore(network.choices, network.constraint, ask, deploymentsOf(network));
  const judged = outcomes.filter((outcome): outcome is Answered => outcome.answer !== undefined);
  const having = (verdict: Verdict) => judged.filter(({ answer }) => answer.verdict === verdict);
  const wrong = [...apart(having(Verdict.VIOLATED), rule), having(Verdict.UNKNOWN)].filter(({ length }) => length > 0);
  const groups = wrong.length > 0 || judged.length === 0 ? wrong : [judged];
  return groups.map((group) => {
    const { severity = rule.severity, ...judgement } = complete ? told(group) : qualified(told(group), [TOO_MANY]);
    const these = new Set<unknown>(group);
    const others = outcomes.filter((outcome) => !these.has(outcome));
    return {
      rule: rule.id,
      subject,
      severity,
      zonesLost: [],
      ...judgement,
      when: complete
        ? casesOf(group.map(({ when }) => when), others.map(({ when }) => when))
        : [caseText(group[0].when)].filter((text) => text !== ''),
    };
  });
}

function deploymentsOf(network: Network): number {
  const fitting = Math.floor(MAX_SUBNETS_OF_DEPLOYMENTS / network.all('subnet').length);
  return Math.max(MIN_DEPLOYMENTS, Math.min(MAX_DEPLOYMENTS, fitting));
}

/** Violations that differ, the worst first: errors, then what more packets show, then the default deployment's. */
function apart(judged: readonly Answered[], rule: Rule): readonly (readonly Answered[])[] {
  const weight = ([{ answer }]: readonly Answered[]) => [
    (answer.severity ?? rule.severity) === Severity.ERROR ? 1 : 0, answer.witnesses.length, answer.blame.length,
  ];
  const groups = [...groupBy(judged, ({ answer }) => causeOf(answer)).values()]
    .sort((a, b) => compared(weight(b), weight(a)));
  return groups.length <= MAX_FINDINGS
    ? groups
    : [...groups.slice(0, MAX_FINDINGS - 1), groups.slice(MAX_FINDINGS - 1).flat()];
}

/** What makes a violation the one it is: who is to blame for which packets, whatever zones and addresses it names. */
function causeOf({ summary, severity, accepted, blame, witnesses }: Judgement): string {
  const causes = blame.map(({ componentId, ruleNumber, explanationCode: code }) => [componentId, ruleNumber, code]);
  const packets = witnesses.map(({ source, protocol, sourcePort, destinationPort, icmpType, icmpCode }) =>
    [source.includes(':'), protocol, sourcePort, destinationPort, icmpType, icmpCode]);
  return JSON.stringify([severity, accepted, ...causes.length > 0 ? [causes, packets] : [summary]]);
}

/** The first number in which two lists differ decides. */
function compared(one: readonly number[], other: readonly number[]): number {
  return one.map((number, i) => number - other[i]).find((difference) => difference !== 0) ?? 0;
}

/** What is said of the first, and where others differ from it also what is said of them. */
function told(group: readonly Answered[]): Judgement {
  const answers = group.map(({ answer }) => answer);
  return {
    ...answers[0],
    summary: summaryOf(answers),
    reasons: [...new Set(answers.flatMap(({ reasons }) => reasons))],
    portsBlockedOnPurpose: [...new Set(answers.flatMap((answer) => answer.portsBlockedOnPurpose))]
      .sort((a, b) => a - b),
  };
}

/** One violation stands for others like it; a proof claims no more than holds with any parameters. */
function summaryOf(answers: readonly Judgement[]): string {
  const [summary, ...others] = [...new Set(answers.map((answer) => answer.summary))];
  if (others.length === 0) { return summary; }
  if (answers[0].verdict === Verdict.VIOLATED) { return `${summary}, or the like with other parameters`; }
  const more = others.length < MAX_FINDINGS ? others : [...others.slice(0, MAX_FINDINGS - 1), 'and so on'];
  return `${summary}; with other parameters: ${more.join('; ')}`;
}

/** A proof needs all that may change it. */
function asRead(
  judgement: Judgement | undefined,
  rule: Rule,
  subject: string,
  view: NetworkView,
): Judgement | undefined {
  return judgement?.verdict === Verdict.PROVED
    ? qualified(
      judgement,
      view.existing(unreadFor(view.network, subject, rule.isOfVpc)).map(({ part }) => part),
    )
    : judgement;
}

function qualified(judgement: Judgement, gaps: readonly string[]): Judgement {
  if (judgement.verdict !== Verdict.PROVED || gaps.length === 0) { return judgement; }
  return {
    ...judgement,
    verdict: Verdict.UNKNOWN,
    summary: `${judgement.summary}, as far as the template can be read`,
    reasons: [...new Set(gaps)],
  };
}
