/**
 * An internet gateway.
 *
 * It belongs to one VPC once it is attached. For IPv4 it translates between private addresses and the public or Elastic
 * IPs that belong to them, one to one: packets of hosts without one are dropped, both ways. It takes packets to and
 * from public addresses alone. IPv6 it passes as it is.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
import type { Fact } from './fact';
import { blocks, mayBlock } from './fact';
import { internetOf } from './internet';
import { publicAddressesOf } from './public-addresses';
import { ExplanationCode } from '../../explanation';
import type { Reference, Resolved, Unknown } from '../network/resource';
import { unknown } from '../network/resource';
import type { Host, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';

/** The internet gateway attached to a VPC; undefined if there is none. */
export function internetGatewayOf(view: NetworkView, vpc: Reference): Resolved<string> | undefined {
  if (vpc.kind === 'unknown') {
    return unknown(`the internet gateway of a VPC that is not in the template is unknown: ${vpc.reason}`);
  }
  const gateways = view.referringTo('gateway-attachment', 'vpc', vpc.value).map(({ gateway }) => gateway);
  const attached = gateways.find((gateway) => view.follow('internet-gateway', gateway) !== undefined);
  return attached ?? gateways.find(({ kind }) => kind === 'unknown') ?? possibleInternetGatewayOf(view, vpc.value);
}

/** One that is attached to a VPC, which may be this one. */
function possibleInternetGatewayOf(view: NetworkView, vpc: string): Unknown | undefined {
  const possible = view
    .perhapsReferringTo('gateway-attachment', 'vpc', vpc)
    .find(({ gateway }) => gateway.kind === 'unknown' || view.follow('internet-gateway', gateway) !== undefined);
  return possible && unknown(`whether ${possible.id} attaches an internet gateway to ${vpc} is unknown${
    possible.vpc.kind === 'unknown' ? `: ${possible.vpc.reason}` : ''}`);
}

/** Whether the VPC has one at all. */
export function internetGatewayFacts(view: NetworkView, vpc: Reference): readonly Fact[] {
  const gateway = internetGatewayOf(view, vpc);
  if (gateway?.kind === 'known') { return []; }
  const [name, componentId] = vpc.kind === 'known' ? [vpc.value, vpc.value] : ['the VPC', undefined];
  return gateway
    ? [mayBlock(gateway.reason, ExplanationCode.UNKNOWN_RESOURCE, componentId)]
    : [blocks(
      `no internet gateway is attached to ${name}`, ExplanationCode.BAD_STATE_ATTACHMENT, componentId,
    )];
}

/** What stops packets of hosts that the internet cannot know: those without a public IPv4 address. */
export function publicAddressFacts(
  view: NetworkView,
  subnet: Subnet,
  direction: 'egress' | 'ingress',
  host?: Host,
): readonly Fact[] {
  const addresses = publicAddressesOf(view, subnet, host);
  const [{ id }, who] = host ? [host, `${host.id} has`] : [subnet, `hosts of ${subnet.id} have`];
  if (addresses.kind === 'unknown') { return [mayBlock(addresses.reason, ExplanationCode.UNKNOWN_RESOURCE, id)]; }
  return addresses.value.length > 0
    ? []
    : [
      blocks(
        `${who} no public IPv4 address: none is given on launch, and the template associates none`,
        direction === 'egress'
          ? ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS
          : ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
        id,
      ),
    ];
}

/** Whether packets to, or from, these remote addresses can pass. */
export function remoteAddressFacts(
  view: NetworkView,
  subnet: Subnet,
  remote: AddressSet,
  direction: 'egress' | 'ingress',
): readonly Fact[] {
  if (remote.isEmpty() || remote.overlaps(internetOf(view, subnet, remote.family))) { return []; }
  return [direction === 'egress'
    ? blocks(
      'the destination is not a public address', ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
    )
    : blocks('the source is not a public address', ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS)];
}
