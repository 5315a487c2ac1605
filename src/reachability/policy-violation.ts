import type { PolicyViolation } from 'aws-cdk-lib';
import type { Finding } from './finding';
import { findingBody } from './private/render/finding-text';
import { Verdict } from './verdict';

/** Construct paths by the ids of the model. */
type Paths = ReadonlyMap<string, string>;

/**
 * Findings that one change would mend, together: a rule of an ACL breaks every subnet that uses it, and is to be read
 * of once.
 */
export function byCause(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { rule, verdict, severity, fix, reasons, blame } = finding;
    const cause = JSON.stringify([
      rule,
      verdict,
      severity,
      fix,
      reasons,
      blame.map(({ componentId, ruleNumber }) => [componentId, ruleNumber]),
    ]);
    groups.set(cause, [...groups.get(cause) ?? [], finding]);
  }
  return [...groups.values()];
}

/**
 * Findings of one cause as a violation in CDK's validation report.
 *
 * It names one resource, for CDK prints a violation once for each: the subject, or what holds all subjects, usually the
 * VPC. What is to blame may lie outside, and an acknowledgement on the VPC has to reach the violation.
 */
export function violationOf(findings: readonly Finding[], paths: Paths, templatePath: string): PolicyViolation {
  const [first, ...others] = findings;
  const nameOf = (id: string) => paths.get(id) ?? id;
  const blame = first.blame.map((each) => ({
    ...each,
    constructPath: paths.get(each.componentId) ?? each.constructPath,
  }));
  const likewise = others.length === 0 ? [] : [`  likewise ${others.map(({ subject }) => nameOf(subject)).join(', ')}`];
  const constructPath = commonPath(findings.map(({ subject }) => paths.get(subject)));
  return {
    ruleName: first.rule,
    severity: first.verdict === Verdict.UNKNOWN ? 'info' : first.severity,
    // CDK prints the fix itself.
    description: [`${nameOf(first.subject)}: ${findingBody({ ...first, blame, fix: undefined })}`, ...likewise].join(
      '\n',
    ),
    fix: first.fix,
    violatingResources: [
      { ...(constructPath ? { constructPath } : { resourceLogicalId: first.subject, templatePath }), locations: [] },
    ],
  };
}

/** The path of the construct that holds all; undefined if the path of one is not known. */
function commonPath(paths: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = paths.map((path) => path?.split('/'));
  const shared = first?.findIndex((part, i) => others.some((other) => other?.[i] !== part)) ?? 0;
  return (shared < 0 ? first : first?.slice(0, shared))?.join('/');
}
