import { publicAddressesOf, publicLabels } from '../../../../src/reachability/private/forwarding/public-addresses';
import { known, Resolved, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { elasticIp, empty, host, placement, subnet } from '../../../support/network-builder';

const P = unknown('parameter P has no default');
const yes = known(true);
const no = known(false);
type Resources = readonly (AnyResource | readonly AnyResource[])[];
const given = (publicIpv4OnLaunch: Resolved<boolean>): readonly AnyResource[] => subnet('S', { publicIpv4OnLaunch });
const addressesOf = (resources: Resources, ofHost?: string): Resolved<readonly string[]> => {
  const view = empty.with(...resources).view();
  return publicAddressesOf(view, view.find('subnet', 'S')!, ofHost === undefined ? undefined : view.find('host', ofHost));
};
const DOUBT = unknown('it is unknown whether hosts of S get a public IPv4 address: parameter P has no default');

test.each<[string, Resources, Resolved<readonly string[]>]>([
  ['none', [given(no)], known([])],
  ['given on launch', [given(yes)], known(['S.PublicIp'])],
  ['perhaps given on launch', [given(P)], DOUBT],
  ['a host\'s own', [given(no), host('H', 'S', { publicIpv4: yes })], known(['H.PublicIp'])],
  ['none of a host that has none', [given(no), host('H', 'S', { publicIpv4: no })], known([])],
  ['perhaps a host\'s own', [given(no), host('H', 'S', { publicIpv4: P })], DOUBT],
  ['none of a host elsewhere', [given(no), host('H', 'T', { publicIpv4: yes })], known([])],
  ['an Elastic IP', [given(no), host('H', 'S'), elasticIp('Eip', 'H')], known(['Eip'])],
  ['an Elastic IP in the place of a host\'s own', [given(no), host('H', 'S', { publicIpv4: yes }), elasticIp('Eip', 'H')],
    known(['Eip'])],
  ['an Elastic IP from elsewhere', [given(no), host('H', 'S'),
    { ...elasticIp('Eip', 'H')[1], elasticIp: unknown('imported') } as AnyResource], known(['H.PublicIp'])],
  ['perhaps an Elastic IP', [given(no), host('H', 'S'), elasticIp('Eip', '?')], DOUBT],
  ['that of a load balancer', [given(no), placement('Lb', 'S')], known(['Lb.PublicIp'])],
  ['none of an internal load balancer', [given(no), placement('Lb', 'S', { publicIpv4: no })], known([])],
  ['perhaps that of a load balancer', [given(no), placement('Lb', 'S', { publicIpv4: P })], DOUBT],
  ['perhaps that of a host that may be here', [given(no), host('H', '?', { publicIpv4: yes })], DOUBT],
  ['none of a host that may be here and has none', [given(no), host('H', '?', { publicIpv4: no })], known([])],
  ['all at once, hosts first', [given(yes), placement('Lb', 'S'), host('H', 'S', { publicIpv4: yes }), host('I', 'S', { publicIpv4: P })],
    known(['H.PublicIp', 'Lb.PublicIp', 'S.PublicIp'])],
])('the public addresses of a subnet: %s', (_, resources, expected) => expect(addressesOf(resources)).toEqual(expected));

test.each<[string, Resources, Resolved<readonly string[]>]>([
  ['none', [given(no), host('H', 'S'), host('Other', 'S', { publicIpv4: yes })], known([])],
  ['its own', [given(no), host('H', 'S', { publicIpv4: yes })], known(['H.PublicIp'])],
  ['its Elastic IPs', [given(no), host('H', 'S'), elasticIp('A', 'H'), elasticIp('B', 'H')], known(['A', 'B'])],
  ['that its subnet gives', [given(yes), host('H', 'S')], known(['H.PublicIp'])],
  ['unknown', [given(no), host('H', 'S', { publicIpv4: P })],
    unknown('it is unknown whether H has a public IPv4 address: parameter P has no default')],
])('the public addresses of one host: %s', (_, resources, expected) => expect(addressesOf(resources, 'H')).toEqual(expected));

test.each<[Resolved<readonly string[]>, readonly string[] | undefined]>([
  [known(['Eip']), ['Eip']], [known([]), undefined], [P, undefined],
])('of %j a path shows %j', (addresses, expected) => expect(publicLabels(addresses)).toEqual(expected));
