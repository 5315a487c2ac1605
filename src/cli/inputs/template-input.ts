import * as path from 'path';
import type { NetworkReachabilityOptions } from '../../reachability/network-reachability';
import { NetworkReachability } from '../../reachability/network-reachability';
import type { TemplateFile } from '../../reachability/template-file';
import { loadTemplateFile } from '../../reachability/template-file';
import { Refusal } from '../refusal';

/** One template to look at. */
export interface TemplateInput {
  /** As a person writes it: relative to the working folder, with forward slashes. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** The Region that the cloud assembly says. */
  readonly region?: string;
}

export function templateInput(file: string, cwd: string, region?: string): TemplateInput {
  return { name: nameOf(file, cwd), file, ...(region === undefined ? {} : { region }) };
}

/** A path as a person writes it in the working folder. */
export function nameOf(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return (relative.startsWith(path.join('..', '..', '..')) ? file : relative || '.').split(path.sep).join('/');
}

/** @throws Refusal if the file cannot be read, or holds no template. */
export function reachabilityOf(input: TemplateInput, options: NetworkReachabilityOptions): NetworkReachability {
  return readable(input, () =>
    NetworkReachability.fromFile(input.file, { ...(input.region ? { region: input.region } : {}), ...options }));
}

/** @throws Refusal if the file cannot be read, or holds no template. */
export function templateOf(input: TemplateInput): TemplateFile {
  return readable(input, () => loadTemplateFile(input.file));
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
