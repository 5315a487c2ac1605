import type { PolicyViolation } from 'aws-cdk-lib';
import { acknowledgeableName, missedAcknowledgement } from './acknowledgement';
import type { Finding } from './finding';
import { locatedExplanation } from './located';
import type { Network } from './private/network/network';
import { findingBody } from './private/render/finding-text';
import { printable } from './private/words/printable';
import { Verdict } from './verdict';

/** Where findings come from. */
export interface Origin {
  readonly network: Network;
  /** Construct paths by the ids of the network. */
  readonly paths: ReadonlyMap<string, string>;
  /** The template of the first subject. */
  readonly templatePath: string;
  /** Names of violations that the app acknowledges. */
  readonly acknowledged: readonly string[];
}

/**
 * Findings of one cause as a violation in CDK's validation report.
 *
 * It names one resource, for CDK prints a violation once for each: the subject, or what holds all subjects, usually the
 * VPC. What is to blame may lie outside, and an acknowledgement on the VPC has to reach the violation.
 */
export function violationOf(findings: readonly Finding[], origin: Origin): PolicyViolation {
  const { network, paths, templatePath, acknowledged } = origin;
  const [first, ...others] = findings;
  const nameOf = (id: string) => paths.get(id) ?? id;
  const ruleName = acknowledgeableName(findings, network);
  const blame = first.blame.map((each) => locatedExplanation(each, network, paths));
  const also = others.length === 0 ? [] : [`  also     ${others.map(({ subject }) => nameOf(subject)).join(', ')}`];
  const missed = missedAcknowledgement(ruleName, acknowledged);
  const constructPath = commonPath(findings.map(({ subject }) => paths.get(subject)));
  const { logicalId } = network.locate(first.subject);
  return {
    ruleName,
    severity: first.verdict === Verdict.UNKNOWN ? 'info' : first.severity,
    // CDK prints the fix itself.
    description: [
      `${printable(nameOf(first.subject))}: ${findingBody({ ...first, blame, fix: undefined })}`,
      ...[...also, ...(missed === undefined ? [] : [`  note     ${missed}`])].map(printable),
    ].join('\n'),
    fix: first.fix && printable(first.fix),
    violatingResources: [
      { ...(constructPath ? { constructPath } : { resourceLogicalId: logicalId, templatePath }), locations: [] },
    ],
  };
}

/** The path of the construct that holds all; undefined if the path of one is not known. */
function commonPath(paths: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = paths.map((path) => path?.split('/'));
  const shared = first?.findIndex((part, i) => others.some((other) => other?.[i] !== part)) ?? 0;
  return (shared < 0 ? first : first?.slice(0, shared))?.join('/');
}
