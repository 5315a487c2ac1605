import type { Finding } from '../../reachability/finding';
import { Severity, Verdict } from '../../reachability/verdict';
import { ExitCode } from '../exit-code';
import type { Places } from '../inputs/positions';
import type { TemplateInput } from '../inputs/template-input';

/** What the user has said of a finding: `open` is one that counts. */
export type Status = 'open' | 'ignored' | 'known';

export interface CheckedFinding {
  readonly finding: Finding;
  readonly status: Status;
}

export interface CheckedTemplate {
  readonly input: TemplateInput;
  readonly findings: readonly CheckedFinding[];
  /** Where its resources stand in the text. */
  readonly places: Places;
}

/** The least that makes the command fail, each with those before it. */
export const FAIL_ON = ['violated', 'unknown', 'warning'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The subject of a finding; `Stack:Resource` where there are several stacks. */
export function subjectOf({ stack, subject }: Finding): string {
  return stack === undefined ? subject : `${stack}:${subject}`;
}

/** How a finding counts. `advice` is what a rule of severity warning says. */
export type Level = 'violated' | 'unknown' | 'advice' | 'proved';

/** A finding in the list of a template. */
export function levelOf({ verdict, severity }: Finding): Level {
  if (verdict === Verdict.PROVED) { return 'proved'; }
  if (severity === Severity.WARNING) { return 'advice'; }
  return verdict === Verdict.VIOLATED ? 'violated' : 'unknown';
}

/** What the command ends with if the finding is all there is. */
export function exitCodeOf({ finding, status }: CheckedFinding, failOn: FailOn): ExitCode {
  const counts = status === 'open' && (finding.severity === Severity.ERROR || failOn === 'warning');
  if (!counts || finding.verdict === Verdict.PROVED) { return ExitCode.PROVED; }
  if (finding.verdict === Verdict.VIOLATED) { return ExitCode.VIOLATED; }
  return failOn === 'violated' ? ExitCode.PROVED : ExitCode.UNKNOWN;
}

/**
 * What the command ends with. Where no rule applies to anything, nothing is proved: that is unknown, or else a command
 * that looks at the wrong file would be green for ever.
 */
export function exitCodeOfAll(templates: readonly CheckedTemplate[], failOn: FailOn): ExitCode {
  const findings = templates.flatMap((template) => template.findings);
  const codes = new Set(findings.map((finding) => exitCodeOf(finding, failOn)));
  if (codes.has(ExitCode.VIOLATED)) { return ExitCode.VIOLATED; }
  const isEmpty = findings.length === 0 && failOn !== 'violated';
  return codes.has(ExitCode.UNKNOWN) || isEmpty ? ExitCode.UNKNOWN : ExitCode.PROVED;
}

/** How many findings there are of each level; ignored and known ones are counted apart. */
export interface Counts {
  readonly violated: number;
  readonly unknown: number;
  readonly advice: number;
  readonly proved: number;
  readonly ignored: number;
  readonly known: number;
}

export function countsOf(findings: readonly CheckedFinding[]): Counts {
  const open = (level: Level) =>
    findings.filter(({ finding, status }) => status === 'open' && levelOf(finding) === level).length;
  const of = (status: Status) => findings.filter((one) => one.status === status).length;
  return {
    violated: open('violated'),
    unknown: open('unknown'),
    advice: open('advice'),
    proved: open('proved'),
    ignored: of('ignored'),
    known: of('known'),
  };
}
