import type { Network, Unread } from './network';
import { referencesIn, vpcsOf } from './ownership';
import type { Reference } from './resource';
import type { ResourceKind } from './resources';

/** What others are told about a resource: by those that name it in this property. */
const TOLD_BY: readonly (readonly [ResourceKind, string])[] = [
  ['route-table-association', 'subnet'],
  ['network-acl-association', 'subnet'],
  ['route', 'routeTable'],
  ['network-acl-entry', 'networkAcl'],
  ['gateway-attachment', 'gateway'],
  ['edge-association', 'gateway'],
];

/**
 * What could not be read and may change what is said of a resource: a part of which nobody knows what it is handed, or
 * one that is handed something that this rests on.
 *
 * @param ofVpc whether all that happens in its VPC may change it
 */
export function unreadFor(network: Network, id: string, ofVpc = false): readonly Unread[] {
  if (network.unreadable.length === 0) { return []; }
  const { stack } = network.locate(id);
  return network.unreadable.filter(({ handed, stacks }) => {
    if (handed === undefined) { return stack === undefined || (stacks?.has(stack) ?? true); }
    return handed.some((one) => (ofVpc ? shareVpc(network, id, one) : restsOn(network, id).has(one)));
  });
}

function shareVpc(network: Network, id: string, other: string): boolean {
  const own = vpcsOf(network, id);
  return [...vpcsOf(network, other)].some((vpc) => own.has(vpc));
}

/** All that decides about packets of a resource, but for its VPC: to know the VPC gives no power over what is in it. */
export function restsOn(network: Network, id: string): ReadonlySet<string> {
  const name = `rests on ${id}`;
  if (!network.derived.has(name)) { network.derived.set(name, undefined, connectedTo(network, id)); }
  return network.derived.get(name) as ReadonlySet<string>;
}

function connectedTo(network: Network, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found) {
    if (isVpc(network, one)) { continue; }
    network.withId(one).flatMap(referencesIn).forEach((other) => found.add(other));
    TOLD_BY.flatMap(([kind, property]) => tellersOf(network, kind, property, one)).forEach((other) => found.add(other));
    defaultAclOf(network, one).forEach((other) => found.add(other));
  }
  return new Set([...found].filter((one) => !isVpc(network, one)));
}

function tellersOf(network: Network, kind: ResourceKind, property: string, id: string): readonly string[] {
  return [
    ...network.referringTo(kind, property as never, id), ...network.perhapsReferringTo(kind, property as never, id),
  ].map((resource) => resource.id);
}

/** The network ACL that a subnet has as long as nobody gives it another. */
function defaultAclOf(network: Network, id: string): readonly string[] {
  const isGiven = network.referringTo('network-acl-association', 'subnet', id).length > 0;
  const vpcs = isGiven ? [] : network.variants('subnet', id).flatMap(({ vpc }) => idsOf(vpc));
  return vpcs.map((vpc) => `${vpc}.DefaultNetworkAcl`);
}

const idsOf = (reference: Reference): readonly string[] => (reference.kind === 'known' ? [reference.value] : []);

const isVpc = (network: Network, id: string): boolean => network.variants('vpc', id).length > 0;
