import { toIpv4, toIpv6 } from '../../../../src/reachability/private/forwarding/nat64';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { packets } from '../../../support/network-builder';

const union = (...texts: string[]): PacketSet => texts.map(packets).reduce((all, one) => all.union(one));

test.each<[string, string]>([
  ['tcp 443 203.0.113.0/24', 'tcp 443 64:ff9b::cb00:7100/120'],
  ['udp 53-99 0.0.0.0/0', 'udp 53-99 64:ff9b::/96'],
  ['icmp 8/0 203.0.113.7/32', 'icmpv6 128/0 64:ff9b::cb00:7107/128'],
])('%s is %s behind NAT64', (ipv4, ipv6) => {
  expect([toIpv6(packets(ipv4)), toIpv4(packets(ipv6))]).toEqual([packets(ipv6), packets(ipv4)]);
});

test.each<[string]>([['icmp 3 0.0.0.0/0'], ['icmp 8/1 0.0.0.0/0'], ['47 0.0.0.0/0']])('%s is not translated', (text) => {
  expect(toIpv6(packets(text)).isEmpty()).toBe(true);
});

test.each<[string]>([['tcp 443 2600::/16'], ['icmpv6 128/1 64:ff9b::/96'], ['icmpv6 1 64:ff9b::/96']])(
  '%s stands for no request', (text) => expect(toIpv4(packets(text)).isEmpty()).toBe(true),
);

test('of all that is sent, TCP, UDP and echo requests remain', () => {
  expect(toIpv6(packets('all 203.0.113.0/24'))).toEqual(union(
    'tcp 0-65535 64:ff9b::cb00:7100/120', 'udp 0-65535 64:ff9b::cb00:7100/120', 'icmpv6 128/0 64:ff9b::cb00:7100/120',
  ));
  expect(toIpv4(packets('all ::/0'))).toEqual(union('tcp 0-65535 0.0.0.0/0', 'udp 0-65535 0.0.0.0/0', 'icmp 8/0 0.0.0.0/0'));
});
