import type { NetworkBuilder } from './network-builder';
import { judge } from '../../src/reachability/rules/private/judge';
import type { Judged, Rule, RuleOptions } from '../../src/reachability/rules/private/rule';

const OPTIONS: RuleOptions = { ephemeralPorts: { from: 1024, to: 65535 } };

/** What a rule says of one subject, the worst first. */
export function findings(rule: Rule, network: NetworkBuilder, subject: string, options = OPTIONS): readonly Judged[] {
  return judge(rule, subject, network.build(), options);
}

/** The worst that a rule says of one subject; undefined if it does not speak of it. */
export function finding(rule: Rule, network: NetworkBuilder, subject: string, options = OPTIONS): Judged | undefined {
  return findings(rule, network, subject, options)[0];
}

export function verdict(rule: Rule, network: NetworkBuilder, subject: string, options = OPTIONS): string | undefined {
  return finding(rule, network, subject, options)?.verdict;
}
