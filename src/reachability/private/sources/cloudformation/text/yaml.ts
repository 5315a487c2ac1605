import type { LoadOptions, Schema, Type, YAMLException } from 'js-yaml';
import { booleanOf, floatOf, integerOf, isBoolean, isFloat, isInteger, isNull } from './yaml-scalars';
import { longForm } from './yaml-short-forms';
import { isRecord } from '../expressions/value';

type Parser = Pick<typeof import('js-yaml'), 'load' | 'Type' | 'FAILSAFE_SCHEMA'>;

/** How the parser says that a key is a mapping: it takes the text of an object for it. */
const MAPPING_AS_KEY = '[object Object]';

/**
 * Reads YAML as CloudFormation does, short forms of functions included.
 *
 * Wider than CloudFormation in what people write for tools that come before it (aliases and merge keys), never
 * narrower: indentation inside quotes and brackets means nothing. The tags `!!binary`, `!!omap`, `!!pairs`, `!!set` and
 * `!!timestamp`, which CloudFormation does not read, are refused.
 *
 * @throws with the place in the text
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parseYaml(text: string, maxDepth: number): unknown {
  const { load, schema } = parser();
  try {
    // Types of the parser are a version behind what it takes.
    const value = load(text, { schema, maxDepth } as LoadOptions);
    refuseMappingsAsKeys(value);
    return value;
  } catch (error) {
    throw new Error(reasonOf(error, maxDepth));
  }
}

let made: { readonly load: Parser['load']; readonly schema: Schema } | undefined;

/** Loaded when the first YAML comes: most templates are JSON, and need not wait for it. */
function parser(): NonNullable<typeof made> {
  if (made === undefined) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const library = require('js-yaml') as Parser;
    made = { load: library.load, schema: schemaOf(library) };
  }
  return made;
}

function schemaOf({ FAILSAFE_SCHEMA, Type: YamlType }: Parser): Schema {
  const scalar = (tag: string, resolve: (text: string) => boolean, construct: (text: string) => unknown): Type =>
    new YamlType(`tag:yaml.org,2002:${tag}`, { kind: 'scalar', resolve, construct });
  const shortForm = (kind: 'scalar' | 'sequence' | 'mapping'): Type =>
    new YamlType('!', {
      kind,
      multi: true,
      construct: (argument, tag) => longForm(String(tag).slice(1), argument ?? ''),
    });
  return FAILSAFE_SCHEMA.extend({
    implicit: [
      scalar('null', isNull, () => null),
      scalar('bool', isBoolean, booleanOf),
      scalar('int', isInteger, integerOf),
      scalar('float', isFloat, floatOf),
      scalar('merge', (text) => text === '<<', (text) => text),
    ],
    explicit: [shortForm('scalar'), shortForm('sequence'), shortForm('mapping')],
  });
}

function refuseMappingsAsKeys(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) { return; }
  seen.add(value);
  if (isRecord(value) && Object.hasOwn(value, MAPPING_AS_KEY)) { throw new Error('a key is a mapping, not a string'); }
  Object.values(value).forEach((part) => refuseMappingsAsKeys(part, seen));
}

function reasonOf(error: unknown, maxDepth: number): string {
  if (error instanceof RangeError) { return 'it is too large'; }
  const { reason, mark, message } = error as Partial<YAMLException>;
  if (reason === undefined) { return String(message); }
  const what = reason.startsWith('nesting exceeded') ? `values are nested deeper than ${maxDepth} levels` : reason;
  return mark === undefined ? what : `${what} at line ${mark.line + 1}, column ${mark.column + 1}`;
}
