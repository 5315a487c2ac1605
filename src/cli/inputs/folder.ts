import * as fs from 'fs';
import * as path from 'path';
import type { TemplateInput } from './template-input';
import { isAssembly } from '../../reachability/nested-template-file';
import { isRecord, property } from '../../reachability/private/sources/cloudformation/expressions/value';
import { parseTemplate } from '../../reachability/private/sources/cloudformation/text/template-text';
import { readTextFile } from '../../reachability/text-file';

const TEMPLATE_NAME = /\.(?:json|ya?ml|template)$/i;
/** What no template does without, in JSON and YAML. */
const TEMPLATE_TEXT = /\bResources\b[^]*\bAWS::/;
const MOST_FILES = 20_000;

/**
 * The templates in a folder and below, in the order of their names. A cloud assembly counts as a whole, and templates
 * that another one names as those of its nested stacks are read with that one.
 *
 * @throws if the folder has too many files to look at
 */
export function folderInputs(folder: string): readonly Pick<TemplateInput, 'kind' | 'file'>[] {
  const inputs: Pick<TemplateInput, 'kind' | 'file'>[] = [];
  const nested = new Set<string>();
  const folders = [folder];
  let files = 0;
  for (let current = folders.shift(); current !== undefined; current = folders.shift()) {
    if (holdsAssembly(current)) {
      inputs.push({ kind: 'assembly', file: current });
      continue;
    }
    for (const entry of entriesOf(current)) {
      const file = path.join(current, entry.name);
      files += 1;
      if (files > MOST_FILES) {
        throw new Error(`${folder} has more than ${MOST_FILES} files: name the templates, or a folder further down`);
      }
      if (entry.isDirectory() && isLookedInto(entry.name)) { folders.push(file); }
      if (!entry.isFile() || !TEMPLATE_NAME.test(entry.name) || !looksLikeTemplate(file)) { continue; }
      inputs.push({ kind: 'template', file });
      for (const child of nestedFiles(file)) { nested.add(child); }
    }
  }
  return inputs.filter(({ file }) => !nested.has(file)).sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Other tools write files of that name, too. */
function holdsAssembly(folder: string): boolean {
  if (!isAssembly(folder)) { return false; }
  try {
    return isRecord(property(JSON.parse(readTextFile(path.join(folder, 'manifest.json'))), 'artifacts'));
  } catch {
    return false;
  }
}

function isLookedInto(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.');
}

function entriesOf(folder: string): readonly fs.Dirent[] {
  return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function looksLikeTemplate(file: string): boolean {
  try {
    return TEMPLATE_TEXT.test(readTextFile(file));
  } catch {
    return false;
  }
}

/** The files that the nested stacks of a template name. What cannot be parsed names none, and is refused later. */
function nestedFiles(file: string): readonly string[] {
  try {
    const text = readTextFile(file);
    if (!text.includes('AWS::CloudFormation::Stack')) { return []; }
    const resources = property(parseTemplate(text, file), 'Resources') ?? {};
    return Object.values(resources).map((resource) => property(property(resource, 'Properties'), 'TemplateURL'))
      .filter((url): url is string => typeof url === 'string' && !/^\w+:\/\//.test(url))
      .map((url) => path.resolve(path.dirname(file), url));
  } catch {
    return [];
  }
}
