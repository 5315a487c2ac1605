import { ALWAYS, Guard } from '../../../../src/reachability/private/network/guard';
import { Network } from '../../../../src/reachability/private/network/network';
import { AnyNoun, NounKind, NounOf } from '../../../../src/reachability/private/network/nouns';
import { formatCidr } from '../../../../src/reachability/private/packet/cidr';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { scanMentions } from '../../../../src/reachability/private/template/mention-scan';
import { readTemplate } from '../../../../src/reachability/private/template/read-template';
import { Reading, ReadOptions } from '../../../../src/reachability/private/template/reading';
import { Stack } from '../../../../src/reachability/private/template/stack';
import { Value } from '../../../../src/reachability/private/template/value';
import { Way } from '../../../../src/reachability/private/template/way';

export type Json = Record<string, unknown>;

export const ref = (name: string) => ({ Ref: name });
export const att = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
export const condition = (name: string) => ({ Condition: name });
export const equals = (a: unknown, b: unknown) => ({ 'Fn::Equals': [a, b] });
export const when = (name: string, then: unknown, otherwise: unknown = ref('AWS::NoValue')) => ({ 'Fn::If': [name, then, otherwise] });
export const param = (more: Json = {}) => ({ Type: 'String', ...more });

/** A resource of `AWS::EC2`. */
export const ec2 = (type: string, Properties: unknown = {}, more: Json = {}) => ({ Type: `AWS::EC2::${type}`, Properties, ...more });

export const read = (Resources: Json, more: Json = {}, options: ReadOptions = {}) => readTemplate({ Resources, ...more }, options);

/** The only noun of a kind, or of a kind and id. */
export function only<K extends NounKind>(network: Network, kind: K, id?: string): NounOf<K> {
  const nouns = network.all(kind).filter((noun) => id === undefined || noun.id === id);
  if (nouns.length !== 1) { throw new Error(`expected one ${kind}, found ${nouns.map((noun) => noun.id).join(', ') || 'none'}`); }
  return nouns[0];
}

/** One noun of the only resource of a template. */
export const readOne = <K extends NounKind>(kind: K, type: string, properties: unknown, more: Json = {}): NounOf<K> => (
  only(read({ It: ec2(type, properties) }, more), kind, 'It')
);

/** A stack ready to evaluate expressions in. */
export function stackOf(template: Json = {}, options: ReadOptions = {}): Stack {
  const stack = new Stack({ Resources: {}, ...template }, new Reading(options));
  scanMentions(stack);
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
  return stack.possibilities.everyWay(ALWAYS, (way) => plain(stack.evaluate(expression, way), way))
    .map(({ when: guard, value }) => [guardText(guard), value]);
}

/** What names an unknown value. */
export function textOf(expression: unknown, template: Json = {}): string | undefined {
  const stack = stackOf(template);
  const [{ value }] = stack.possibilities.everyWay(ALWAYS, (way) => stack.evaluate(expression, way));
  return value.kind === 'unresolved' ? value.text : undefined;
}

function plain(value: Value, way: Way): unknown {
  switch (value.kind) {
    case 'literal': return value.value;
    case 'list': return value.items.map((item) => plain(item(way), way));
    case 'structure': return Object.fromEntries([...value.properties].map(([name, item]) => [name, plain(item(way), way)]));
    case 'resource': return `#${value.id}`;
    case 'unresolved': return `?${value.reason}`;
    case 'absent': return undefined;
  }
}

export function guardText(guard: Guard): string {
  switch (guard.kind) {
    case 'constant': return guard.value ? 'always' : 'never';
    case 'is': return `${guard.choice}=${guard.value}`;
    case 'not': return `!(${guardText(guard.guard)})`;
    default: return `(${guard.guards.map(guardText).join(guard.kind === 'and' ? ' & ' : ' | ')})`;
  }
}

/** The guard and one property of every variant of a resource. */
export const variantsIn = <K extends NounKind>(network: Network, kind: K, show: (noun: NounOf<K>) => unknown): [string, unknown][] => (
  network.all(kind).map((noun) => [guardText((noun as AnyNoun).when), show(noun)])
);

/** A set of packets in words: `10.0.0.0/8 6 [80-80]`. */
export function packetText(set: PacketSet): string {
  return set.slices.map(({ addresses, protocols, field }) => [
    addresses.cidrs.map(formatCidr).join('+'),
    protocols.intervals.map(({ lo, hi }) => (lo === hi ? lo : `${lo}-${hi}`)).join('+'),
    `[${field.intervals.map(({ lo, hi }) => `${lo}-${hi}`).join('+')}]`,
  ].join(' ')).join('; ') || 'none';
}
