import { groupBy } from '../../private/network/group-by';
import type { Reference } from '../../private/network/resource';
import type { ResourceKind, ResourceOf } from '../../private/network/resources';
import { formatCidr } from '../../private/packet/cidr';

/** A resource that takes a place which one alone can have. */
export interface Claim {
  /** Id of the resource that has the place. */
  readonly holder: string;
  /** The place, in words: `the network ACL of subnet PublicA`. */
  readonly place: string;
  /** Id of the resource that takes it. */
  readonly by: string;
  /** Set if AWS gives the place to whoever comes last; else the deployment of the second fails. */
  readonly isReplaced?: boolean;
}

interface Source {
  all<K extends ResourceKind>(kind: K): readonly ResourceOf<K>[];
}

/**
 * Every claim to a place that is known.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function claimsIn(source: Source): readonly Claim[] {
  const internetGateways = new Set(source.all('internet-gateway').map(({ id }) => id));
  return [
    ...source.all('network-acl-association').flatMap(({ id, subnet }) =>
      claim(subnet, id, (holder) => `the network ACL of subnet ${holder}`, true)),
    ...source.all('route-table-association').flatMap(({ id, subnet }) =>
      claim(subnet, id, (holder) => `the route table of subnet ${holder}`)),
    ...source.all('route').flatMap(({ id, routeTable, destination, propagated }) =>
      destination.kind !== 'cidr' || destination.prefixList !== undefined || propagated
        ? []
        : claim(routeTable, id, (holder) => `the route to ${formatCidr(destination.cidr)} in route table ${holder}`)),
    ...source.all('gateway-endpoint').flatMap(({ id, service, routeTables }) =>
      service === ''
        ? []
        : routeTables.flatMap((table) => claim(table, id, (holder) => `the route to ${service} in route table ${holder}`))),
    ...source.all('network-acl-entry').flatMap(({ id, networkAcl, direction, ruleNumber }) =>
      ruleNumber.kind === 'unknown'
        ? []
        : claim(networkAcl, id, (holder) => `${DIRECTION[direction]} rule ${ruleNumber.value} of network ACL ${holder}`)),
    ...source.all('gateway-attachment').flatMap(({ id, vpc, gateway }) =>
      gateway.kind === 'known' && internetGateways.has(gateway.value)
        ? claim(vpc, id, (holder) => `the internet gateway of VPC ${holder}`)
        : []),
    ...source.all('elastic-ip-association').flatMap(({ id, elasticIp }) => claim(elasticIp, id, addressOf)),
    ...source.all('nat-gateway').flatMap(({ id, allocations }) =>
      allocations.flatMap((allocation) => claim(allocation, id, addressOf))),
  ];
}

/** Claims to one place by several resources. */
export function contested(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  return [...groupBy(claims, ({ place }) => place).values()].filter((group) => (
    group.some(({ by }) => by !== group[0].by)
  ));
}

const DIRECTION = { ingress: 'inbound', egress: 'outbound' };

const addressOf = (elasticIp: string): string => `Elastic IP ${elasticIp}`;

function claim(
  holder: Reference,
  by: string,
  place: (holder: string) => string,
  isReplaced?: boolean,
): readonly Claim[] {
  return holder.kind === 'known' ? [{ holder: holder.value, by, place: place(holder.value), isReplaced }] : [];
}
