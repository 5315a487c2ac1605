import * as fs from 'fs';
import * as path from 'path';
import { assemblyTemplates } from './assembly';
import type { AssemblyTemplate } from './assembly';
import { property } from '../../reachability/private/sources/cloudformation/expressions/value';
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
export function folderTemplates(folder: string): readonly AssemblyTemplate[] {
  const templates: AssemblyTemplate[] = [];
  const nested = new Set<string>();
  const folders = [folder];
  let files = 0;
  for (let current = folders.shift(); current !== undefined; current = folders.shift()) {
    const assembly = assemblyTemplates(current);
    if (assembly) {
      templates.push(...assembly);
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
      templates.push({ file });
      for (const child of nestedFiles(file)) { nested.add(child); }
    }
  }
  return templates.filter(({ file }) => !nested.has(file)).sort((a, b) => (a.file < b.file ? -1 : 1));
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
