import { createHash } from 'crypto';
import type { Judged } from './rule';
import { Verdict } from '../../verdict';

const DIGITS = 12;

/**
 * A digest of what one change would fix: a rule of a network ACL breaks every subnet that uses it, and is to be read of
 * once.
 */
export function causeOf(finding: Judged): string {
  const { rule, verdict, severity, fix, reasons, blame, when } = finding;
  if (verdict === Verdict.PROVED) { return ''; }
  const blamed = blame.map(({ componentId, ruleNumber }) => [componentId, ruleNumber]);
  const what = JSON.stringify([rule, verdict, severity, fix, reasons, when, blamed]);
  return createHash('sha256').update(what).digest('hex').slice(0, DIGITS);
}
