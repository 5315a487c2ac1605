import type { Judgement, Rule, RuleOptions } from './rule';
import type { Finding } from '../../finding';
import type { Outcome, Deployment } from '../../private/conditions/deployment';
import { explore } from '../../private/conditions/deployment';
import type { Network } from '../../private/network/network';
import { NetworkView } from '../../private/network/view';
import { Verdict } from '../../verdict';

/** Combinations of conditions that are looked at for one question. */
const MAX_DEPLOYMENTS = 1024;

const TOO_MANY = `more than ${MAX_DEPLOYMENTS} combinations of conditions matter, and not all of them were looked at`;

type Judged = Outcome<Judgement | undefined>;

/** What a rule says of a subject in every deployment that the template allows; undefined if it has nothing to say. */
export function judge(rule: Rule, subject: string, network: Network, options: RuleOptions): Finding | undefined {
  const ask = (deployment: Deployment) => {
    const view = new NetworkView(network, deployment);
    return asRead(rule.judge(view, subject, options), subject, view);
  };
  const { outcomes, complete } = explore(network.choices, network.constraint, ask, MAX_DEPLOYMENTS);
  const found = worst(outcomes);
  if (!found) { return undefined; }
  const { severity = rule.severity, ...judgement } = complete ? found.answer : qualified(found.answer, [TOO_MANY]);
  return {
    rule: rule.id,
    subject,
    severity,
    ...judgement,
    when: complete ? conditions(found, outcomes) : decided(found),
  };
}

/**
 * A violation anywhere is a violation, and what is unknown anywhere is unknown; among equals the one that takes the
 * fewest decisions.
 */
function worst(outcomes: readonly Judged[]): Outcome<Judgement> | undefined {
  const judged = outcomes.filter((outcome): outcome is Outcome<Judgement> => outcome.answer !== undefined);
  const [first] = [Verdict.VIOLATED, Verdict.UNKNOWN, Verdict.PROVED]
    .map((verdict) => judged.filter(({ answer }) => answer.verdict === verdict))
    .filter(({ length }) => length > 0);
  return first?.reduce((best, other) => (other.when.size < best.when.size ? other : best));
}

/** A proof needs all that is deployed. */
function asRead(judgement: Judgement | undefined, subject: string, view: NetworkView): Judgement | undefined {
  return judgement?.verdict === Verdict.PROVED
    ? qualified(
      judgement,
      view.existing(view.network.unreadFor(subject)).map(({ part }) => part),
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

/**
 * The decisions that make the verdict what it is: what can be left out without admitting another verdict is left out.
 */
function conditions({ when, answer }: Outcome<Judgement>, outcomes: readonly Judged[]): string[] {
  const kept = new Map(when);
  const others = outcomes.filter((other) => other.answer !== undefined && other.answer.verdict !== answer.verdict);
  const agree = () => others.every((other) => contradicts(other.when, kept));
  for (const [choice, value] of when) {
    kept.delete(choice);
    if (!agree()) { kept.set(choice, value); }
  }
  return inWords(kept);
}

function contradicts(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...other].some(([choice, value]) => one.has(choice) && one.get(choice) !== value);
}

function decided({ when }: Outcome<Judgement>): string[] {
  return inWords(when);
}

function inWords(when: ReadonlyMap<string, string>): string[] {
  return [...when].map(([choice, value]) => `${choice} = ${value}`).sort();
}
