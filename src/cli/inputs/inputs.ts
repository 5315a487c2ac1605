import * as fs from 'fs';
import * as path from 'path';
import { folderInputs } from './folder';
import type { TemplateInput } from './template-input';
import { inputOf, nameOf } from './template-input';
import { printable } from '../../reachability/private/words/printable';
import { Refusal } from '../refusal';

/** Where the CDK CLI writes the templates of an app. */
const DEFAULT_INPUT = 'cdk.out';

/**
 * What the arguments of a command name: templates, cloud assemblies, and folders with either; `cdk.out` if they name
 * nothing. Each once.
 *
 * @throws Refusal for what is not there, and for a folder without templates
 */
export function inputsOf(given: readonly string[], cwd: string): readonly TemplateInput[] {
  if (given.length === 0 && !fs.existsSync(path.join(cwd, DEFAULT_INPUT))) {
    throw Refusal.usage(
      `no template is named, and there is no ${DEFAULT_INPUT} here: name a template, a folder of templates, or run cdk synth first`,
    );
  }
  const all = (given.length === 0 ? [DEFAULT_INPUT] : given).flatMap((one) => inputsAt(one, cwd));
  return [...new Map(all.map((input) => [input.file, input])).values()];
}

function inputsAt(given: string, cwd: string): readonly TemplateInput[] {
  const file = path.resolve(cwd, given);
  // What can be said of a file is said by its reader, who finds a loop of links and a missing permission too.
  if (given === '' || !isThere(file)) {
    throw Refusal.unreadable(`there is no file or folder ${printable(given) || '(an empty name)'}`);
  }
  if (!isFolder(file)) { return [inputOf('template', file, cwd)]; }
  const inputs = inputsIn(file, cwd);
  if (inputs.length === 0) {
    throw Refusal.unreadable(
      `${given} holds no CloudFormation template: expected JSON or YAML files with Resources, or the manifest.json of a cloud assembly`,
    );
  }
  return inputs.map((input) => inputOf(input.kind, input.file, cwd));
}

function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Below a file, or below what may not be looked into.
    return false;
  }
}

function isFolder(file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function inputsIn(folder: string, cwd: string): readonly Pick<TemplateInput, 'kind' | 'file'>[] {
  try {
    return folderInputs(folder);
  } catch (error) {
    throw Refusal.unreadable((error as Error).message.replaceAll(folder, nameOf(folder, cwd)));
  }
}
