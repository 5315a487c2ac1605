import { packetText } from './cloudformation/builders';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import { parseCidr } from '../../../../src/reachability/private/packet/cidr';
import { allPackets, anyService, familyBounds, icmp, packets, ports, servicesText, wholeProtocol } from '../../../../src/reachability/private/sources/rule-traffic';

const blocks = (...texts: string[]) => known(texts.map((text) => parseCidr(text)!));
const text = (services: ReturnType<typeof ports>) => (services.kind === 'known' ? services.value.text : services.reason);

test.each([
  [ports(6, 80, 80), 'tcp 80'],
  [ports(17, 1024, 65535), 'udp 1024-65535'],
  [ports(6, 0, 65535), 'tcp 0-65535'],
  [ports(6, 2, 1), 'ports 2 to 1 are no range: it fails at deploy'],
  [ports(6, -1, 1), 'ports -1 to 1 are no range: it fails at deploy'],
  [ports(6, 1, 65536), 'ports 1 to 65536 are no range: it fails at deploy'],
  [icmp(1, -1, -1), 'icmp'],
  [icmp(1, -1, 4), 'icmp'],
  [icmp(1, 3, -1), 'icmp type 3'],
  [icmp(58, 3, 4), 'icmpv6 type 3 code 4'],
  [icmp(1, 252, 86), 'icmp type 252 code 86'],
  [icmp(1, 256, 0), 'ICMP type 256 code 0 does not exist: it fails at deploy'],
  [icmp(1, 0, 256), 'ICMP type 0 code 256 does not exist: it fails at deploy'],
  [icmp(1, -2, 0), 'ICMP type -2 code 0 does not exist: it fails at deploy'],
  [known(wholeProtocol(47)), 'protocol 47'],
  [known(anyService()), 'all traffic'],
])('%#: %s', (services, expected) => expect(text(services)).toBe(expected));

test('what is unknown is unknown traffic', () => expect(servicesText(unknown('x'))).toBe('unknown traffic'));

describe('packets', () => {
  const of = (where: Parameters<typeof packets>[0]['blocks'], services: ReturnType<typeof ports>) => {
    const bounds = packets({ family: 'ipv4', blocks: where }, services);
    return [packetText(bounds.lower), packetText(bounds.upper), bounds.reasons];
  };
  test.each<[string, ReturnType<typeof of>, ReturnType<typeof of>]>([
    ['known', of(blocks('10.0.0.0/8'), ports(6, 1, 2)), ['10.0.0.0/8 6 [1-2]', '10.0.0.0/8 6 [1-2]', []]],
    ['several blocks', of(blocks('10.0.0.0/9', '10.128.0.0/9'), ports(6, 1, 2)), ['10.0.0.0/8 6 [1-2]', '10.0.0.0/8 6 [1-2]', []]],
    ['no block', of(known([]), ports(6, 1, 2)), ['none', 'none', []]],
    ['a block of another family', of(blocks('::/0'), ports(6, 1, 2)), ['none', 'none', []]],
    ['an unknown block', of(unknown('x'), ports(6, 1, 2)), ['none', '0.0.0.0/0 6 [1-2]', ['x']]],
    ['unknown services', of(blocks('10.0.0.0/8'), unknown('y')), ['none', '10.0.0.0/8 0-255 [0-65535]', ['y']]],
    ['nothing known', of(unknown('x'), unknown('y')), ['none', '0.0.0.0/0 0-255 [0-65535]', ['x', 'y']]],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

test('a family that is not given has no packets', () => {
  const { ipv4, ipv6 } = familyBounds([{ family: 'ipv6', blocks: blocks('::/0') }], known(anyService()));
  expect([ipv4.isEmpty(), packetText(ipv6.lower)]).toEqual(['yes', '::/0 0-255 [0-65535]']);
});

test('all packets of both families', () => {
  const { ipv4, ipv6 } = allPackets();
  expect([packetText(ipv4.lower), packetText(ipv6.lower)]).toEqual(['0.0.0.0/0 0-255 [0-65535]', '::/0 0-255 [0-65535]']);
});
