import type { NamedResource } from './named-resources';
import { printable } from '../../reachability/private/words/printable';
import { Refusal } from '../refusal';
import { listed } from '../words';

/**
 * Finds the resource that a person means: by logical id, construct path or `Name` tag, or by any ending of one of them
 * that fits it alone. Case does not matter, nor what CDK adds to logical ids.
 *
 * @throws Refusal if none or several fit, with names that are near
 */
export function resourceNamed(name: string, resources: readonly NamedResource[]): NamedResource {
  const wanted = name.trim().toLowerCase();
  const fits: readonly ((resource: NamedResource) => boolean)[] = [
    ({ id }) => id === name.trim(),
    (resource) => namesOf(resource).some((one) => one === wanted),
    (resource) => namesOf(resource).some((one) => endsWithWord(one, wanted)),
    (resource) => namesOf(resource).some((one) => one.endsWith(wanted)),
  ];
  for (const fit of wanted === '' ? [] : fits) {
    const found = resources.filter(fit);
    if (found.length === 1) { return found[0]; }
    if (found.length > 1) {
      throw Refusal.usage(`${printable(name)} may be any of ${listed(found.map(shownName))}: write more of the name`);
    }
  }
  const near = nearTo(wanted, resources).map(shownName);
  const hint = near.length === 0 ? 'the template has no subnet' : `there are ${listed(near)}`;
  throw Refusal.usage(`nothing in the network is called ${printable(name) || '(an empty name)'}: ${hint}`);
}

/** A resource as it is listed: what people call it, and its logical id. */
export function shownName({ id, names }: NamedResource): string {
  const [name] = names;
  return printable(name === undefined || name === id ? id : `${name} (${id})`);
}

function namesOf({ id, names }: NamedResource): readonly string[] {
  return [id, plainId(id), ...names, ...names.map(withoutSubnet)].map((name) => name.toLowerCase());
}

/** Without the hash that CDK adds, and without the name that it has in the stack of its VPC twice. */
function plainId(id: string): string {
  return withoutSubnet(id.replace(/[0-9A-F]{8}$/, ''));
}

/** `PrivateSubnet1` is called `Private1` as well. */
function withoutSubnet(name: string): string {
  return name.replace(/subnet$/i, '').replace(/subnet(?=\d*$)/i, '');
}

function endsWithWord(name: string, ending: string): boolean {
  return name.endsWith(ending) && /[^a-z0-9]$/.test(name.slice(0, -ending.length));
}

const MOST_NEAR = 6;

/** The few whose names are the nearest; all of a few. */
function nearTo(wanted: string, resources: readonly NamedResource[]): readonly NamedResource[] {
  if (resources.length <= MOST_NEAR) { return resources; }
  const distances = resources.map((resource) => ({
    resource,
    distance: Math.min(...namesOf(resource).map((name) => distance(wanted, name.slice(-wanted.length - 2)))),
  }));
  return distances.sort((a, b) => a.distance - b.distance).slice(0, MOST_NEAR).map(({ resource }) => resource);
}

/** How many characters to insert, delete or replace (Levenshtein 1965). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
