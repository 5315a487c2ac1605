import { RULES } from '..';
import { causeOf } from './cause';
import { judge } from './judge';
import type { RuleOptions } from './rule';
import type { Finding } from '../../finding';
import type { Network } from '../../private/network/network';
import type { Severity } from '../../verdict';

/** What the rules ask, and how much it matters. */
export interface CheckOptions extends RuleOptions {
  /** By rule id, in the place of what each rule says of itself. */
  readonly severities: Readonly<Record<string, Severity>>;
}

/**
 * Asks every rule about every resource that it speaks of, or those of them that `judged` picks. Findings come sorted by
 * rule and subject, with ids of the network.
 */
export function checkNetwork(
  network: Network,
  options: CheckOptions,
  judged: (id: string) => boolean = () => true,
): Finding[] {
  const findings = RULES.flatMap((rule) =>
    rule
      .subjects(network)
      .filter(judged)
      .flatMap((subject) => judge(rule, subject, network, options)),
  );
  return findings.map((finding) => {
    const weighed = { ...finding, severity: options.severities[finding.rule] ?? finding.severity };
    return { ...weighed, cause: causeOf(weighed) };
  });
}
