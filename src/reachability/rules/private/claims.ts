import { RULE_DIRECTION } from './crossing-words';
import type { Condition } from '../../private/conditions/condition';
import type { Network } from '../../private/network/network';
import type { Reference, Resource } from '../../private/network/resource';
import { known } from '../../private/network/resource';
import type { Direction, NetworkAclEntry, Route } from '../../private/network/resources';
import { formatCidr } from '../../private/packet/cidr';

/** A resource that takes a place which one alone can have. */
export interface Claim {
  /** Id of the resource that has the place. */
  readonly holder: string;
  /** Names the place among those of its holder. */
  readonly key: string;
  /** The place, in words: `the network ACL of subnet PublicA`. */
  readonly place: () => string;
  /** Id of the resource that takes it. */
  readonly by: string;
  /** When it does. */
  readonly when: Condition;
  /** What the place is taken for: those who take it for the same do not contest it. */
  readonly takenFor?: Reference;
  /** Set if AWS gives the place to whoever comes last; else the deployment of the second fails. */
  readonly isReplaced?: boolean;
  /** Set if the place is a number, and there are others. */
  readonly isNumber?: boolean;
  /** Set if it is no resource of the template, and is always there. */
  readonly isBuiltIn?: boolean;
}

/** The rule that every default network ACL has in each direction. */
const DEFAULT_RULE = 100;

/**
 * Every claim to a place that is known.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function claimsIn(network: Network): readonly Claim[] {
  return [...ofSubnets(network), ...ofRouteTables(network), ...ofNetworkAcls(network), ...ofAddresses(network)];
}

function ofSubnets(network: Network): readonly Claim[] {
  return [
    ...network.all('network-acl-association').flatMap((by) => claim(by.subnet, by, 'acl', {
      place: (holder) => `the network ACL of subnet ${holder}`, isReplaced: true, takenFor: by.networkAcl,
    })),
    ...network.all('route-table-association').flatMap((by) => claim(by.subnet, by, 'table', {
      place: (holder) => `the route table of subnet ${holder}`,
    })),
    ...ofInternetGateways(network),
  ];
}

function ofInternetGateways(network: Network): readonly Claim[] {
  const gateways = new Set(network.all('internet-gateway').map(({ id }) => id));
  return network.all('gateway-attachment').flatMap((by) =>
    by.gateway.kind === 'known' && gateways.has(by.gateway.value)
      ? claim(by.vpc, by, 'internet gateway', { place: (holder) => `the internet gateway of VPC ${holder}` })
      : []);
}

function ofRouteTables(network: Network): readonly Claim[] {
  return [
    ...repeated(network.all('route'), ({ routeTable }) => routeTable, destinationKey).flatMap((by) => (
      claim(by.routeTable, by, String(destinationKey(by)), {
        place: (holder) => `the route to ${destinationText(by)} in route table ${holder}`,
      })
    )),
    ...network.all('gateway-endpoint').flatMap((by) =>
      by.service === '' ? [] : by.routeTables.flatMap((table) => claim(table, by, `service ${by.service}`, {
        place: (holder) => `the route to ${by.service} in route table ${holder}`,
      }))),
  ];
}

/** Prefixes are shorter than 256 bits: a number for each block of IPv4, and texts for what has none. */
function destinationKey({ destination, propagated }: Route): string | number | undefined {
  if (destination.kind !== 'cidr' || propagated) { return undefined; }
  const { prefixList, cidr } = destination;
  if (prefixList !== undefined) { return prefixList; }
  return cidr.family === 'ipv4' ? cidr.base * 256 + cidr.prefix : `${cidr.base}/${cidr.prefix}`;
}

function destinationText({ destination }: Route): string {
  if (destination.kind !== 'cidr') { return 'what is unknown'; }
  return destination.prefixList === undefined
    ? formatCidr(destination.cidr)
    : `prefix list ${destination.prefixList}`;
}

function ofNetworkAcls(network: Network): readonly Claim[] {
  const defaults = network.all('network-acl').filter(({ isDefault }) => isDefault);
  const builtIn = new Set(defaults.map(({ id }) => id));
  const isBesideBuiltIn = ({ networkAcl, ruleNumber }: NetworkAclEntry) => networkAcl.kind === 'known'
    && ruleNumber.kind === 'known' && ruleNumber.value === DEFAULT_RULE && builtIn.has(networkAcl.value);
  const entries = oneWay(network.all('network-acl-entry'));
  const candidates = new Set([
    ...repeated(entries, ({ networkAcl }) => networkAcl, numberKey),
    ...builtIn.size > 0 ? entries.filter(isBesideBuiltIn) : [],
  ]);
  return [
    ...[...candidates].flatMap((by) => (by.ruleNumber.kind === 'known'
      ? claim(by.networkAcl, by, String(numberKey(by)), numbered(by.ruleNumber.value, by.direction))
      : [])),
    ...defaults.flatMap((by) => DIRECTIONS.flatMap((direction) => claim(known(by.id), by, String(
      numberKey({ ruleNumber: known(DEFAULT_RULE), direction }),
    ), { ...numbered(DEFAULT_RULE, direction), isBuiltIn: true }))),
  ];
}

/** Without those whose direction is unknown, which are read as one of each: which of the two takes the number? */
function oneWay(entries: readonly NetworkAclEntry[]): readonly NetworkAclEntry[] {
  const inbound = new Set(entries.filter(({ direction }) => direction === 'ingress').map(({ id }) => id));
  const both = new Set(
    entries.filter(({ id, direction }) => direction === 'egress' && inbound.has(id)).map(({ id }) => id),
  );
  return both.size === 0 ? entries : entries.filter(({ id }) => !both.has(id));
}

function numberKey({ ruleNumber, direction }: Pick<NetworkAclEntry, 'ruleNumber' | 'direction'>): number | undefined {
  return ruleNumber.kind === 'known' ? ruleNumber.value * 2 + DIRECTIONS.indexOf(direction) : undefined;
}

function numbered(number: number, direction: Direction): Details {
  return { place: (holder) => `${RULE_DIRECTION[direction]} rule ${number} of network ACL ${holder}`, isNumber: true };
}

function ofAddresses(network: Network): readonly Claim[] {
  const address = { place: (elasticIp: string) => `Elastic IP ${elasticIp}` };
  return [
    ...network.all('elastic-ip-association').flatMap((by) =>
      claim(by.elasticIp, by, 'address', { ...address, takenFor: by.host, isReplaced: true })),
    ...network.all('nat-gateway').flatMap((by) =>
      by.allocations.flatMap((allocation) => claim(allocation, by, 'address', { ...address, takenFor: known(by.id) }))),
    ...network.all('public-placement').flatMap((by) => (by.elasticIp === undefined
      ? []
      : claim(by.elasticIp, by, 'address', { ...address, takenFor: known(by.id) }))),
  ];
}

/**
 * Those of many resources that have a key of a holder in common with another: there are few, and the others are not
 * worth a claim.
 */
function repeated<R extends Resource>(
  resources: readonly R[],
  holderOf: (resource: R) => Reference,
  keyOf: (resource: R) => string | number | undefined,
): readonly R[] {
  const seen = new Map<string, Map<string | number, string>>();
  const again = new Map<string, Set<string | number>>();
  for (const resource of resources) {
    const holder = holderOf(resource);
    const key = keyOf(resource);
    if (holder.kind === 'unknown' || key === undefined) { continue; }
    const keys = seen.get(holder.value) ?? new Map<string | number, string>();
    if ((keys.get(key) ?? resource.id) !== resource.id) {
      again.set(holder.value, (again.get(holder.value) ?? new Set()).add(key));
    }
    seen.set(holder.value, keys.set(key, resource.id));
  }
  return again.size === 0 ? [] : resources.filter((resource) => {
    const holder = holderOf(resource);
    return holder.kind === 'known' && again.get(holder.value)?.has(keyOf(resource) ?? '');
  });
}

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

type Details = Pick<Claim, 'takenFor' | 'isReplaced' | 'isNumber' | 'isBuiltIn'> & {
  readonly place: (holder: string) => string;
};

function claim(
  holder: Reference,
  { id, when }: Resource,
  key: string,
  { place, ...details }: Details,
): readonly Claim[] {
  if (holder.kind === 'unknown') { return []; }
  const { value } = holder;
  return [{ ...details, holder: value, key, by: id, when, place: () => place(value) }];
}
