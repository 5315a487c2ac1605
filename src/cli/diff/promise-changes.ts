import type { Finding } from '../../reachability/finding';
import { Severity, Verdict } from '../../reachability/verdict';
import { subjectOf } from '../check/check-result';

/**
 * What becomes of a promise: `lost` is violated and was not, `won` the other way round; `weakened` is unknown and was
 * proved, `settled` the other way round; `advice` is new advice; `gone` was violated by something that is no longer
 * there.
 */
export type PromiseChangeKind = 'lost' | 'weakened' | 'advice' | 'won' | 'settled' | 'gone';

export interface PromiseChange {
  readonly kind: PromiseChangeKind;
  /** As it is now; as it was, if nobody asks any more. */
  readonly finding: Finding;
}

/** What changes between the findings of two templates, by rule and subject. */
export function promiseChanges(before: readonly Finding[], after: readonly Finding[]): readonly PromiseChange[] {
  const [old, now] = [byPromise(before), byPromise(after)];
  const changed = [...now].flatMap(([key, finding]) => changeOf(old.get(key)?.verdict, finding));
  const gone = [...old.values()]
    .filter((finding) => finding.verdict === Verdict.VIOLATED && finding.severity === Severity.ERROR)
    .filter((finding) => !now.has(keyOf(finding)))
    .map((finding): PromiseChange => ({ kind: 'gone', finding }));
  return [...changed, ...gone];
}

function changeOf(before: Verdict | undefined, finding: Finding): readonly PromiseChange[] {
  const { verdict, severity } = finding;
  if (verdict === before) { return []; }
  switch (verdict) {
    case Verdict.VIOLATED:
      return [{ kind: severity === Severity.ERROR ? 'lost' : 'advice', finding }];
    case Verdict.UNKNOWN:
      return before === Verdict.PROVED && severity === Severity.ERROR ? [{ kind: 'weakened', finding }] : [];
    case Verdict.PROVED:
      if (before === undefined) { return []; }
      return [{ kind: before === Verdict.VIOLATED ? 'won' : 'settled', finding }];
  }
}

/** The worst that is said of each, which comes first: what differs between deployments is said of each. */
function byPromise(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    if (!worst.has(keyOf(finding))) { worst.set(keyOf(finding), finding); }
  }
  return worst;
}

function keyOf(finding: Finding): string {
  return `${finding.rule}@${subjectOf(finding)}`;
}
