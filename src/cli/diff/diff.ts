import * as path from 'path';
import { markdownOf } from './formats/markdown';
import { textOf } from './formats/text';
import type { TemplateDiff, TemplatePair } from './template-diff';
import { templateDiff } from './template-diff';
import type { NetworkReachabilityOptions } from '../../reachability/network-reachability';
import { ExitCode } from '../exit-code';
import { inputsOf } from '../inputs/inputs';
import { requireParameters } from '../inputs/parameters';
import type { TemplateInput } from '../inputs/template-input';
import { Progress } from '../progress';
import type { Style } from '../style';
import { styleOf } from '../style';
import type { Terminal } from '../terminal';
import { hasColor } from '../terminal';

export const DIFF_FORMATS = ['text', 'json', 'markdown'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

export interface DiffOptions {
  readonly read: NetworkReachabilityOptions;
  readonly format: DiffFormat;
}

/** `diff`: what of the network's behaviour changes between two templates, assemblies or folders. */
export function diff(before: string, after: string, options: DiffOptions, terminal: Terminal): ExitCode {
  const [old, now] = [before, after].map((one) => inputsOf([one], terminal.cwd));
  requireParameters([...old, ...now], options.read.parameters);
  const pairs = pairsOf(old, now, [before, after].map((one) => path.resolve(terminal.cwd, one)));
  const progress = new Progress(pairs.length, terminal);
  const diffs = pairs.map((pair, done) => {
    progress.show(done, (pair.after ?? pair.before)!.name);
    return templateDiff(pair, options.read);
  });
  progress.clear();
  terminal.out.write(formatted(diffs, options.format, styleOf(hasColor(terminal, terminal.out))));
  return exitCodeOf(diffs);
}

/** Two templates are compared whatever they are called; those of assemblies and folders by their names in them. */
function pairsOf(
  before: readonly TemplateInput[],
  after: readonly TemplateInput[],
  [oldRoot, newRoot]: readonly string[],
): readonly TemplatePair[] {
  if (before.length === 1 && after.length === 1) { return [{ before: before[0], after: after[0] }]; }
  const byName = (inputs: readonly TemplateInput[], root: string) =>
    new Map(inputs.map((input) => [path.relative(root, input.file), input]));
  const [old, now] = [byName(before, oldRoot), byName(after, newRoot)];
  return [...new Set([...old.keys(), ...now.keys()])].sort()
    .map((name) => ({ before: old.get(name), after: now.get(name) }));
}

/** A clash counts like a lost promise: what is deployed would break. */
function exitCodeOf(diffs: readonly TemplateDiff[]): ExitCode {
  const kinds = new Set(diffs.flatMap(({ promises }) => promises.map(({ kind }) => kind)));
  if (kinds.has('lost') || diffs.some(({ clashes }) => clashes.length > 0)) { return ExitCode.VIOLATED; }
  return kinds.has('weakened') ? ExitCode.UNKNOWN : ExitCode.PROVED;
}

function formatted(diffs: readonly TemplateDiff[], format: DiffFormat, style: Style): string {
  switch (format) {
    case 'text': return textOf(diffs, style);
    case 'json': return `${JSON.stringify({ version: 1, exitCode: exitCodeOf(diffs), templates: diffs }, undefined, 2)}\n`;
    case 'markdown': return markdownOf(diffs);
  }
}
