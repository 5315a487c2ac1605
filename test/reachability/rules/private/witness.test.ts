import { internetRoutes } from '../../../../src/reachability/private/forwarding/internet-routes';
import { unknown } from '../../../../src/reachability/private/network/resource';
import { formatAddress } from '../../../../src/reachability/private/packet/address';
import { hostText, lowestPacket, routeWitness, serviceOf } from '../../../../src/reachability/rules/private/witness';
import { haNetwork, NetworkBuilder, packets } from '../../../support/network-builder';

const privateA = (network: NetworkBuilder) => network.view().find('subnet', 'PrivateA')!;

test.each([
  ['tcp 22-23 9.0.0.0/8', '9.0.0.0', { protocol: 'tcp', sourcePort: 1024, destinationPort: 22 }],
  ['icmp 3/4 9.0.0.0/8', '9.0.0.0', { protocol: 'icmp', icmpType: 3, icmpCode: 4 }],
  ['icmpv6 2 2600::/16', '2600::', { protocol: 'icmpv6', icmpType: 2, icmpCode: 0 }],
  ['47 9.0.0.0/8', '9.0.0.0', { protocol: '47' }],
  ['tcp 22 0.0.0.0/0', '1.0.0.0', { protocol: 'tcp', sourcePort: 1024, destinationPort: 22 }],
  ['tcp 22 0.1.0.0/16', '0.1.0.0', { protocol: 'tcp', sourcePort: 1024, destinationPort: 22 }],
  ['all 9.0.0.0/8', '9.0.0.0', { protocol: 'tcp', sourcePort: 1024, destinationPort: 443 }],
  ['udp 0-442 9.0.0.0/8', '9.0.0.0', { protocol: 'udp', sourcePort: 1024, destinationPort: 0 }],
])('the lowest packet of %s', (set, address, service) => {
  const packet = lowestPacket(packets(set));
  expect([formatAddress(packet.address), serviceOf(packet)]).toEqual([address, service]);
});

test('a host has the first address that AWS gives away, if the template tells it', () => {
  expect(hostText(privateA(haNetwork()), 'ipv4')).toBe('10.0.16.4');
  expect(hostText(privateA(haNetwork()), 'ipv6')).toBe('a host of PrivateA');
  expect(hostText(privateA(haNetwork().change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') })), 'ipv4')).toBe('a host of PrivateA');
});

test.each<[string, string[], object]>([
  ['HTTPS, where it gets out', ['out 100 allow tcp 80-443 0.0.0.0/0'], { protocol: 'tcp', destinationPort: 443 }],
  ['the lowest that gets out, where HTTPS does not', ['out 100 allow udp 53 0.0.0.0/0', 'out 110 allow tcp 8080 0.0.0.0/0'], { protocol: 'tcp', destinationPort: 8080 }],
  ['HTTPS, where nothing gets out', [], { protocol: 'tcp', destinationPort: 443 }],
])('a request is %s', (_, privateAcl, service) => {
  const view = haNetwork({ privateAcl }).view();
  const subnet = view.find('subnet', 'PrivateA')!;
  const [way] = internetRoutes(view, subnet, 'ipv4');
  expect(routeWitness(view, subnet, way)).toEqual({
    source: '10.0.16.4',
    destination: '1.0.0.0',
    sourcePort: 1024,
    role: 'request',
    crossing: { subnetId: 'PrivateA', direction: 'outbound', networkAclId: 'PrivateAcl' },
    where: 'leaving subnet PrivateA',
    ...service,
  });
});

test('TCP is shown before what has a lower number, and what has a name before what has none', () => {
  const names = (...sets: string[]) => serviceOf(lowestPacket(sets.map(packets).reduce((all, one) => all.union(one)))).protocol;
  expect([names('icmp 8 9.0.0.0/8', 'tcp 22 10.0.0.0/8'), names('47 9.0.0.0/8', 'icmp 8 10.0.0.0/8'), names('2 9.0.0.0/8', '47 9.0.0.0/8')]).toEqual(['tcp', 'icmp', '2']);
});
