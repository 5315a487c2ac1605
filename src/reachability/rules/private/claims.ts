import type { Clash, Contest } from './contest';
import type { Condition } from '../../private/conditions/condition';
import { groupBy } from '../../private/network/group-by';
import type { Network } from '../../private/network/network';
import type { Reference } from '../../private/network/resource';
import { known } from '../../private/network/resource';
import { formatCidr } from '../../private/packet/cidr';
import { listed } from '../../private/words/packet-words';

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

/** Places that several resources take, whenever they do. */
export function placeContests(network: Network): readonly Contest[] {
  return [...groupBy(claimsIn(network), ({ holder, key }) => `${holder} ${key}`).values()]
    .filter(isContested)
    .map((claims) => ({
      holder: claims[0].holder,
      clashes: (view) => {
        const existing = view.existing(claims);
        return isContested(existing) ? [clashOf(existing)] : [];
      },
    }));
}

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
    ...network.all('network-acl-association').flatMap(({ subnet, networkAcl, ...by }) => claim(subnet, by, 'acl', {
      place: (holder) => `the network ACL of subnet ${holder}`, isReplaced: true, takenFor: networkAcl,
    })),
    ...network.all('route-table-association').flatMap(({ subnet, ...by }) => claim(subnet, by, 'table', {
      place: (holder) => `the route table of subnet ${holder}`,
    })),
  ];
}

function ofRouteTables(network: Network): readonly Claim[] {
  return [
    ...network.all('route').flatMap(({ routeTable, destination, propagated, ...by }) => {
      if (destination.kind !== 'cidr' || propagated) { return []; }
      const { prefixList, cidr } = destination;
      return prefixList === undefined
        ? claim(routeTable, by, `${cidr.family} ${cidr.base}/${cidr.prefix}`, {
          place: (holder) => `the route to ${formatCidr(cidr)} in route table ${holder}`,
        })
        : claim(routeTable, by, prefixList, {
          place: (holder) => `the route to prefix list ${prefixList} in route table ${holder}`,
        });
    }),
    ...network.all('gateway-endpoint').flatMap(({ service, routeTables, ...by }) =>
      service === '' ? [] : routeTables.flatMap((table) => claim(table, by, `service ${service}`, {
        place: (holder) => `the route to ${service} in route table ${holder}`,
      }))),
  ];
}

function ofNetworkAcls(network: Network): readonly Claim[] {
  const internetGateways = new Set(network.all('internet-gateway').map(({ id }) => id));
  const numbered = (number: number, direction: keyof typeof DIRECTION) => ({
    place: (holder: string) => `${DIRECTION[direction]} rule ${number} of network ACL ${holder}`, isNumber: true,
  });
  return [
    ...network.all('network-acl-entry').flatMap(({ networkAcl, direction, ruleNumber, ...by }) =>
      ruleNumber.kind === 'unknown'
        ? []
        : claim(networkAcl, by, `${direction} ${ruleNumber.value}`, numbered(ruleNumber.value, direction))),
    ...network.all('network-acl').filter(({ isDefault }) => isDefault).flatMap((acl) =>
      (['ingress', 'egress'] as const).flatMap((direction) => claim(known(acl.id), acl, `${direction} ${DEFAULT_RULE}`, {
        ...numbered(DEFAULT_RULE, direction), isBuiltIn: true,
      }))),
    ...network.all('gateway-attachment').flatMap(({ vpc, gateway, ...by }) =>
      gateway.kind === 'known' && internetGateways.has(gateway.value)
        ? claim(vpc, by, 'internet gateway', { place: (holder) => `the internet gateway of VPC ${holder}` })
        : []),
  ];
}

function ofAddresses(network: Network): readonly Claim[] {
  const address = { place: (elasticIp: string) => `Elastic IP ${elasticIp}` };
  return [
    ...network.all('elastic-ip-association').flatMap(({ elasticIp, host, ...by }) =>
      claim(elasticIp, by, 'address', { ...address, takenFor: host, isReplaced: true })),
    ...network.all('nat-gateway').flatMap(({ allocations, ...by }) =>
      allocations.flatMap((allocation) => claim(allocation, by, 'address', { ...address, takenFor: known(by.id) }))),
    ...network.all('public-placement').flatMap(({ elasticIp, ...by }) =>
      elasticIp === undefined ? [] : claim(elasticIp, by, 'address', { ...address, takenFor: known(by.id) })),
  ];
}

const DIRECTION = { ingress: 'inbound', egress: 'outbound' };

function claim(
  holder: Reference,
  { id, when }: { readonly id: string; readonly when: Condition },
  key: string,
  { place, ...details }: Pick<Claim, 'takenFor' | 'isReplaced' | 'isNumber' | 'isBuiltIn'> & {
    readonly place: (holder: string) => string;
  },
): readonly Claim[] {
  if (holder.kind === 'unknown') { return []; }
  const { value } = holder;
  return [{ ...details, holder: value, key, by: id, when, place: () => place(value) }];
}

/** Whether several resources take a place, and not all for the same. */
function isContested(claims: readonly Claim[]): boolean {
  const [first] = claims;
  return claims.some(({ by }) => by !== first.by) && claims.some(({ takenFor }) => !isSame(takenFor, first.takenFor));
}

function isSame(one: Reference | undefined, other: Reference | undefined): boolean {
  return one?.kind === 'known' && other?.kind === 'known' && one.value === other.value;
}

function clashOf(claims: readonly Claim[]): Clash {
  const place = claims[0].place();
  const claimants = [...new Set(claims.filter(({ isBuiltIn }) => !isBuiltIn).map(({ by }) => by))];
  const builtIn = claims.some(({ isBuiltIn }) => isBuiltIn) ? ['AWS itself'] : [];
  const outcome = claims.every(({ isReplaced }) => isReplaced)
    ? 'the one that is deployed last has it'
    : claimants.length > 1 ? 'the deployment of the second fails' : 'the deployment fails';
  const doubt = claims.find(({ takenFor }) => takenFor?.kind === 'unknown')?.takenFor;
  const differ = claims.some(({ takenFor }) => takenFor?.kind !== 'unknown' && takenFor !== undefined
    && claims.some((other) => other.takenFor?.kind === 'known' && !isSame(takenFor, other.takenFor)));
  return {
    summary: `${place} is taken by ${listed([...claimants, ...builtIn], ' and ')}: ${outcome}`,
    doubt: doubt?.kind === 'unknown' && !differ
      ? `whether ${listed(claimants, ' and ')} take ${place} for the same is unknown: ${doubt.reason}`
      : undefined,
    claimants,
    detail: `takes ${place}`,
    fix: claims[0].isNumber ? `give ${claimants[claimants.length - 1]} another number` : `keep one of ${listed(claimants, ' and ')}`,
  };
}
