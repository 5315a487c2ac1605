import { textOf } from './expressions/expression-text';
import { isRecord, property } from './expressions/value';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
const SECTIONS: readonly string[] = [
  'AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Transform',
  'Hooks', 'Resources', 'Outputs',
  // AWS's own macro for serverless applications takes its defaults from here.
  'Globals',
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html */
const ATTRIBUTES: readonly string[] = [
  'Type', 'Properties', 'Condition', 'DependsOn', 'Metadata', 'CreationPolicy', 'DeletionPolicy', 'Description',
  'UpdatePolicy', 'UpdateReplacePolicy', 'Version', 'Connectors',
];

const MACRO = 'Fn::Transform';

/** A part of a template that only CloudFormation, a macro or a tool before it understands. */
export interface OddPart {
  /** Where it stands, as ids name resources. */
  readonly name: string;
  /** What it is, in words. */
  readonly text: string;
  /** Set if it is a value, unknown wherever it is read, and changes nothing besides. */
  readonly isValue?: boolean;
}

/**
 * What a template has that is not known here, and may change what is: macros of others, beside other keys or instead of
 * them, and sections and attributes by names that are not CloudFormation's.
 *
 * @param functions those that the template calls
 */
export function oddParts(template: unknown, functions: ReadonlySet<string>): readonly OddPart[] {
  if (!isRecord(template)) { return []; }
  const sections = Object.entries(template).flatMap(([name, section]): readonly OddPart[] => {
    if (name === MACRO) { return [{ name, text: macroText(section, 'the template') }]; }
    if (!SECTIONS.includes(name)) { return [{ name, text: `section ${name}, which is not known here` }]; }
    const macro = property(section, MACRO);
    return macro === undefined ? [] : [{ name: MACRO, text: macroText(macro, `section ${name}`) }];
  });
  const resources = property(template, 'Resources');
  return [...ofTransforms(template), ...sections, ...Object.entries(isRecord(resources) ? resources : {})
    .flatMap(([name, resource]) => (name === MACRO ? [] : ofResource(name, resource, functions.has(MACRO))))];
}

/** Macros of AWS's own change nothing that is read here, but for the one that includes what lies elsewhere. */
function ofTransforms(template: unknown): readonly OddPart[] {
  const transforms = property(template, 'Transform') ?? [];
  return [transforms].flat().flatMap((transform) => {
    const name = textOf(typeof transform === 'string' ? transform : property(transform, 'Name'));
    return name.startsWith('AWS::') && name !== 'AWS::Include'
      ? []
      : [{ name, text: `the macro ${name}, which may change anything in the template` }];
  });
}

/**
 * A macro beside other keys may make another resource of this, that belongs elsewhere. One that stands alone is a value
 * of this resource.
 */
function ofResource(name: string, resource: unknown, hasMacros: boolean): readonly OddPart[] {
  if (!isRecord(resource)) { return []; }
  const isOfNetwork = textOf(property(resource, 'Type')).startsWith('AWS::EC2::');
  const macro = property(resource, MACRO);
  const attributes = Object.keys(resource).filter((one) => one !== MACRO && !ATTRIBUTES.includes(one));
  const whole = macro === undefined ? [] : [{ name, text: macroText(macro, `resource ${name}`) }];
  return isOfNetwork
    ? [
      ...whole,
      ...hasMacros ? macrosIn(property(resource, 'Properties'), name) : [],
      ...attributes.map((one) => ({ name, text: `attribute ${one} of ${name}, which is not known here` })),
    ]
    : whole;
}

function macrosIn(part: unknown, name: string): readonly OddPart[] {
  if (typeof part !== 'object' || part === null) { return []; }
  const macro = property(part, MACRO);
  if (macro === undefined) { return Object.values(part).flatMap((inner) => macrosIn(inner, name)); }
  return Object.keys(part).length === 1
    ? [{ name, text: `the macro ${nameOf(macro)}, which gives a value of resource ${name}`, isValue: true }]
    : [{ name, text: macroText(macro, `resource ${name}`) }];
}

function macroText(macro: unknown, where: string): string {
  return `the macro ${nameOf(macro)}, which may change anything in ${where}`;
}

function nameOf(macro: unknown): string {
  return textOf(property(macro, 'Name') ?? 'of no name');
}
