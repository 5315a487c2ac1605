import type { FormatContext } from './format';
import type { Finding } from '../../../reachability/finding';
import { findingBody } from '../../../reachability/private/render/finding-text';
import { Verdict } from '../../../reachability/verdict';
import { ExitCode } from '../../exit-code';
import type { Places } from '../../inputs/positions';
import { nameOf } from '../../inputs/template-input';
import type { CheckedFinding, CheckedTemplate, FailOn } from '../check-result';
import { countsOf, exitCodeOf, subjectOf } from '../check-result';

/**
 * Workflow commands of GitHub Actions, which shows them in the changed files: an error for what fails the command, a
 * warning for a violation that does not, a notice for what is unknown.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubFormat(templates: readonly CheckedTemplate[], context: FormatContext): string {
  const commands = templates.flatMap(({ findings, places }) =>
    findings.filter(({ finding, status }) => status === 'open' && finding.verdict !== Verdict.PROVED)
      .map((one) => commandOf(one, places, context)));
  const { violated, unknown, advice, proved } = countsOf(templates.flatMap(({ findings }) => findings));
  return [...commands, `${violated} violated, ${unknown} unknown, ${advice} of advice, ${proved} proved`, ''].join('\n');
}

function commandOf(checked: CheckedFinding, places: Places, { cwd, failOn }: FormatContext): string {
  const { finding } = checked;
  const place = placeOf(finding, places);
  const properties = {
    ...place && { file: nameOf(place.file, cwd), line: `${place.line}`, col: `${place.column}` },
    title: `${finding.rule}: ${subjectOf(finding)}`,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  return `::${kindOf(checked, failOn)} ${list}::${escapeData(findingBody(finding))}`;
}

/** Where to change something: the first resource to blame that stands in the template, else the subject. */
function placeOf({ blame, stack, subject }: Finding, places: Places) {
  return [...blame.map((one) => ({ stack: one.stack, id: one.componentId })), { stack, id: subject }]
    .map((id) => places.find(id)).find((place) => place !== undefined);
}

function kindOf(checked: CheckedFinding, failOn: FailOn): string {
  if (exitCodeOf(checked, failOn) !== ExitCode.PROVED) { return 'error'; }
  return checked.finding.verdict === Verdict.VIOLATED ? 'warning' : 'notice';
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
