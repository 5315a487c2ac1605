/**
 * A host that other hosts' packets are routed to: a NAT instance, a firewall, any appliance.
 *
 * EC2 drops what is neither from nor for the host's own addresses, unless its source/destination check is off. What
 * software on the host then does with the packet is not in a template. To pass IPv4 packets on to the internet it needs
 * a public address of its own: an internet gateway translates those of hosts that have one, and drops the others.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 */
import type { Fact } from './fact';
import { blocks, mayBlock } from './fact';
import { ExplanationCode } from '../../explanation';
import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { Host } from '../network/resources';
import type { NetworkView } from '../network/view';

/** What stands in the way of packets that are not the host's own, whatever their destination. */
export function forwardingFacts({ id, type, sourceDestCheck }: Host): readonly Fact[] {
  const check = ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION;
  if (sourceDestCheck.kind === 'known' && sourceDestCheck.value) {
    return [blocks(
      `${type} ${id} has its source/destination check on: it drops packets that are not its own`, check, id,
    )];
  }
  const software = mayBlock(`what ${type} ${id} does with packets is unknown`, ExplanationCode.UNKNOWN_RESOURCE, id);
  return sourceDestCheck.kind === 'known' ? [software] : [
    mayBlock(
      `whether ${type} ${id} has its source/destination check on is unknown: ${sourceDestCheck.reason}`, check, id,
    ),
    software,
  ];
}

/**
 * What stands in the way of IPv4 packets that the host is to pass on to an internet gateway. Seen from the IPv6
 * internet, a host has the address that it has in its subnet. NAT64 ends at an IPv4 address.
 */
export function missingAddressFacts(view: NetworkView, host: Host): readonly Fact[] {
  const { id, type } = host;
  const address = hasPublicIpv4(view, host);
  if (address.kind === 'known' && address.value) { return []; }
  const code = ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS;
  return [address.kind === 'known'
    ? blocks(`${type} ${id} has no public IPv4 address`, code, id)
    : mayBlock(`whether ${type} ${id} has a public IPv4 address is unknown: ${address.reason}`, code, id)];
}

/** Whether the host has a public IPv4 address: an Elastic IP, its own, or the one that its subnet gives on launch. */
export function hasPublicIpv4(view: NetworkView, { id, subnet, publicIpv4 }: Host): Resolved<boolean> {
  if (view.referringTo('elastic-ip-association', 'host', id).length > 0) { return known(true); }
  const own = publicIpv4 ?? givenOnLaunch(view, subnet);
  if (own.kind === 'unknown' || own.value) { return own; }
  const [stray] = view.existing(
    view.network.all('elastic-ip-association').filter((association) => association.host.kind === 'unknown'),
  );
  return stray?.host.kind === 'unknown'
    ? unknown(`where Elastic IP association ${stray.id} leads is unknown: ${stray.host.reason}`)
    : own;
}

function givenOnLaunch(view: NetworkView, subnet: Host['subnet']): Resolved<boolean> {
  const home = view.follow('subnet', subnet);
  if (home) { return home.publicIpv4OnLaunch; }
  return unknown(subnet?.kind === 'unknown' ? subnet.reason : 'its subnet is not in the template');
}
