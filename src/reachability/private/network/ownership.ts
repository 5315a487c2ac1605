import type { Network, Unread } from './network';

/**
 * The VPCs that a resource belongs to or may belong to: those that its references lead to. A resource that names no
 * VPC, such as an internet gateway, belongs to those of the resources that name it, and what could not be read to those
 * that it may change.
 */
export function vpcsOf(network: Network, id: string): ReadonlySet<string> {
  const unread = network.unreadable.filter((one) => one.id === id);
  if (unread.length > 0) { return new Set(unread.flatMap((one) => [...vpcsWithin(network, one)])); }
  const named = vpcsNamed(network, [id]);
  if (named.size > 0) { return named; }
  return vpcsNamed(network, network.resources.filter((one) => referencesIn(one).includes(id)).map((one) => one.id));
}

function vpcsWithin(network: Network, { handed, stacks }: Unread): ReadonlySet<string> {
  if (handed !== undefined) { return vpcsNamed(network, handed); }
  const vpcs = network.all('vpc').map((vpc) => vpc.id);
  return new Set(vpcs.filter((vpc) => stacks?.has(network.locate(vpc).stack ?? '') ?? true));
}

function vpcsNamed(network: Network, ids: readonly string[]): ReadonlySet<string> {
  const vpcs = new Set<string>();
  const seen = new Set(ids);
  for (const id of seen) {
    for (const resource of network.withId(id)) {
      if (resource.kind === 'vpc') { vpcs.add(id); } else { referencesIn(resource).forEach((other) => seen.add(other)); }
    }
  }
  return vpcs;
}

/** References stand in a resource, in a list of it, or in a part such as the placement of a gateway. */
const DEPTH = 3;

/** Ids of whatever a resource names or may name. */
export function referencesIn(resource: object): readonly string[] {
  const found: string[] = [];
  collectReferences(resource, DEPTH, found);
  return found;
}

/** Asked for every resource of a network, so it makes one list and no others. */
function collectReferences(part: object, depth: number, found: string[]): void {
  const { kind, value, among } = part as { kind?: unknown; value?: unknown; among?: unknown };
  if (kind === 'known') {
    if (typeof value === 'string') { found.push(value); }
  } else if (kind === 'unknown') {
    if (Array.isArray(among)) { among.forEach((id) => found.push(id)); }
  } else if (depth > 1) {
    for (const inner of Object.values(part)) {
      if (typeof inner === 'object' && inner !== null) { collectReferences(inner, depth - 1, found); }
    }
  }
}
