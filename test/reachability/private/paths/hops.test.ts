import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { informs } from '../../../../src/reachability/private/forwarding/fact';
import { nextHopOf } from '../../../../src/reachability/private/forwarding/next-hop';
import { known } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, Subnet } from '../../../../src/reachability/private/network/resources';
import { parseAddress } from '../../../../src/reachability/private/packet/address';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import {
  internetGatewayId, outsideHosts, passEgressOnlyGateway, passInternetGateway, passOther,
} from '../../../../src/reachability/private/paths/hops';
import { startingWith } from '../../../../src/reachability/private/paths/packets-at';
import { PathDirection } from '../../../../src/reachability/private/paths/path-direction';
import { addresses, empty, host, igw, NetworkBuilder, packets, route, subnet, vpc } from '../../../support/network-builder';

const { services } = packets('tcp 443 0.0.0.0/0');
const flow = Flow.of(addresses('10.0.0.0/24'), addresses('1.0.0.0/8'), services, services);
const start = PathDirection.from(startingWith(flow, { source: ['Old'] }), 'everything');
const FACTS = [informs('well')];
const seen = ({ hops }: PathDirection) => hops.map(({ type, componentId, subnet: at, vpcId, facts }) =>
  [type, componentId, at?.id ?? '-', vpcId ?? '-', facts.length].join(' '));
const inVpc = (id = 'Vpc') => subnet('S', { vpc: id })[0] as Subnet;

test.each([['internet', undefined], ['203.0.113.7', '203.0.113.7'], ['2600::1', '2600::1']])('outside is %s', (expected, text) => {
  expect(seen(outsideHosts(start, { kind: 'outside', address: text === undefined ? undefined : parseAddress(text) })))
    .toEqual([`internet ${expected} - - 0`]);
});

test.each([['Vpc', 'Vpc'], ['?', '-']])('an internet gateway of VPC %s says what is seen behind it', (id, expected) => {
  const passed = passInternetGateway(start, 'Igw', inVpc(id), { source: ['Eip'] }, FACTS);
  expect([seen(passed), passed.packets.labels]).toEqual([[`internet gateway Igw - ${expected} 1`], { source: ['Eip'] }]);
});

test('an egress-only gateway changes nothing', () => {
  const passed = passEgressOnlyGateway(start, 'Eigw', FACTS);
  expect([seen(passed), passed.packets]).toEqual([['egress-only internet gateway Eigw - - 1'], start.packets]);
  expect(seen(passEgressOnlyGateway(start, 'Eigw'))).toEqual(['egress-only internet gateway Eigw - - 0']);
});

const firewall: AnyResource = {
  kind: 'inspection-endpoint', id: 'Fw', when: ALWAYS, type: 'network-firewall', vpc: known('Vpc'), subnets: [known('A'), known('B')],
};
const network = empty.with(vpc(), subnet('A'), subnet('B'), host('H', 'A'), host('Lost', 'Gone'), firewall);
test.each([
  ['instance H', ['other H A - 1']],
  ['gwlb Fw', ['other Fw A - 1', 'other Fw B - 0']],
  ['tgw Tgw', ['other Tgw - - 1']],
  ['instance Lost', ['other Lost - - 1']],
])('%s is met where it stands, its facts once', (target, expected) => {
  const view = network.view();
  const nextHop = nextHopOf(view, route('T', `0.0.0.0/0 -> ${target}`), known('Vpc'));
  expect(seen(passOther(view, start, nextHop, target.split(' ')[1], FACTS))).toEqual(expected);
});

test.each<[string, NetworkBuilder, string, string]>([
  ['attached', empty.with(vpc(), igw('Igw', 'Vpc')), 'Vpc', 'Igw'],
  ['missing', empty.with(vpc()), 'Vpc', '(none)'],
  ['of an unknown VPC', empty.with(vpc(), igw('Igw', 'Vpc')), '?', '(unknown)'],
])('the internet gateway, %s', (_, one, id, expected) => expect(internetGatewayId(one.view(), inVpc(id))).toBe(expected));
