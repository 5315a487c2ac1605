import { subjectOf } from './check-result';
import type { Finding } from '../../reachability/finding';
import { Refusal } from '../refusal';

/** A finding that does not count: `rule@logicalId`, or `rule@*` for every subject of the rule. */
export interface Ignored {
  readonly text: string;
  readonly rule: string;
  readonly subject: string;
}

/** @throws Refusal for what is not written so, or names no rule */
export function ignoredOf(text: string, rules: readonly string[]): Ignored {
  const at = text.indexOf('@');
  const [rule, subject] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (at < 0 || subject === '') {
    throw Refusal.usage(`--ignore ${text}: expected rule@logicalId, such as return-traffic@PrivateSubnet1`);
  }
  if (!rules.includes(rule)) {
    throw Refusal.usage(`--ignore ${text}: there is no rule ${rule || '(an empty name)'}, expected one of ${rules.join(', ')}`);
  }
  return { text, rule, subject };
}

export function ignores({ rule, subject }: Ignored, finding: Finding): boolean {
  return rule === finding.rule && ['*', finding.subject, subjectOf(finding)].includes(subject);
}
