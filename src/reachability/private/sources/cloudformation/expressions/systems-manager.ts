import type { Branch } from '../../../conditions/branch';
import type { DeclaredResource } from '../declared-resource';
import type { Scope } from './scope';
import type { Value } from './value';
import { asText, literal, unresolved } from './value';

export const SYSTEMS_MANAGER_PARAMETER = 'AWS::SSM::Parameter';

/** What `Ref` to a parameter of Systems Manager gives: its name, which AWS picks if the template does not. */
export function parameterName(parameter: DeclaredResource, branch: Branch): Value {
  const name = parameter.property('Name', branch);
  return name.kind === 'absent' ? unresolved(parameter.id, `AWS picks the name of ${parameter.id}`) : name;
}

const REFERENCE = /(\{\{resolve:[^{}]*(?:\$\{[^{}]*\}[^{}]*)*\}\})/;

/**
 * What a text comes to with its dynamic references resolved. A parameter of Systems Manager is known if a template
 * writes it; no template holds a secret.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withoutDynamicReferences(value: Value, scope: Scope, branch: Branch): Value {
  const text = value.kind === 'unresolved' ? value.text : value.kind === 'literal' ? String(value.value) : '';
  if (!text.includes('{{resolve:')) { return value; }
  const pieces = text.split(REFERENCE).filter((piece) => piece !== '');
  if (pieces.length === 1) { return dynamicReference(text, scope, branch) ?? value; }
  const values = pieces.map((piece) => dynamicReference(piece, scope, branch) ?? literal(piece));
  const missing = values.find(({ kind }) => kind !== 'literal');
  if (missing === undefined) { return literal(values.map(asText).join('')); }
  return unresolved(text, missing.kind === 'unresolved' ? missing.reason : `${text} is known at deploy time only`);
}

/** Undefined if the text is no dynamic reference. */
function dynamicReference(text: string, scope: Scope, branch: Branch): Value | undefined {
  const [, service, key] = /^\{\{resolve:([\w-]+):(.*)\}\}$/s.exec(text) ?? [];
  if (service === undefined) { return undefined; }
  if (service !== 'ssm') { return unresolved(text, `${text} is read from ${service} at deploy time`); }
  const [, name, version] = /^(.*?)(?::(\d+))?$/s.exec(key)!;
  if (version !== undefined) {
    return unresolved(text, `version ${version} of the Systems Manager parameter ${name} is read at deploy time`);
  }
  const symbol = /^\$\{([^{}]*)\}$/.exec(name)?.[1];
  const known = symbol === undefined ? literal(name) : unresolved(symbol, `${symbol} is known at deploy time only`);
  return scope.crossStack.parameter(known, branch, scope.origin)
    ?? unresolved(text, `${name} is read from Systems Manager at deploy time`);
}
