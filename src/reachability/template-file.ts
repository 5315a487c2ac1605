import * as fs from 'fs';
import * as path from 'path';
import type { CollectionTag, ScalarTag, Tags, YAMLMap, YAMLSeq } from 'yaml';
import { parseDocument } from 'yaml';
import { property } from './private/sources/cloudformation/expressions/value';
import { requireTemplate } from './private/sources/cloudformation/read-template';

/** A template on disk, with those of its nested stacks. */
export interface TemplateFile {
  readonly template: unknown;
  /**
   * The template of a nested stack by its logical ids, from the outermost stack inwards: `Parent/Child`. Undefined if
   * it is not on disk.
   */
  readonly nested: (id: string) => unknown;
}

/**
 * Reads a template, JSON or YAML with or without short forms (`!Ref`). The templates of its nested stacks are read on
 * demand: in a cloud assembly they lie beside it; otherwise `TemplateURL` may name a file.
 *
 * @throws if the file is not there, cannot be parsed or holds no template.
 */
export function loadTemplateFile(file: string): TemplateFile {
  const template = parseTemplate(readText(file), file);
  requireTemplate(template, file);
  const nested = new Map<string, TemplateFile | undefined>();
  const load = (logicalId: string): TemplateFile | undefined => {
    if (!nested.has(logicalId)) {
      const nestedFile = nestedTemplate(property(property(template, 'Resources'), logicalId), path.dirname(file));
      nested.set(logicalId, nestedFile === undefined ? undefined : loadTemplateFile(nestedFile));
    }
    return nested.get(logicalId);
  };
  return {
    template,
    nested: (id) => {
      const [first, ...inner] = id.split('/');
      const child = load(first);
      return inner.length === 0 ? child?.template : child?.nested(inner.join('/'));
    },
  };
}

/**
 * Parses the text of a template, JSON or YAML.
 *
 * @param name stands for the template in error messages.
 */
export function parseTemplate(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(text, name);
  }
}

/**
 * CloudFormation reads YAML 1.1, but not to the letter: `y` and `n` are text as in most readers of 1.1, and a date is
 * text too (a template's version is one by its looks only).
 */
const BOOLEAN: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON|false|False|FALSE|no|No|NO|off|Off|OFF)$/,
  resolve: (text) => /^(?:true|yes|on)$/i.test(text),
};

function parseYaml(text: string, name: string): unknown {
  const shortForms = new Set([...text.matchAll(/(?<=^|[\s[{,:])!([A-Za-z]\w*)/g)].map(([, tag]) => tag));
  const document = parseDocument(text, {
    version: '1.1',
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === 'string' || !/:(timestamp|bool)$/.test(tag.tag)),
      BOOLEAN,
      ...[...shortForms].flatMap(tagsFor),
    ],
  });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new Error(`${name} is neither JSON nor YAML that can be parsed: ${firstLine(error.message)}`);
  }
  return document.toJS();
}

/**
 * What a short form stands for: `!Ref X` for `Ref: X`, `!GetAtt A.B` for `Fn::GetAtt: [A, B]`, `!Join […]` for
 * `Fn::Join: […]`.
 */
function longForm(name: string, argument: unknown): unknown {
  if (name === 'Ref' || name === 'Condition') { return { [name]: argument }; }
  if (name !== 'GetAtt' || typeof argument !== 'string') { return { [`Fn::${name}`]: argument }; }
  const dot = argument.indexOf('.');
  return { 'Fn::GetAtt': dot < 0 ? [argument] : [argument.slice(0, dot), argument.slice(dot + 1)] };
}

function tagsFor(name: string): Tags {
  const scalar: ScalarTag = { tag: `!${name}`, resolve: (text) => longForm(name, text) };
  const collection = { tag: `!${name}`, resolve: (items: YAMLMap | YAMLSeq) => longForm(name, items.toJSON()) };
  return [
    scalar,
    { ...collection, collection: 'seq' } as CollectionTag,
    { ...collection, collection: 'map' } as CollectionTag,
  ];
}

/**
 * Where the template of a nested stack is: CDK's metadata says it, if they are switched on; `aws cloudformation
 * package` takes a file for `TemplateURL`; in a cloud assembly the URL holds the hash of an asset.
 */
function nestedTemplate(resource: unknown, directory: string): string | undefined {
  const url = property(property(resource, 'Properties'), 'TemplateURL');
  const named = property(property(resource, 'Metadata'), 'aws:asset:path') ?? assetOf(url, directory) ?? url;
  if (typeof named !== 'string' || /^\w+:\/\//.test(named)) { return undefined; }
  const file = path.resolve(directory, named);
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** The source of the file asset whose hash stands in the URL. */
function assetOf(url: unknown, directory: string): unknown {
  const text = JSON.stringify(url) ?? '';
  const manifests = fs.readdirSync(directory).filter((file) => file.endsWith('.assets.json')).sort();
  for (const manifest of manifests) {
    const files = property(parseTemplate(readText(path.join(directory, manifest)), manifest), 'files') ?? {};
    const hash = Object.keys(files).find((key) => text.includes(key));
    if (hash !== undefined) { return property(property(property(files, hash), 'source'), 'path'); }
  }
  return undefined;
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = property(error, 'code');
    if (code === 'ENOENT') {
      throw new Error(`there is no file ${file}: expected a CloudFormation template, JSON or YAML`);
    }
    if (code === 'EISDIR') {
      throw new Error(
        `${file} is a directory: expected one CloudFormation template, such as ${path.join(file, 'MyStack.template.json')}`,
      );
    }
    throw error;
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0].replace(/:$/, '');
}
