import type { Network } from '../network/network';
import { refersTo } from '../network/resource';
import type { Subnet } from '../network/resources';
import { Address, familyOf, formatAddress } from '../packet/address';
import { cidrContains, cidrOf, formatCidr } from '../packet/cidr';
import { ADDRESS_BITS } from '../packet/family';
import { printable } from '../words/printable';

/** An end of a path as a question names it. */
export type EndpointSpec =
  | { readonly kind: 'subnet'; readonly name: string }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'internet' }
  | { readonly kind: 'elastic-ip'; readonly name: string }
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'service'; readonly name: string };

/**
 * An end of a path found in a network: a subnet by its id, or the outside, in either case all hosts or the one at an
 * address.
 */
export interface Place {
  readonly kind: 'subnet' | 'outside';
  /** Logical id of the subnet. */
  readonly subnet?: string;
  readonly address?: Address;
  /** The NAT gateway that is meant in place of the hosts of its subnet, by one of its Elastic IPs. */
  readonly natGateway?: { readonly id: string; readonly elasticIp: string };
  /** Logical id of the host that is meant, of all those of its subnet: its security groups count. */
  readonly host?: string;
  /** The AWS service that is meant, of all that lies outside: `s3`. */
  readonly service?: string;
}

/** Finds the ends of a path, or says which there are. */
export function placesOf(
  network: Network,
  source: EndpointSpec,
  destination: EndpointSpec,
): { readonly source: Place; readonly destination: Place } {
  const [from, to] = [source, destination].map((spec) => placeOf(network, spec));
  if (from.kind === 'outside' && to.kind === 'outside') {
    throw new Error(
      'source and destination both lie outside the VPC: name a subnet, or an address inside a subnet, for one of them',
    );
  }
  if (source.kind === 'elastic-ip') {
    throw new Error(
      printable(
        `Elastic IP ${source.name} is where packets come in: name the subnet that they come from as the source`,
      ),
    );
  }
  if (source.kind === 'service') {
    throw new Error(printable(`${source.name} starts no connections: name the service as the destination`));
  }
  if (destination.kind === 'elastic-ip' && from.kind !== 'outside') {
    throw new Error(
      printable(
        `Elastic IP ${destination.name} is asked about from outside the VPC: name the internet or an address there as the source`,
      ),
    );
  }
  return { source: from, destination: to };
}

/** The end of a path in words. */
export function placeText({ subnet, address, natGateway, host: one, service }: Place): string {
  if (natGateway) { return `${natGateway.elasticIp} of ${natGateway.id}`; }
  if (service !== undefined) { return service; }
  if (one !== undefined) { return `${one} in ${subnet}`; }
  const host = address === undefined ? undefined : formatAddress(address);
  return subnet === undefined ? host ?? 'internet' : host ? `${host} in ${subnet}` : subnet;
}

function placeOf(network: Network, spec: EndpointSpec): Place {
  switch (spec.kind) {
    case 'internet': return { kind: 'outside' };
    case 'subnet': return { kind: 'subnet', subnet: named(network, 'subnet', spec.name) };
    case 'host': return placeOfHost(network, named(network, 'host', spec.name));
    case 'service': return { kind: 'outside', service: spec.name };
    case 'address': return placeOfAddress(network, spec.address);
    case 'elastic-ip': return placeOfElasticIp(network, spec.name);
  }
}

/**
 * By logical id, or by the end of what a person calls it: `PrivateSubnet1` and `Private1` for
 * `VpcPrivateSubnet1Subnet8BCA10E0`; where there are several stacks, with or without one: `Network:Private1`.
 */
function named(network: Network, what: 'subnet' | 'host', name: string): string {
  const ids = [...new Set(network.all(what).map(({ id }) => id))];
  if (ids.includes(name)) { return name; }
  const wanted = network.locate(name);
  const plain = plainName(wanted.logicalId);
  const plainNames = new Map(
    ids.map((id) => ({ id, ...network.locate(id) }))
      .filter(({ stack }) => wanted.stack === undefined || stack === wanted.stack)
      .map(({ id, logicalId }) => [id, plainName(logicalId)]),
  );
  const matching = plain === '' ? [] : [...plainNames.keys()].filter((id) => plainNames.get(id)!.endsWith(plain));
  const exact = matching.filter((id) => plainNames.get(id) === plain);
  if (exact.length === 1 || matching.length === 1) { return exact[0] ?? matching[0]; }
  const problem =
    matching.length === 0 ? `no ${what} is called ${name}` : `${name} may be any of ${matching.length} ${what}s`;
  throw new Error(printable(`${problem}: name one of ${list(matching.length === 0 ? ids : matching)}`));
}

/** Without the hash that CDK adds, without the word subnet, and in lower case. */
function plainName(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '').replace(/subnet/gi, '').toLowerCase();
}

function placeOfAddress(network: Network, address: Address): Place {
  const host = cidrOf(address, ADDRESS_BITS[familyOf(address)]);
  const holding = network.all('subnet').filter((subnet) => blocksOf(subnet).some((block) => cidrContains(block, host)));
  const ids = [...new Set(holding.map(({ id }) => id))];
  if (ids.length > 1) {
    throw new Error(
      printable(`${formatAddress(address)} lies in ${ids.length} subnets: name the one you mean, ${list(ids)}`),
    );
  }
  if (ids.length === 1) { return { kind: 'subnet', subnet: ids[0], address }; }
  const vpc = network.all('vpc-cidr').find(({ cidr }) => cidr.kind === 'known' && cidrContains(cidr.value, host));
  if (vpc) {
    const subnets = network.all('subnet').map((subnet) => [subnet.id, ...blocksOf(subnet).map(formatCidr)].join(' '));
    throw new Error(
      printable(
        `${formatAddress(address)} lies in the VPC but in none of its subnets: name an address inside one of ${list([...new Set(subnets)])}`,
      ),
    );
  }
  return { kind: 'outside', address };
}

function placeOfHost(network: Network, id: string): Place {
  const subnets = [...new Set(network.variants('host', id).map(({ subnet }) => (
    subnet?.kind === 'known' ? subnet.value : undefined
  )))];
  const [subnet] = subnets;
  if (subnet === undefined || subnets.length > 1) {
    throw new Error(printable(`the subnet of ${id} is unknown: name a subnet with Endpoint.subnet() instead`));
  }
  return { kind: 'subnet', subnet, host: id };
}

/** The subnet of the NAT gateway or the host that has the address. */
function placeOfElasticIp(network: Network, name: string): Place {
  const gateways = network
    .all('nat-gateway')
    .filter(({ allocations }) => allocations.some((one) => refersTo(one, name)));
  const [gateway] = gateways;
  if (gateway?.placement.kind === 'zonal' && gateway.placement.subnet.kind === 'known') {
    return { kind: 'subnet', subnet: gateway.placement.subnet.value, natGateway: { id: gateway.id, elasticIp: name } };
  }
  const [association] = network.referringTo('elastic-ip-association', 'elasticIp', name);
  const host = association?.host.kind === 'known' ? network.variants('host', association.host.value)[0] : undefined;
  if (host?.subnet?.kind === 'known') { return { kind: 'subnet', subnet: host.subnet.value }; }
  const known = [...new Set(network.all('elastic-ip').map(({ id }) => id))];
  throw new Error(
    gateway || association
      ? `in which subnet ${name} belongs to a gateway or a host is unknown: name an Elastic IP of a zonal NAT gateway or a host`
      : `no Elastic IP of the template is called ${name}, or nothing has it: name one of ${list(known)}`,
  );
}

function blocksOf({ ipv4, ipv6 }: Subnet) {
  return [ipv4, ipv6].flatMap((block) => (block?.kind === 'known' ? [block.value] : []));
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '(there are none)' : names.join(', ');
}
