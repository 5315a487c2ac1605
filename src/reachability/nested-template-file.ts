import * as fs from 'fs';
import * as path from 'path';
import { isInside, realPath } from './inside-folder';
import { isRecord, property } from './private/sources/cloudformation/expressions/value';
import { parseTemplate } from './private/sources/cloudformation/text/template-text';
import { printable } from './private/words/printable';
import { readTextFile } from './text-file';

/**
 * The folder that templates of nested stacks are read from, for a template in `directory`: that one, or the whole cloud
 * assembly that it is part of.
 */
export function templateFolder(directory: string): string {
  const parent = path.dirname(directory);
  const inAssembly = path.basename(directory).startsWith('assembly-') && isAssembly(directory) && isAssembly(parent);
  return inAssembly ? templateFolder(parent) : directory;
}

export const isAssembly = (directory: string): boolean => fs.existsSync(path.join(directory, 'manifest.json'));

/**
 * Where the template of a nested stack is: in a cloud assembly `TemplateURL` holds the hash of an asset; `aws
 * cloudformation package` takes a file for it; CDK's metadata name a file, if they are switched on. Undefined if none
 * of them does.
 *
 * @param directory that of the template that declares the nested stack
 * @param folder nothing outside it is read, whatever the template says
 * @throws if the file is not there, lies outside the folder, or is one to `TemplateURL` and another to the metadata
 */
export function nestedTemplateFile(resource: unknown, directory: string, folder: string): string | undefined {
  const url = property(property(resource, 'Properties'), 'TemplateURL');
  const metadata = property(property(resource, 'Metadata'), 'aws:asset:path');
  const deployed = assetOf(url, directory) ?? (typeof url === 'string' ? url : undefined);
  const claimed = typeof metadata === 'string' ? metadata : undefined;
  if (claimed !== undefined && deployed !== undefined && path.normalize(claimed) !== path.normalize(deployed)) {
    throw new Error(`Metadata names ${printable(claimed)}, TemplateURL ${printable(deployed)}: expected one file`);
  }
  const file = deployed ?? claimed;
  return file === undefined || /^\w+:\/\//.test(file) ? undefined : fileInside(folder, directory, file);
}

/** The file, all symbolic links followed. */
function fileInside(folder: string, directory: string, name: string): string {
  const file = path.resolve(directory, name);
  if (!isInside(folder, file)) {
    throw new Error(`${printable(name)} lies outside the folder of the template, from which nothing is read`);
  }
  const real = realPath(file);
  if (real === undefined) { throw new Error(`there is no file ${printable(name)}`); }
  return real;
}

/** The source of the file asset whose hash stands in the URL. */
function assetOf(url: unknown, directory: string): string | undefined {
  if (url === undefined) { return undefined; }
  const text = JSON.stringify(url);
  return [...assetsIn(directory)].find(([hash]) => text.includes(hash))?.[1];
}

/** The sources of file assets by their hashes, as the manifests in a folder have them. */
function assetsIn(directory: string): ReadonlyMap<string, string> {
  return new Map(manifestsIn(directory).flatMap((manifest) => {
    const files = property(manifest, 'files');
    return (isRecord(files) ? Object.entries(files) : []).flatMap(([hash, asset]): [string, string][] => {
      const source = property(property(asset, 'source'), 'path');
      return typeof source === 'string' ? [[hash, source]] : [];
    });
  }));
}

/** What is no manifest says nothing of assets: whoever needs one does without. */
function manifestsIn(directory: string): readonly unknown[] {
  return attempt(() => fs.readdirSync(directory), [])
    .filter((file) => file.endsWith('.assets.json'))
    .sort()
    .map((file) => attempt(() => parseTemplate(readTextFile(path.join(directory, file)), file), undefined));
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
