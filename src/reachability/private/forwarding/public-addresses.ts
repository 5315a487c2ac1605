import { hasPublicIpv4 } from './host';
import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { Host, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/**
 * The public IPv4 addresses of a subnet's hosts, or of one of them, as a template tells: by Elastic IP, by the host
 * itself, or given on launch.
 */
export function publicAddressesOf(view: NetworkView, subnet: Subnet, one?: Host): Resolved<readonly string[]> {
  if (one) { return addressesOfOne(view, one); }
  const hosts = view.referringTo('host', 'subnet', subnet.id);
  const placements = view.referringTo('public-placement', 'subnet', subnet.id);
  const addresses = [
    ...hosts.flatMap((host) => addressesOfHost(view, host)),
    ...placements.flatMap(({ id, publicIpv4 }) => (isTrue(publicIpv4) ? [`${id}.PublicIp`] : [])),
    ...isTrue(subnet.publicIpv4OnLaunch) ? [`${subnet.id}.PublicIp`] : [],
  ];
  if (addresses.length > 0) { return known(addresses); }
  const open = [
    subnet.publicIpv4OnLaunch,
    ...[...hosts, ...placements].flatMap(({ publicIpv4 }) => publicIpv4 ?? []),
    ...hosts.flatMap(({ id }) => view.perhapsReferringTo('elastic-ip-association', 'host', id).map(({ host }) => host)),
    ...view.perhapsReferringTo('host', 'subnet', subnet.id)
      .filter((host) => addressesOfHost(view, host).length > 0)
      .flatMap((host) => host.subnet ?? []),
  ].find(({ kind }) => kind === 'unknown');
  return open?.kind === 'unknown'
    ? unknown(`it is unknown whether hosts of ${subnet.id} get a public IPv4 address: ${open.reason}`)
    : known([]);
}

/** The public IPv4 addresses of one host. */
function addressesOfOne(view: NetworkView, host: Host): Resolved<readonly string[]> {
  const own = addressesOfHost(view, host);
  if (own.length > 0) { return known(own); }
  const has = hasPublicIpv4(view, host);
  return has.kind === 'unknown'
    ? unknown(`it is unknown whether ${host.id} has a public IPv4 address: ${has.reason}`)
    : known(has.value ? [`${host.id}.PublicIp`] : []);
}

/** What to show in the place of private addresses that have a public one. */
export function publicLabels(addresses: Resolved<readonly string[]>): readonly string[] | undefined {
  return addresses.kind === 'known' && addresses.value.length > 0 ? addresses.value : undefined;
}

function addressesOfHost(view: NetworkView, { id, publicIpv4 }: Host): readonly string[] {
  const elasticIps = view.referringTo('elastic-ip-association', 'host', id)
    .map(({ elasticIp }) => (elasticIp.kind === 'known' ? elasticIp.value : `${id}.PublicIp`));
  if (elasticIps.length > 0) { return elasticIps; }
  return isTrue(publicIpv4) ? [`${id}.PublicIp`] : [];
}

function isTrue(value: Resolved<boolean> | undefined): boolean {
  return value?.kind === 'known' && value.value;
}
