import { CREATE_ONLY } from './create-only';
import { isRecord, property } from '../../reachability/private/sources/cloudformation/expressions/value';

/** What CloudFormation does to a resource that is there before or after. */
export interface ResourceChange {
  readonly id: string;
  readonly type: string;
  /** `kept` is deleted from the stack, and stays in the account. */
  readonly kind: 'created' | 'deleted' | 'kept' | 'replaced';
  /** Why it is replaced, in words. */
  readonly because?: string;
}

/** The resources of a template, with their properties. */
export interface Resources {
  readonly [id: string]: unknown;
}

export function resourcesOf(template: unknown): Resources {
  const resources = property(template, 'Resources');
  return isRecord(resources) ? resources : {};
}

export function typeOf(resource: unknown): string {
  return String(property(resource, 'Type'));
}

export function propertyOf(resource: unknown, name: string): unknown {
  return property(property(resource, 'Properties'), name);
}

/**
 * The resources of the network that are created, deleted or replaced. What refers to a resource that is replaced, in a
 * property that cannot change in place, is replaced with it.
 */
export function resourceChanges(before: Resources, after: Resources): readonly ResourceChange[] {
  const replaced = replacedOf(before, after);
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return ids.flatMap((id): readonly ResourceChange[] => {
    const type = typeOf(before[id] ?? after[id]);
    if (!Object.hasOwn(CREATE_ONLY, type) && !type.startsWith('AWS::EC2::')) { return []; }
    if (before[id] === undefined) { return [{ id, type, kind: 'created' }]; }
    if (after[id] === undefined) {
      const isKept = String(property(before[id], 'DeletionPolicy')).startsWith('Retain');
      return [{ id, type, kind: isKept ? 'kept' : 'deleted' }];
    }
    const because = replaced.get(id);
    return because === undefined ? [] : [{ id, type, kind: 'replaced', because }];
  });
}

/** Why each of the resources is replaced, by id. */
function replacedOf(before: Resources, after: Resources): ReadonlyMap<string, string> {
  const replaced = new Map<string, string>();
  for (let size = -1; size < replaced.size;) {
    size = replaced.size;
    for (const id of Object.keys(after)) {
      if (before[id] === undefined || replaced.has(id)) { continue; }
      const because = reasonOf(before[id], after[id], replaced);
      if (because !== undefined) { replaced.set(id, because); }
    }
  }
  return replaced;
}

function reasonOf(before: unknown, after: unknown, replaced: ReadonlyMap<string, string>): string | undefined {
  if (typeOf(before) !== typeOf(after)) { return `its type was ${typeOf(before)}`; }
  const names = CREATE_ONLY[typeOf(after)] ?? [];
  const changed = names.filter((name) => !same(propertyOf(before, name), propertyOf(after, name)));
  if (changed.length > 0) { return `${changed.join(', ')} cannot change in place`; }
  for (const name of names) {
    const target = referencesIn(propertyOf(after, name)).find((one) => replaced.has(one));
    if (target !== undefined) { return `${name} refers to ${target}, which is replaced`; }
  }
  return undefined;
}

/** Whether two values are written alike; the order of the keys makes no difference. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (isRecord(part)) { return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))); }
    // `"80"` and `80` are one value of CloudFormation.
    return typeof part === 'number' || typeof part === 'boolean' ? String(part) : part;
  });
}

/** The resources that `Ref` and `Fn::GetAtt` name in a value. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) { return value.flatMap(referencesIn); }
  if (!isRecord(value)) { return []; }
  const [reference, attribute] = [property(value, 'Ref'), property(value, 'Fn::GetAtt')];
  if (typeof reference === 'string') { return [reference]; }
  if (Array.isArray(attribute)) { return [String(attribute[0])]; }
  if (typeof attribute === 'string') { return [attribute.split('.')[0]]; }
  return Object.values(value).flatMap(referencesIn);
}
