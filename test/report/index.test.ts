import { NetworkReachability } from '../../src/reachability/network-reachability';
import { is } from '../../src/reachability/private/conditions/condition';
import { networkMermaid, networkSvg, reportHtml } from '../../src/report';
import { engineOf } from '../support/engine';
import { estateTemplate, together } from '../support/estate-template';
import { empty, haNetwork, nat, NetworkBuilder, route, subnet, TIERED, UNKNOWN, vpc } from '../support/network-builder';

const page = (network: NetworkBuilder) => reportHtml(engineOf(network), { version: '1.2.3', digest: 'abc' });
const h1 = (html: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(html)![1].replace(/<[^>]+>/g, '');
const whole = page(haNetwork({ publicAcl: TIERED, privateAcl: TIERED }));
const reroute = (text: string) => haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', text));

describe('the page', () => {
  test('loads nothing: a policy says so, and there is nothing to load', () => {
    expect(whole).toContain('content="default-src &#39;none&#39;; style-src'.replaceAll('&#39;', '&#39;'));
    expect(whole).not.toMatch(/(?:src|href)="(?!#)|@import|url\((?!#)/);
  });
  test('has all five parts', () => expect(whole.match(/<section id="\w+"/g)).toEqual(['network', 'packet', 'verdicts', 'loss', 'cost'].map((id) => `<section id="${id}"`)));
  test('says how it was made', () => expect(whole).toContain('By cdk-ha-nat-vpc 1.2.3 from the template alone (SHA-256 <code>abc</code>)'));
  test('is the same for equal networks', () => expect(page(haNetwork({ publicAcl: TIERED, privateAcl: TIERED }))).toBe(whole));
  test('is small', () => expect(page(haNetwork({ zones: ['a', 'b', 'c'] })).length).toBeLessThan(300_000));
});

test.each([
  ['Every packet finds its way out and back.', haNetwork()],
  ['Some packets never come back.', haNetwork({ publicAcl: ['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED], privateAcl: TIERED })],
  ['A zone would take another with it.', reroute('0.0.0.0/0 -> nat NatB')],
])('%s', (sentence, network) => expect(h1(page(network))).toBe(sentence));
test('what is unknown is counted in the headline', () => expect(h1(page(reroute('0.0.0.0/0 -> tgw Tgw')))).toMatch(/^Nothing is broken, and \w+ claims? (is|are) unknown\.$/));

describe('odd networks', () => {
  test.each<[string, NetworkBuilder]>([
    ['nothing', empty],
    ['a VPC without subnets', empty.with(vpc())],
    ['a subnet of a VPC that is not in the template', empty.with(subnet('Guest', { vpc: UNKNOWN }))],
    ['one subnet', empty.with(vpc(), subnet('Only', { ipv4: '10.0.0.0/24' }))],
    ['a gateway in an unknown subnet', haNetwork().with(nat('Lost', UNKNOWN))],
    ['public subnets alone', haNetwork().without('PrivateA', 'PrivateB')],
    ['routes and no gateways', haNetwork().without('NatA', 'NatB', 'Igw')],
    ['twelve zones', haNetwork({ zones: 'abcdefghijkl'.split('') })],
  ])('%s', (_, network) => expect(page(network)).toMatch(/<\/html>\n$/));

  test('without anything to judge, it says that', () => expect(page(empty)).toContain('There is nothing here that the rules apply to.'));
});

test('one deployment is shown, the others are named', () => {
  const conditional = haNetwork().without('NatB').with({ ...nat('NatB', 'PublicB'), when: is('UseNat', 'true') })
    .given({ choices: [{ name: 'UseNat', values: ['true', 'false', '(any other value)'] }] });
  expect(page(conditional)).toContain('<code>UseNat</code> is <code>true</code> here; it may be false or (any other value)');
});
test('several VPCs have their own parts', () => {
  const two = reportHtml(NetworkReachability.fromTemplate(together(estateTemplate({ name: 'Left' }), estateTemplate({ name: 'Right' }))));
  expect(two.match(/<h2 id="h-network[^>]*>[^<]+/g)).toEqual(['<h2 id="h-network">The network of LeftVpc', '<h2 id="h-network-2">The network of RightVpc']);
  const ids = [...two.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
test('text of a template stays text, in the data of the script too', () => {
  const evil = '</script><script>alert(1)</script>\u202e<!--';
  const html = page(haNetwork().with(subnet(evil, { ipv4: '10.0.99.0/24', zone: 'a' })));
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toMatch(/\u202e|<!--/);
});

describe('the picture alone', () => {
  test('is an SVG file with its own style', () => expect(networkSvg(engineOf(haNetwork()))).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<style>.*<\/svg>\n$/s));
  test('of one VPC of several', () => {
    const two = NetworkReachability.fromTemplate(together(estateTemplate({ name: 'Left' }), estateTemplate({ name: 'Right' })));
    expect(networkSvg(two, 'RightVpc')).toContain('RightAppA');
    expect(() => networkSvg(two, 'MiddleVpc')).toThrow('there is no VPC MiddleVpc with subnets, expected one of LeftVpc, RightVpc');
  });
  test('of nothing', () => expect(() => networkSvg(engineOf(empty))).toThrow('there is nothing to draw: the template has no subnets'));
});
test('the chart', () => expect(networkMermaid(engineOf(haNetwork()))).toMatch(/^flowchart BT\n/));
