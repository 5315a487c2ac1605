import type { Explanation } from '../../explanation';
import { ExplanationEffect } from '../../explanation';
import type { Finding } from '../../finding';
import type { PortRange } from '../../private/forwarding/services';
import type { Network } from '../../private/network/network';
import type { ResourceKind } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import type { Severity } from '../../verdict';
import { Verdict } from '../../verdict';
import type { RuleId } from '../rule-id';

export interface RuleOptions {
  /** Ports at which hosts listen for replies. */
  readonly ephemeralPorts: PortRange;
}

/** What a rule says of one subject in one deployment. */
export type Judgement = Omit<Finding, 'rule' | 'subject' | 'when' | 'severity' | 'cause' | 'zonesLost'> & {
  /** @default - none */
  readonly zonesLost?: string[];
  /** @default - the rule's own */
  readonly severity?: Severity;
};

/** What a rule says of one subject, before anybody weighs it. */
export type Judged = Omit<Finding, 'cause'>;

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** Set if whatever happens in the VPC of a subject may change the verdict: another subnet, another block. */
  readonly isOfVpc?: boolean;
  /** Ids of all resources that the rule may speak of. */
  subjects(network: Network): readonly string[];
  /** Undefined if the rule does not speak of the subject in this deployment. */
  judge(view: NetworkView, subject: string, options: RuleOptions): Judgement | undefined;
}

/** Each resource of a kind, whatever its variants. */
export function allOf(kind: ResourceKind): Rule['subjects'] {
  return (network) => [...new Set(network.all(kind).map(({ id }) => id))];
}

export function proved(summary: string, portsBlockedOnPurpose: readonly number[] = []): Judgement {
  return {
    verdict: Verdict.PROVED,
    summary,
    witnesses: [],
    blame: [],
    reasons: [],
    portsBlockedOnPurpose: [...portsBlockedOnPurpose],
  };
}

export function undecided(summary: string, reasons: readonly string[]): Judgement {
  return {
    verdict: Verdict.UNKNOWN,
    summary,
    witnesses: [],
    blame: [],
    reasons: [...new Set(reasons)].sort(),
    portsBlockedOnPurpose: [],
  };
}

/** An explanation of what blocks. */
export type Blame = Omit<Explanation, 'effect'>;

type Violation = Partial<Pick<Judgement, 'witnesses' | 'fix' | 'portsBlockedOnPurpose' | 'severity' | 'accepted' | 'zonesLost'>> & {
  readonly blame?: readonly Blame[];
};

export function violated(summary: string, { blame = [], ...details }: Violation): Judgement {
  return {
    verdict: Verdict.VIOLATED,
    summary,
    witnesses: [],
    reasons: [],
    portsBlockedOnPurpose: [],
    ...details,
    blame: blame.map((one) => ({ ...one, effect: ExplanationEffect.BLOCKS })),
  };
}
