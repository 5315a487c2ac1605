import * as path from 'path';
import { stacksOfAssembly } from '../../reachability/cloud-assembly';
import type { NetworkReachabilityOptions } from '../../reachability/network-reachability';
import { NetworkReachability } from '../../reachability/network-reachability';
import type { TemplateFile } from '../../reachability/template-file';
import { loadTemplateFile } from '../../reachability/template-file';
import { Refusal } from '../refusal';

/** What is looked at as one network: a template, or a cloud assembly with all its stacks. */
export interface TemplateInput {
  readonly kind: 'template' | 'assembly';
  /** As a person writes it: relative to the working folder, with forward slashes. */
  readonly name: string;
  /** Absolute path of the template, or of the folder. */
  readonly file: string;
}

/** The template of one stack of an input. */
export interface StackFile {
  /** What ids begin with, and findings name; undefined where there is one stack alone. */
  readonly stack?: string;
  readonly file: string;
  readonly template: TemplateFile;
}

export function inputOf(kind: TemplateInput['kind'], file: string, cwd: string): TemplateInput {
  return { kind, name: nameOf(file, cwd), file };
}

/** A path as a person writes it in the working folder. */
export function nameOf(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return (relative.startsWith(path.join('..', '..', '..')) ? file : relative || '.').split(path.sep).join('/');
}

/** @throws Refusal if a file cannot be read, or holds no template */
export function reachabilityOf(input: TemplateInput, options: NetworkReachabilityOptions): NetworkReachability {
  return readable(input, () => (input.kind === 'assembly'
    ? NetworkReachability.fromAssembly(input.file, options)
    : NetworkReachability.fromFile(input.file, options)));
}

/**
 * The templates of an input, stack by stack.
 *
 * @throws Refusal if a file cannot be read, or holds no template
 */
export function stacksOf(input: TemplateInput): readonly StackFile[] {
  return readable(input, () => {
    if (input.kind === 'template') { return [{ file: input.file, template: loadTemplateFile(input.file) }]; }
    const stacks = stacksOfAssembly(input.file);
    return stacks.map(({ name, file }) => ({
      ...stacks.length > 1 ? { stack: name } : {},
      file,
      template: loadTemplateFile(file),
    }));
  });
}

function readable<T>({ name, file }: TemplateInput, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw Refusal.unreadable(reasonOf(error, name).replaceAll(file, name));
  }
}

/** One line that names the file. */
function reasonOf(error: unknown, name: string): string {
  if (error instanceof RangeError) { return `${name} cannot be read: it is nested too deeply, or refers to itself`; }
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.includes(path.basename(name)) ? line : `${name} cannot be read: ${line}`;
}
