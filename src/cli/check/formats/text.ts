import type { FormatContext } from './format';
import { byCause } from '../../../reachability/by-cause';
import type { Explanation } from '../../../reachability/explanation';
import type { Finding } from '../../../reachability/finding';
import { alternativesText } from '../../../reachability/private/words/alternatives';
import { printable } from '../../../reachability/private/words/printable';
import { Severity, Verdict } from '../../../reachability/verdict';
import type { Places, ResourceName } from '../../inputs/positions';
import { nameOf } from '../../inputs/template-input';
import type { Style } from '../../style';
import { counted, listed } from '../../words';
import type { CheckedFinding, CheckedTemplate, Level } from '../check-result';
import { countsOf, levelOf, subjectOf } from '../check-result';
import { promiseOf } from '../rule-words';
import { shownPacket } from '../shown-packet';

const RULE_WIDTH = 26;
const LABEL_WIDTH = 9;
const INDENT = ' '.repeat(4);
const LEVELS: readonly Level[] = ['violated', 'unknown', 'advice', 'proved'];

/** For people: a verdict a template and rule, the worst first, with all that is needed to understand and fix it. */
export function textFormat(templates: readonly CheckedTemplate[], context: FormatContext): string {
  const sections = templates.map((template) => templateLines(template, context).join('\n'));
  return `${[...sections, summaryText(templates, context.style)].join('\n\n')}\n`;
}

/** `2 violated, 1 unknown, 14 proved in 2 templates` */
function summaryText(templates: readonly CheckedTemplate[], style: Style): string {
  const { violated, unknown, advice, proved, ignored, known } = countsOf(templates.flatMap(({ findings }) => findings));
  const parts = [
    violated > 0 ? style.red(`${violated} violated`) : '',
    unknown > 0 ? style.yellow(`${unknown} unknown`) : '',
    advice > 0 ? style.yellow(`${advice} of advice`) : '',
    proved > 0 ? style.green(`${proved} proved`) : '',
    known > 0 ? `${known} known` : '',
    ignored > 0 ? `${ignored} ignored` : '',
  ].filter((part) => part !== '');
  const sum = parts.length === 0 ? 'nothing to prove: no rule applies' : parts.join(', ');
  return templates.length === 1 ? sum : `${sum} in ${counted(templates.length, 'template')}`;
}

function templateLines(template: CheckedTemplate, context: FormatContext): readonly string[] {
  const { input, findings, places } = template;
  const { style } = context;
  if (findings.length === 0) {
    return [
      style.bold(input.name),
      `  ${style.dim('no rule applies: it has no subnet, NAT gateway or network ACL that could be judged')}`,
    ];
  }
  const blocks = LEVELS.flatMap((level) => {
    const ofLevel = findings.filter(({ finding, status }) => status === 'open' && levelOf(finding) === level);
    return rulesOf(ofLevel).flatMap((rule) =>
      ruleLines(level, ofLevel.filter(({ finding }) => finding.rule === rule), places, context));
  });
  const counts = countsOf(findings);
  return [
    style.bold(input.name),
    ...blocks,
    ...counts.known === 0 ? [] : [`  ${style.dim(`· ${counts.known} known, listed in the baseline`)}`],
    ...counts.ignored === 0 ? [] : [`  ${style.dim(`· ${counts.ignored} ignored`)}`],
  ];
}

function rulesOf(findings: readonly CheckedFinding[]): readonly string[] {
  return [...new Set(findings.map(({ finding }) => finding.rule))];
}

function ruleLines(
  level: Level,
  checked: readonly CheckedFinding[],
  places: Places,
  context: FormatContext,
): readonly string[] {
  const { style } = context;
  const findings = checked.map(({ finding }) => finding);
  const [{ rule }] = findings;
  const title = `  ${markOf(findings[0], style)} ${rule.padEnd(RULE_WIDTH)}`;
  if (level === 'proved') {
    const closed = new Set(findings.flatMap(({ portsBlockedOnPurpose }) => portsBlockedOnPurpose));
    const note = closed.size === 0 ? '' : `, but for ports closed on purpose: ${[...closed].sort((a, b) => a - b).join(', ')}`;
    return [`${title}${style.green('proved')} for ${findings.length}${style.dim(note)}`];
  }
  return [
    `${title}${countText(level, findings, style)}`,
    style.dim(`${INDENT}${promiseOf(rule)}`),
    ...byCause(findings).flatMap((group) => ['', ...groupLines(group, places, context)]),
    '',
  ];
}

function countText(level: Level, findings: readonly Finding[], style: Style): string {
  const word = level === 'advice' && findings.some(({ verdict }) => verdict === Verdict.VIOLATED) ? 'advice'
    : level === 'violated' ? 'violated' : 'unknown';
  return `${level === 'violated' ? style.red(word) : style.yellow(word)} for ${new Set(findings.map(subjectOf)).size}`;
}

/** Findings of one cause: the first in full, the others by name. */
function groupLines(findings: readonly Finding[], places: Places, context: FormatContext): readonly string[] {
  const [first, ...others] = findings;
  const { stack, subject, summary, witnesses, blame, fix, reasons, when } = first;
  return [
    `${INDENT}${placeText({ stack, id: subject }, places, context)}${context.style.bold(printable(subjectOf(first)))}: ${printable(summary)}`,
    ...labelled('packet', witnesses.map((witness) => shownPacket(witness, first))),
    ...labelled('because', blame.map((one) => `${placeText({ stack: one.stack, id: one.componentId }, places, context)}${blameText(one)}`)),
    ...labelled('fix', fix === undefined ? [] : [fix]),
    ...labelled('unknown', reasons),
    ...labelled('when', when.length === 0 ? [] : [alternativesText(when)]),
    ...labelled('also', others.length === 0 ? [] : [`affects ${listed(others.map(subjectOf))}`]),
  ];
}

function blameText({ componentId, stack, constructPath, ruleNumber, explanationCode, detail }: Explanation): string {
  const rule = ruleNumber === undefined ? '' : `, rule ${ruleNumber === 32767 ? '*' : ruleNumber}`;
  const code = explanationCode === undefined ? '' : ` [${explanationCode}]`;
  const id = stack === undefined ? componentId : `${stack}:${componentId}`;
  const name = constructPath === undefined ? id : `${constructPath} (${componentId})`;
  return `${name}${rule}: ${detail}${code}`;
}

/** `network.yaml:12 `, where the resource stands in the template. */
function placeText(id: ResourceName, places: Places, { cwd, style }: FormatContext): string {
  const place = places.find(id);
  return place === undefined ? '' : `${style.dim(`${nameOf(place.file, cwd)}:${place.line}`)} `;
}

function markOf({ verdict, severity }: Finding, style: Style): string {
  switch (verdict) {
    case Verdict.PROVED: return style.green('✓');
    case Verdict.UNKNOWN: return style.yellow('?');
    case Verdict.VIOLATED: return severity === Severity.WARNING ? style.yellow('!') : style.red('✗');
  }
}

/** The label stands before the first of its lines. */
function labelled(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => `${INDENT}  ${(i === 0 ? label : '').padEnd(LABEL_WIDTH)}${plainExceptStyle(line)}`);
}

/** The texts of the engine may hold names from the template; colours are ours. */
function plainExceptStyle(line: string): string {
  // eslint-disable-next-line no-control-regex -- the colours of style.ts
  return line.split(/(\u001b\[\d+m)/).map((part, i) => (i % 2 === 0 ? printable(part) : part)).join('');
}
