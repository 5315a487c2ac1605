import type { FormatContext } from './format';
import { findingBody } from '../../../reachability/private/render/finding-text';
import { Verdict } from '../../../reachability/verdict';
import { ExitCode } from '../../exit-code';
import type { CheckedFinding, CheckedTemplate, FailOn } from '../check-result';
import { exitCodeOf, subjectOf } from '../check-result';

/**
 * A test suite a template, a test case a finding. What fails the command is a failure if it is violated and an error if
 * it is unknown; what is ignored, known or unknown without failing is skipped.
 */
export function junitFormat(templates: readonly CheckedTemplate[], { failOn }: FormatContext): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', { name: 'cdk-ha-nat-vpc', ...totalsOf(templates.flatMap(({ findings }) => findings), failOn) },
      templates.map((template) => suiteOf(template, failOn))),
    '',
  ].join('\n');
}

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

function outcomeOf(checked: CheckedFinding, failOn: FailOn): Outcome {
  const { finding, status } = checked;
  if (finding.verdict === Verdict.PROVED) { return 'passed'; }
  switch (exitCodeOf(checked, failOn)) {
    case ExitCode.VIOLATED: return 'failure';
    case ExitCode.UNKNOWN: return 'error';
    default: return status === 'open' && finding.verdict === Verdict.VIOLATED ? 'passed' : 'skipped';
  }
}

function suiteOf({ input, findings }: CheckedTemplate, failOn: FailOn): string {
  const attributes = { name: input.name, ...totalsOf(findings, failOn), skipped: countOf(findings, 'skipped', failOn) };
  return element('testsuite', attributes, findings.map((one) => caseOf(one, failOn)));
}

function totalsOf(findings: readonly CheckedFinding[], failOn: FailOn) {
  return {
    tests: `${findings.length}`,
    failures: countOf(findings, 'failure', failOn),
    errors: countOf(findings, 'error', failOn),
  };
}

function countOf(findings: readonly CheckedFinding[], outcome: Outcome, failOn: FailOn): string {
  return `${findings.filter((one) => outcomeOf(one, failOn) === outcome).length}`;
}

function caseOf(checked: CheckedFinding, failOn: FailOn): string {
  const attributes = { name: subjectOf(checked.finding), classname: checked.finding.rule };
  return element('testcase', attributes, contentOf(checked, outcomeOf(checked, failOn)));
}

function contentOf({ finding, status }: CheckedFinding, outcome: Outcome): readonly string[] {
  switch (outcome) {
    case 'failure':
    case 'error':
      return [element(outcome, { type: finding.verdict, message: finding.summary }, [escapeXml(findingBody(finding))])];
    case 'skipped':
      return [element('skipped', {}, [escapeXml(`${status === 'open' ? '' : `${status}: `}${findingBody(finding)}`)])];
    case 'passed':
      // Advice is shown, and does not fail.
      return finding.verdict === Verdict.PROVED ? [] : [element('system-out', {}, [escapeXml(findingBody(finding))])];
  }
}

type Attributes = Readonly<Record<string, string>>;

function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
  if (content.length === 0) { return `<${name}${list}/>`; }
  const gap = content[0].startsWith('<') ? '\n' : '';
  return [`<${name}${list}>`, ...content, `</${name}>`].join(gap);
}

/** As XML 1.0 wants it: characters that it has no place for are replaced. */
function escapeXml(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex -- XML 1.0, 2.2
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
