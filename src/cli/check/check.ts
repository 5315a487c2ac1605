import * as fs from 'fs';
import * as path from 'path';
import type { CheckedFinding, CheckedTemplate, FailOn, Status } from './check-result';
import { exitCodeOfAll } from './check-result';
import type { Format } from './formats/format';
import { FORMATS } from './formats/formats';
import type { Ignored } from './ignored';
import { ignores } from './ignored';
import type { KnownFinding } from './known-findings';
import { baselineText, keyOf, knownFinding, readBaseline } from './known-findings';
import type { Finding } from '../../reachability/finding';
import type { NetworkReachabilityOptions } from '../../reachability/network-reachability';
import { Verdict } from '../../reachability/verdict';
import { ExitCode } from '../exit-code';
import { inputsOf } from '../inputs/inputs';
import { requireParameters } from '../inputs/parameters';
import { Places } from '../inputs/positions';
import type { TemplateInput } from '../inputs/template-input';
import { nameOf, reachabilityOf, stacksOf } from '../inputs/template-input';
import { Progress } from '../progress';
import { Refusal } from '../refusal';
import { styleOf } from '../style';
import { hasColor } from '../terminal';
import type { Terminal } from '../terminal';

export interface CheckOptions {
  readonly read: NetworkReachabilityOptions;
  readonly format: Format;
  /** @default - all rules */
  readonly rules?: readonly string[];
  readonly failOn: FailOn;
  readonly ignored: readonly Ignored[];
  /** Path of the file with the findings that are known. @default - none are */
  readonly baseline?: string;
  readonly writeBaseline: boolean;
}

/** `check`: judges templates and writes what the rules say. */
export function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): ExitCode {
  const { cwd, out } = terminal;
  const baseline = options.baseline === undefined ? undefined : path.resolve(cwd, options.baseline);
  const known = baseline === undefined || options.writeBaseline ? [] : readBaseline(baseline, cwd);
  const status = statusOf(options.ignored, known, baseline);
  const inputs = inputsOf(paths, cwd);
  requireParameters(inputs, options.read.parameters);
  const { templates, isComplete } = checkAll(inputs, options, status, terminal);
  if (baseline !== undefined && options.writeBaseline) { writeBaseline(templates, baseline, terminal); }
  const style = styleOf(hasColor(terminal, out));
  out.write(FORMATS[options.format](templates, { cwd, style, failOn: options.failOn }));
  warnOfUnused(options.ignored, known, baseline, templates, terminal);
  if (!isComplete) { return ExitCode.UNREADABLE; }
  return options.writeBaseline ? ExitCode.PROVED : exitCodeOfAll(templates, options.failOn);
}

type StatusOf = (input: TemplateInput, finding: Finding) => Status;

function statusOf(ignored: readonly Ignored[], known: readonly KnownFinding[], baseline: string | undefined): StatusOf {
  const keys = new Set(known.map(keyOf));
  return (input, finding) => {
    if (finding.verdict === Verdict.PROVED) { return 'open'; }
    if (ignored.some((one) => ignores(one, finding))) { return 'ignored'; }
    return baseline !== undefined && keys.has(keyOf(knownFinding(input, finding, baseline))) ? 'known' : 'open';
  };
}

/** One template after the other: what cannot be read is said, and the others are judged. */
function checkAll(
  inputs: readonly TemplateInput[],
  { read, rules }: CheckOptions,
  status: StatusOf,
  terminal: Terminal,
): { readonly templates: readonly CheckedTemplate[]; readonly isComplete: boolean } {
  const progress = new Progress(inputs.length, terminal);
  const templates: CheckedTemplate[] = [];
  for (const [done, input] of inputs.entries()) {
    progress.show(done, input.name);
    try {
      templates.push(checked(input, read, rules, status));
    } catch (error) {
      if (!(error instanceof Refusal) || inputs.length === 1) { throw error; }
      progress.clear();
      terminal.err.write(`error: ${error.message}\n`);
    }
  }
  progress.clear();
  return { templates, isComplete: templates.length === inputs.length };
}

function checked(
  input: TemplateInput,
  read: NetworkReachabilityOptions,
  rules: readonly string[] | undefined,
  status: StatusOf,
): CheckedTemplate {
  const reachability = reachabilityOf(input, read);
  const findings = reachability.check()
    .filter(({ rule }) => rules?.includes(rule) ?? true)
    .map((finding): CheckedFinding => ({ finding, status: status(input, finding) }));
  return { input, findings, places: new Places(() => stacksOf(input)) };
}

function writeBaseline(templates: readonly CheckedTemplate[], file: string, { cwd, err }: Terminal): void {
  const findings = templates.flatMap(({ input, findings: all }) =>
    all.filter(({ status }) => status !== 'ignored').map(({ finding }) => ({ input, finding })));
  const text = baselineText(findings, file);
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw Refusal.unreadable(`the baseline file ${nameOf(file, cwd)} cannot be written: ${(error as Error).message}`);
  }
  const { length } = JSON.parse(text).findings;
  err.write(`wrote ${length === 1 ? '1 finding' : `${length} findings`} to ${nameOf(file, cwd)}\n`);
}

/** What is listed and no longer occurs would hide a later fault. */
function warnOfUnused(
  ignored: readonly Ignored[],
  known: readonly KnownFinding[],
  baseline: string | undefined,
  templates: readonly CheckedTemplate[],
  { cwd, err }: Terminal,
): void {
  const all = templates.flatMap(({ input, findings }) => findings.map(({ finding }) => ({ input, finding })));
  for (const one of ignored.filter((each) => !all.some(({ finding }) => ignores(each, finding)))) {
    err.write(`--ignore ${one.text} fits no finding: the rule says nothing of that resource\n`);
  }
  if (baseline === undefined) { return; }
  const found = new Set(all.map(({ input, finding }) => keyOf(knownFinding(input, finding, baseline))));
  const judged = new Set(templates.map(({ input }) => nameOf(input.file, path.dirname(baseline))));
  const gone = known.filter((one) => judged.has(one.template) && !found.has(keyOf(one))).length;
  if (gone > 0) {
    err.write(
      `${gone === 1 ? '1 finding' : `${gone} findings`} of ${nameOf(baseline, cwd)} no longer occur${gone === 1 ? 's' : ''}: write it anew with --write-baseline\n`,
    );
  }
}
