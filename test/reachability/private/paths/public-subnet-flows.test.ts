import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { Bounds } from '../../../../src/reachability/private/packet/bounds';
import type { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { internetPaths } from '../../../../src/reachability/private/paths/internet-paths';
import { bothWays, letIn, receivedFrom } from '../../../../src/reachability/private/paths/public-subnet-flows';
import { aclNoun, entry, haNetwork, NetworkBuilder, packets } from '../../../support/network-builder';

const PORTS = { from: 1024, to: 65535 };
const closing = (ports: readonly number[], ...rules: string[]): NetworkBuilder => haNetwork({ publicAcl: [] }).without('PublicAcl')
  .with(aclNoun('PublicAcl', { portsBlockedOnPurpose: ports }), rules.map((text) => entry('PublicAcl', text)));
const network = (...rules: string[]) => closing([], ...rules);
const ask = (one: NetworkBuilder, ports = PORTS) => {
  const view = one.view();
  const subnet = view.find('subnet', 'PublicA')!;
  const [path] = internetPaths(view, subnet, 'ipv4', { ephemeralPorts: ports, assumesPublicAddresses: true });
  const { required: [toHost, toClient], moves } = bothWays(view, subnet, path, ports);
  return { toHost, toClient, moves, received: receivedFrom(view, subnet, path.share) };
};
const holds = ({ lower, upper }: Bounds<PacketSet>, text: string) =>
  (packets(text).isSubsetOf(lower) ? 'yes' : packets(text).overlaps(upper) ? 'perhaps' : 'no');

const ALL = 'allow all 0.0.0.0/0';
test.each<[string, NetworkBuilder, boolean]>([
  ['both ways', network(`in 100 ${ALL}`, `out 100 ${ALL}`), true], ['out alone', network(`out 100 ${ALL}`), true],
  ['in alone', network(`in 100 ${ALL}`), true], ['neither way', network(), false],
  ['perhaps out', network('out 100 allow tcp 443 ?'), false],
])('where packets pass %s, something moves: %#', (_, one, expected) => expect(ask(one).moves).toBe(expected));

test.each<[string, NetworkBuilder, 'toHost' | 'toClient', string, string]>([
  ['a request out', network('in 100 allow udp 53 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'), 'toHost', 'tcp 443 203.0.113.7/32', 'yes'],
  ['a service that nobody asks', network('in 100 allow udp 53 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'), 'toHost', 'tcp 80 203.0.113.7/32', 'no'],
  ['a reply to a client that is well answered is no request',
    network('in 100 allow tcp 443 0.0.0.0/0', 'out 100 allow tcp 1024-65535 0.0.0.0/0'), 'toHost', 'tcp 5000 203.0.113.7/32', 'no'],
  ['a reply to a client that is answered in part may be one',
    network('in 100 allow tcp 443 0.0.0.0/0', 'out 100 allow tcp 2000-65535 0.0.0.0/0'), 'toHost', 'tcp 5000 203.0.113.7/32', 'yes'],
  ['a request in', network('in 100 allow tcp 443 0.0.0.0/0'), 'toClient', 'tcp 443 203.0.113.7/32', 'yes'],
  ['a reply from a server that answers well is no request',
    network('in 100 allow tcp 1024-65535 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'), 'toClient', 'tcp 5000 203.0.113.7/32', 'no'],
  ['one from a server of which some replies are lost may be one',
    network('in 50 deny tcp 3389 0.0.0.0/0', 'in 100 allow tcp 1024-65535 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'), 'toClient', 'tcp 5000 203.0.113.7/32', 'yes'],
  ['unless those are closed on purpose',
    closing([3389], 'in 50 deny tcp 3389 0.0.0.0/0', 'in 100 allow tcp 1024-65535 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'), 'toClient', 'tcp 5000 203.0.113.7/32', 'no'],
  ['perhaps a request', network('out 100 allow tcp 443 ?'), 'toHost', 'tcp 443 203.0.113.7/32', 'perhaps'],
])('%s', (_, one, at, text, expected) => expect(holds(ask(one)[at].asked.requests, text)).toBe(expected));

test.each<[string, 'toHost' | 'toClient', string, string]>([
  ['replies to the host', 'toHost', 'tcp 1024-65535 203.0.113.7/32', 'yes'], ['errors to the host', 'toHost', 'icmp 3 203.0.113.7/32', 'yes'],
  ['no more than replies to the host', 'toHost', 'tcp 1023 203.0.113.7/32', 'no'], ['no other protocol', 'toHost', 'udp 5000 203.0.113.7/32', 'no'],
  ['replies to the client', 'toClient', 'udp 1024-65535 203.0.113.7/32', 'yes'], ['no errors to the client', 'toClient', 'icmp 3 203.0.113.7/32', 'no'],
])('%s must pass', (_, at, text, expected) => {
  const { [at]: { packets: required } } = ask(network('in 100 allow udp 53 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'));
  expect(holds(required, text)).toBe(expected);
});

test('hosts listen on the ports that are asked for, clients on any from 1024', () => {
  const { toHost, toClient } = ask(network('in 100 allow udp 53 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'), { from: 32768, to: 60999 });
  expect([holds(toHost.packets, 'tcp 32768-60999 1.1.1.1/32'), holds(toHost.packets, 'tcp 1024 1.1.1.1/32'), holds(toClient.packets, 'udp 1024 1.1.1.1/32')])
    .toEqual(['yes', 'no', 'yes']);
});

test('each is asked of its own crossing', () => {
  const { toHost, toClient } = ask(network(`in 100 ${ALL}`, `out 100 ${ALL}`));
  expect([toHost, toClient].map(({ at, crossing, asked }) => [at, crossing.direction, asked.addressSpace])).toEqual([['to-host', 'ingress', 'ipv4'], ['to-client', 'egress', 'ipv4']]);
});

test('what is received are requests from where the route leads, as far as the ACL lets them in', () => {
  const { received } = ask(network('in 100 allow tcp 443 0.0.0.0/0'));
  expect(['tcp 443 203.0.113.7/32', 'tcp 80 203.0.113.7/32', 'tcp 443 10.0.0.7/32'].map((text) => holds(received, text))).toEqual(['yes', 'no', 'no']);
});

const bpa = (mode: 'off' | 'block-ingress' | '?'): AnyResource =>
  ({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: mode === '?' ? unknown('P') : known(mode) });
test.each<['off' | 'block-ingress' | '?', string, number]>([['off', 'yes', 0], ['block-ingress', 'no', 0], ['?', 'perhaps', 2]])(
  'under Block Public Access %s packets get in: %s', (mode, expected, reasons) => {
    const view = haNetwork().with(bpa(mode)).view();
    const offered = Bounds.between(packets('tcp 443 0.0.0.0/0'), packets('tcp 443 0.0.0.0/0').union(packets('udp 53 0.0.0.0/0')), ['perhaps more']);
    const left = letIn(view, view.find('subnet', 'PublicA')!, offered);
    expect([holds(left, 'tcp 443 203.0.113.7/32'), left.reasons.length]).toEqual([expected, mode === 'off' ? 1 : reasons]);
  },
);
