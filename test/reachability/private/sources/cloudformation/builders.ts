import { Branch } from '../../../../../src/reachability/private/conditions/branch';
import { ALWAYS, Condition } from '../../../../../src/reachability/private/conditions/condition';
import { Network } from '../../../../../src/reachability/private/network/network';
import { AnyResource, ResourceKind, ResourceOf } from '../../../../../src/reachability/private/network/resources';
import { formatCidr } from '../../../../../src/reachability/private/packet/cidr';
import { PacketSet } from '../../../../../src/reachability/private/packet/packet-set';
import { collectComparedLiterals } from '../../../../../src/reachability/private/sources/cloudformation/branches/compared-literals-scan';
import { Value } from '../../../../../src/reachability/private/sources/cloudformation/expressions/value';
import { ReadContext, ReadOptions } from '../../../../../src/reachability/private/sources/cloudformation/read-context';
import { readTemplate } from '../../../../../src/reachability/private/sources/cloudformation/read-template';
import { Stack } from '../../../../../src/reachability/private/sources/cloudformation/stack';

export type Json = Record<string, unknown>;

export const ref = (name: string) => ({ Ref: name });
export const att = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
export const named = (name: string) => ({ Condition: name });
export const equals = (a: unknown, b: unknown) => ({ 'Fn::Equals': [a, b] });
export const when = (name: string, then: unknown, otherwise: unknown = ref('AWS::NoValue')) => ({ 'Fn::If': [name, then, otherwise] });
export const param = (more: Json = {}) => ({ Type: 'String', ...more });

/** A resource of `AWS::EC2`. */
export const ec2 = (type: string, Properties: unknown = {}, more: Json = {}) => ({ Type: `AWS::EC2::${type}`, Properties, ...more });

export const read = (Resources: Json, more: Json = {}, options: ReadOptions = {}) => readTemplate({ Resources, ...more }, options);

/** The only noun of a kind, or of a kind and id. */
export function only<K extends ResourceKind>(network: Network, kind: K, id?: string): ResourceOf<K> {
  const resources = network.all(kind).filter((resource) => id === undefined || resource.id === id);
  if (resources.length !== 1) { throw new Error(`expected one ${kind}, found ${resources.map((resource) => resource.id).join(', ') || 'none'}`); }
  return resources[0];
}

/** One noun of the only resource of a template. */
export const readOne = <K extends ResourceKind>(kind: K, type: string, properties: unknown, more: Json = {}): ResourceOf<K> => (
  only(read({ It: ec2(type, properties) }, more), kind, 'It')
);

/** A stack ready to evaluate expressions in. */
export function stackOf(template: Json = {}, options: ReadOptions = {}): Stack {
  const stack = new Stack({ Resources: {}, ...template }, new ReadContext(options));
  collectComparedLiterals(stack);
  return stack;
}

/** What an expression comes to if it comes to one thing only: JSON, `?reason` where it is unknown, `#id` for a resource. */
export function evaluated(expression: unknown, template: Json = {}, options: ReadOptions = {}): unknown {
  const variants = variantsOf(expression, template, options);
  if (variants.length !== 1) { throw new Error(`expected one variant, found ${variants.length}`); }
  return variants[0][1];
}

/** All things that an expression may come to, each behind its guard. The expression also stands in an output, so that its conditions count. */
export function variantsOf(expression: unknown, template: Json = {}, options: ReadOptions = {}): [string, unknown][] {
  const stack = stackOf({ Outputs: { It: { Value: expression } }, ...template }, options);
  return stack.possibilities.everyBranch(ALWAYS, (branch) => plain(stack.evaluate(expression, branch), branch))
    .map(({ when: condition, value }) => [guardText(condition), value]);
}

/** What names an unknown value. */
export function textOf(expression: unknown, template: Json = {}): string | undefined {
  const stack = stackOf(template);
  const [{ value }] = stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate(expression, branch));
  return value.kind === 'unresolved' ? value.text : undefined;
}

function plain(value: Value, branch: Branch): unknown {
  switch (value.kind) {
    case 'literal': return value.value;
    case 'list': return value.items.map((item) => plain(item(branch), branch));
    case 'structure': return Object.fromEntries(value.properties.names.map((name) => [name, plain(value.properties.get(name)!(branch), branch)]));
    case 'resource': return `#${value.id}`;
    case 'unresolved': return `?${value.reason}`;
    case 'absent': return undefined;
  }
}

export function guardText(condition: Condition): string {
  switch (condition.kind) {
    case 'constant': return condition.value ? 'always' : 'never';
    case 'is': return `${condition.choice}=${condition.value}`;
    case 'not': return `!(${guardText(condition.condition)})`;
    default: return `(${condition.conditions.map(guardText).join(condition.kind === 'and' ? ' & ' : ' | ')})`;
  }
}

/** The guard and one property of every variant of a resource. */
export const variantsIn = <K extends ResourceKind>(network: Network, kind: K, show: (resource: ResourceOf<K>) => unknown): [string, unknown][] => (
  network.all(kind).map((resource) => [guardText((resource as AnyResource).when), show(resource)])
);

/** A set of packets in words: `10.0.0.0/8 6 [80-80]`. */
export function packetText(set: PacketSet): string {
  return set.slices.map(({ addresses, protocols, field }) => [
    addresses.cidrs.map(formatCidr).join('+'),
    protocols.intervals.map(({ lo, hi }) => (lo === hi ? lo : `${lo}-${hi}`)).join('+'),
    `[${field.intervals.map(({ lo, hi }) => `${lo}-${hi}`).join('+')}]`,
  ].join(' ')).join('; ') || 'none';
}
