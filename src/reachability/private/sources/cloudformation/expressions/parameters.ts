import { splitBy } from './intrinsics-text';
import type { ComparedLiterals } from '../branches/compared-literals';
import type { Origin } from '../cross-stack/published-values';
import type { ReadContext } from '../read-context';
import type { Lazy, Value } from './value';
import { isRecord, literal, literals, property, unresolved } from './value';
import type { Branch } from '../../../conditions/branch';
import type { Choice } from '../../../conditions/deployment';
import { ANY_OTHER_VALUE } from '../../../conditions/deployment';

/** A parameter as the template declares it. */
export interface Parameter {
  /** In a nested stack `Parent/Name`. */
  readonly name: string;
  /** The top-level template that it is part of. */
  readonly origin?: Origin;
  readonly type: string;
  readonly default?: string;
  /** Set if the template lists all values that it accepts. */
  readonly allowed?: readonly string[];
  /** The only value there is: pinned by the caller. */
  readonly pinned?: string;
  /** What the parent of a nested stack passes; the default counts where that comes to nothing. */
  readonly passed?: { readonly value: Lazy; readonly expression: unknown };
}

export function declaredParameter(name: string, declaration: unknown): Parameter {
  return {
    name,
    type: scalarText(property(declaration, 'Type')) ?? 'String',
    default: scalarText(property(declaration, 'Default')),
    allowed: allowedValues(declaration),
  };
}

/** What `Ref` to a parameter gives. */
export function parameterValue(
  parameter: Parameter,
  context: ReadContext,
  branch: Branch,
): Value {
  const passed = parameter.passed && passedValue(parameter.name, parameter.passed.value, branch);
  const given = passed?.kind === 'absent' ? undefined : passed;
  if (isSystemsManagerType(parameter.type)) {
    return asDeclared(parameter, systemsManagerValue(parameter, given, context, branch), branch);
  }
  return given === undefined ? ownValue(parameter, context, branch) : asDeclared(parameter, given, branch);
}

/** Whether such a parameter is given the name of a parameter of Systems Manager, and has what that one holds. */
export const isSystemsManagerType = (type: string): boolean => type.startsWith('AWS::SSM::Parameter::Value<');

/** What a parameter of Systems Manager holds: such a parameter is given its name. */
function systemsManagerValue(
  parameter: Parameter,
  passed: Value | undefined,
  { crossStack }: ReadContext,
  branch: Branch,
): Value {
  const own = parameter.pinned ?? parameter.default;
  const name = passed ?? (own === undefined ? undefined : literal(own));
  const value = name && crossStack.parameter(name, branch, parameter.origin ?? {});
  return value ?? unresolved(parameter.name, `${parameter.name} is read from Systems Manager at deploy time`);
}

/** The value that the caller or the template gives. */
function ownValue(
  parameter: Parameter,
  { comparedLiterals, possibilities, notes }: ReadContext,
  branch: Branch,
): Value {
  if (parameter.pinned !== undefined) {
    return asDeclared(parameter, literal(parameter.pinned), branch);
  }
  const choice = parameterChoice(parameter, comparedLiterals);
  if (choice !== undefined) {
    if (!choice.values.includes(ANY_OTHER_VALUE) && parameter.allowed === undefined) {
      notes.assume(`${parameter.name} is one of ${choice.values.join(', ')}: the template's mappings have no others`);
    }
    return asDeclared(parameter, choiceValue(possibilities.add(choice), branch), branch);
  }
  if (parameter.default === undefined) {
    return unresolved(parameter.name, `the parameter ${parameter.name} has no default`);
  }
  notes.assume(`parameter ${parameter.name} = ${parameter.default} (its default)`);
  return asDeclared(parameter, literal(parameter.default), branch);
}

function passedValue(name: string, value: Lazy, branch: Branch): Value {
  return branch.once(`Ref ${name}`, () => value(branch), () => unresolved(name, `${name} refers to itself`));
}

/** A parameter that no condition asks for is told apart value by value if the template allows no more than this. */
const FEW = 16;

/**
 * The values of a parameter that can make a difference, the default first; undefined if the template neither lists them
 * nor asks for them.
 */
export function parameterChoice(parameter: Parameter, comparedLiterals: ComparedLiterals): Choice | undefined {
  const mentioned = comparedLiterals.compared(parameter.name);
  const keys = comparedLiterals.mapKeys(parameter.name);
  const listed = parameter.allowed !== undefined && parameter.allowed.length <= FEW;
  if (!listed && mentioned === undefined && keys === undefined) { return undefined; }
  const first = parameter.default === undefined ? [] : [parameter.default];
  const open = keys === undefined ? [ANY_OTHER_VALUE] : [];
  const values = parameter.allowed ?? [...[...mentioned ?? [], ...keys ?? []].sort(), ...open];
  return { name: parameter.name, values: [...new Set([...first, ...values])] };
}

function choiceValue(choice: Choice, branch: Branch): Value {
  const value = branch.pick(choice);
  if (value === undefined) {
    return unresolved(choice.name, `it depends on ${choice.name} and on too many other choices`);
  }
  if (value !== ANY_OTHER_VALUE) { return literal(value); }
  return unresolved(choice.name, `${choice.name} may have a value that the template does not mention`, {
    otherThan: choice.values,
  });
}

/** Lists are passed as one string with commas. */
function asDeclared(parameter: Parameter, value: Value, branch: Branch): Value {
  if (!/^(CommaDelimitedList$|List<|AWS::SSM::Parameter::Value<(CommaDelimitedList|List<))/.test(parameter.type)) {
    return value;
  }
  if (value.kind === 'literal') {
    return literals(String(value.value).split(',').map((item) => item.trim()));
  }
  const items = splitBy(',', value, parameter.name, branch);
  return items.kind === 'list' ? items : value;
}

function allowedValues(declaration: unknown): readonly string[] | undefined {
  const listed = property(declaration, 'AllowedValues');
  if (Array.isArray(listed)) {
    const values = listed.map(scalarText).filter((value) => value !== undefined);
    return values.length > 0 && values.length === listed.length ? values : undefined;
  }
  return alternatives(property(declaration, 'AllowedPattern'));
}

/** The words of a pattern such as `^(true|false)$`, which is a list of values in disguise. */
function alternatives(pattern: unknown): readonly string[] | undefined {
  const words = typeof pattern === 'string' ? /^\^?\(([\w-]+(?:\|[\w-]+)*)\)\$?$/.exec(pattern)?.[1] : undefined;
  return words?.split('|');
}

function scalarText(value: unknown): string | undefined {
  return value === null || value === undefined || Array.isArray(value) || isRecord(value) ? undefined : String(value);
}
