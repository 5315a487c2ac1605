import { known } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, NatGateway } from '../../../../src/reachability/private/network/resources';
import { privateGateway, reachUnknown } from '../../../../src/reachability/rules/private/private-gateway';
import {
  eigw, empty, gatewayEndpoint, host, igw, nat, NetworkBuilder, route, subnet, table, vpc,
} from '../../../support/network-builder';

const gateway = (inSubnet: string, meant?: string): AnyResource =>
  nat('N', inSubnet, { connectivity: known('private'), allocations: [], privateConnectivity: meant });
/** A private gateway in `Home`; `inHome` are the routes of its subnet, `to` those that lead to it. */
const network = (to: readonly string[], inHome: readonly string[], { meant, home = 'Home' }: { meant?: string; home?: string } = {}): NetworkBuilder => empty.with(
  vpc('Vpc', '10.0.0.0/16', '52.0.0.0/16'), igw('Igw', 'Vpc'), eigw(), table('T'), table('HomeT'), subnet('Home', { ipv4: '10.0.9.0/24', table: 'HomeT' }),
  subnet('Pub', { ipv4: '10.0.8.0/24' }), nat('N2', 'Pub'), host('Box', 'Pub'), gatewayEndpoint('S3', 's3', 'Other'),
  gateway(home, meant), to.map((text) => route('T', text)), inHome.map((text) => route('HomeT', text)),
);
const ask = (one: NetworkBuilder) => {
  const view = one.view();
  const { verdict, summary, reasons, fix, severity, blame } = privateGateway(view, view.find('nat-gateway', 'N') as NatGateway) ?? {};
  return { verdict, summary, reasons, fix, severity, blame };
};
const NAT = '0.0.0.0/0 -> nat N';
const TGW = 'route HomeT 0.0.0.0/0 -> tgw Tgw leads to transit gateway Tgw: what lies behind it is not in the template';

test.each<[string, NetworkBuilder, string | undefined, string[] | undefined]>([
  ['that nothing leads to', network([], []), undefined, undefined],
  ['for other networks', network(['192.168.0.0/16 -> nat N'], []), undefined, undefined],
  ['for the VPC\'s own public block', network(['52.0.0.0/16 -> nat N'], []), undefined, undefined],
  ['for the internet', network([NAT], ['0.0.0.0/0 -> igw Igw']), 'VIOLATED', []],
  ['for a part of the internet', network(['203.0.113.0/24 -> nat N'], []), 'VIOLATED', []],
  ['for the internet, before a transit gateway', network([NAT], ['0.0.0.0/0 -> tgw Tgw']), 'UNKNOWN', [TGW]],
  ['for other networks, before a transit gateway', network(['192.168.0.0/16 -> nat N'], ['0.0.0.0/0 -> tgw Tgw']), undefined, undefined],
  ['for who knows what', network(['? -> nat N'], []), 'UNKNOWN',
    ['it is private, and the destination of route T ? -> nat N, which leads to it, is unknown: parameter P has no default']],
  ['in no subnet of the template', network([NAT], [], { home: '?' }), 'UNKNOWN',
    [`it is private, route T ${NAT} leads to it, and its subnet is not in the template`]],
  ['in no subnet of the template, for other networks', network(['192.168.0.0/16 -> nat N'], [], { home: '?' }), undefined, undefined],
  ['beside another', network(['0.0.0.0/0 -> nat N2'], []), undefined, undefined],
])('a private gateway %s', (_, one, verdict, reasons) => {
  expect([ask(one).verdict, ask(one).reasons]).toEqual([verdict, reasons]);
});

test('what is wrong, who is to blame and how to fix it', () => {
  const detail = `NAT gateway N is private, and route T ${NAT} sends internet traffic to it`;
  expect(ask(network([NAT], []))).toEqual({
    verdict: 'VIOLATED',
    severity: undefined,
    summary: `NAT gateway N does not reach the internet: ${detail}`,
    reasons: [],
    fix: 'make NAT gateway N public, with an Elastic IP',
    blame: [{ effect: 'blocks', componentId: 'N', explanationCode: 'NO_POSSIBLE_DESTINATION', detail }],
  });
});

test.each<[string, boolean]>([
  ['192.168.0.0/16 -> tgw Tgw', true], ['192.168.0.0/16 -> gwlb Fw', true], ['192.168.0.0/16 -> instance Box', true], ['192.168.0.0/16 -> nat N2', true],
  ['192.168.0.0/16 -> unknown', true], ['0.0.0.0/0 -> igw Igw', false], ['0.0.0.0/0 -> eigw Eigw', false], ['192.168.0.0/16 -> nat Gone', false],
  ['192.168.0.0/16 -> endpoint S3', false],
])('one that is meant so leads on by %s: %s', (text, leadsOn) => {
  expect(ask(network([NAT], [text], { meant: 'to the data centre' })).verdict).toBe(leadsOn ? undefined : 'VIOLATED');
});

test.each<[string, NetworkBuilder, string, string]>([
  ['its table', network([], [], { meant: 'on premises' }), 'route table HomeT', 'HomeT'],
  ['the main one', network([], [], { meant: 'on premises' }).without('HomeTableOf'), 'the main route table, which subnet Home uses,', 'Home'],
])('one that leads nowhere is warned of, with %s', (_, one, name, blamed) => {
  const { severity, summary, fix, blame } = ask(one);
  expect([severity, summary, fix, blame!.map(({ componentId, explanationCode }) => `${explanationCode} ${componentId}`)]).toEqual([
    'warning', `private NAT gateway N leads nowhere: ${name} has no route to another network`,
    `route the addresses of the other networks in ${name} to a transit gateway, a virtual private gateway or a peering connection`,
    [`NO_ROUTE_TO_DESTINATION ${blamed}`],
  ]);
});

test('what is unknown, in words', () => {
  expect(reachUnknown('N', ['b', 'a'])).toMatchObject({ verdict: 'UNKNOWN', summary: 'whether NAT gateway N reaches the internet is unknown', reasons: ['a', 'b'] });
});
