import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { subnetRoutes } from '../../../../src/reachability/private/forwarding/route-table';
import { known, outside, unknown } from '../../../../src/reachability/private/network/resource';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { addresses, empty, igw, nat, NetworkBuilder, route, subnet, table, vpc } from '../../../support/network-builder';

const base = empty.with(vpc(), igw('Igw', 'Vpc'), subnet('S', { ipv4: '10.0.0.0/24', table: 'T' }), table('T'), nat('N', 'P'), nat('M', 'P'), subnet('P', { ipv4: '10.0.1.0/24' }));
const routes = (network: NetworkBuilder, family: 'ipv4' | 'ipv6' = 'ipv4', id = 'S') => {
  const view = network.view();
  return subnetRoutes(view, view.find('subnet', id) as Subnet, family);
};
const table4 = (...texts: string[]) => base.with(texts.map((text) => route('T', text)));

/** Which target takes an address: `?` where that is unknown. */
function target(network: NetworkBuilder, address: string): string {
  const compiled = routes(network, address.includes(':') ? 'ipv6' : 'ipv4');
  const one = addresses(address.includes(':') ? `${address}/128` : `${address}/32`);
  const takes = compiled.routes.filter(({ destinations }) => !destinations.upper.intersect(one).isEmpty());
  const [only] = takes;
  if (takes.length === 0) { return 'none'; }
  return takes.length === 1 && !only.destinations.lower.intersect(one).isEmpty() ? only.route?.target.kind ?? only.nextHop.kind : '?';
}

describe('route priority', () => {
  const everywhere = '0.0.0.0/0 -> nat N';
  test.each([
    ['the longest prefix wins', [everywhere, '8.0.0.0/8 -> igw Igw', '8.8.0.0/16 -> tgw Tgw'], '8.8.8.8', 'transit-gateway'],
    ['a shorter prefix takes what is left', [everywhere, '8.0.0.0/8 -> igw Igw', '8.8.0.0/16 -> tgw Tgw'], '8.9.0.1', 'internet-gateway'],
    ['the default route takes everything else', [everywhere, '8.0.0.0/8 -> igw Igw'], '9.0.0.1', 'nat-gateway'],
    ['addresses of the VPC are local', [everywhere], '10.0.9.9', 'local'],
    ['a route more specific than local wins', [everywhere, '10.0.1.0/24 -> eni Eni'], '10.0.1.7', 'network-interface'],
    ['no route, no way', ['8.0.0.0/8 -> igw Igw'], '9.0.0.1', 'none'],
    ['0.0.0.0/0 is no route for IPv6', [everywhere], '2001:4860::1', 'none'],
    ['AWS forwards its own link-local services nowhere', [everywhere], '169.254.169.253', 'none'],
    ['a static route beats a prefix list of the same length', ['8.0.0.0/8@List -> igw Igw', '8.0.0.0/8 -> nat N'], '8.8.8.8', 'nat-gateway'],
    ['a longer block of a prefix list beats a static route', ['8.8.0.0/16@List -> igw Igw', '8.0.0.0/8 -> nat N'], '8.8.8.8', 'internet-gateway'],
    ['overlapping prefix lists are decided at random', ['8.0.0.0/8@List -> igw Igw', '8.8.0.0/16@Other -> nat N'], '8.8.8.8', '?'],
    ['but not with one target', ['8.0.0.0/8@List -> nat N', '8.8.0.0/16@Other -> nat N'], '8.8.8.8', 'nat-gateway'],
    ['nor where they do not overlap', ['8.0.0.0/8@List -> igw Igw', '8.8.0.0/16@Other -> nat N'], '8.9.9.9', 'internet-gateway'],
    ['two routes for one block', ['8.0.0.0/8 -> nat N', '8.0.0.0/8 -> nat M'], '8.8.8.8', '?'],
    ['a route whose destination is unknown', [everywhere, '? -> tgw Tgw'], '8.8.8.8', '?'],
    ['the prefix list of a service that leads elsewhere', [everywhere, 'service s3 -> tgw Tgw'], '8.8.8.8', '?'],
    ['the prefix list of a gateway endpoint is no part of the internet', [everywhere, 'service s3 -> endpoint S3'], '8.8.8.8', 'nat-gateway'],
  ])('%s', (_, texts, address, expected) => {
    expect(target(table4(...texts), address)).toBe(expected);
  });

  const propagated = (text: string) => route('T', text, { propagated: true });
  test('a propagated route loses against a static one of its length, and against local whatever its length', () => {
    const network = table4('8.0.0.0/8 -> nat N').with(propagated('8.0.0.0/8 -> vgw Vgw'), propagated('10.0.0.0/24 -> vgw Vgw'), propagated('9.0.0.0/8 -> vgw Vgw'));
    expect(['8.8.8.8', '10.0.0.9', '9.9.9.9'].map((address) => target(network, address))).toEqual(['nat-gateway', 'local', 'virtual-private-gateway']);
  });

  test('what a virtual private gateway propagates is unknown, but never local', () => {
    const network = table4('0.0.0.0/0 -> nat N').with(propagated('? -> vgw Vgw'));
    expect(['8.8.8.8', '10.0.0.9'].map((address) => target(network, address))).toEqual(['?', 'local']);
  });
});

describe('which table a subnet uses', () => {
  test('without an association the main one, which has local routes only', () => {
    const compiled = routes(base, 'ipv4', 'P');
    expect(compiled.routes.map(({ text, nextHop }) => [text, nextHop.kind])).toEqual([['10.0.0.0/16', 'local']]);
    expect(compiled.unrouted.lower.isEmpty()).toBe(false);
  });

  test.each([
    ['the main table of a VPC outside the template', subnet('X', { vpc: '?', ipv4: '10.0.2.0/24' }), 'main route table'],
    ['a table outside the template', subnet('X', { table: '?', ipv4: '10.0.2.0/24' }), 'the route table of subnet X is unknown'],
    ['a table that does not exist', subnet('X', { table: 'Gone', ipv4: '10.0.2.0/24' }), 'Gone does not exist'],
    ['a table of the template, for a subnet of another VPC', subnet('X', { vpc: 'Other', table: 'T', ipv4: '10.0.2.0/24' }), 'route table T is in Vpc, and its subnet X in Other'],
    ['two associations', [...subnet('X', { table: 'T', ipv4: '10.0.2.0/24' }),
      { kind: 'route-table-association' as const, id: 'Second', when: ALWAYS, subnet: known('X'), routeTable: known('T') }], '2 route tables'],
  ])('%s is unknown', (_, resources, reason) => {
    const [only] = routes(base.with(resources), 'ipv4', 'X').routes;
    expect(only.nextHop.kind).toBe('unknown');
    expect(only.destinations.upper.equals(AddressSet.all('ipv4'))).toBe(true);
    expect(only.destinations.reasons).toEqual([expect.stringContaining(reason)]);
  });

  test('every block of the VPC is local, also a second one', () => {
    const network = base.with({ kind: 'vpc-cidr', id: 'Second', when: ALWAYS, vpc: known('Vpc'), family: 'ipv4', cidr: known({ family: 'ipv4', base: 0x64400000, prefix: 16 }) });
    expect(target(network.with(route('T', '0.0.0.0/0 -> nat N')), '100.64.0.9')).toBe('local');
  });

  describe('in a VPC that is not in the template', () => {
    const given = outside('parameter VpcId has no default', 'VpcId');
    const inGiven = (...texts: string[]) => base.with(texts.map((text) => route('T', text)))
      .change('subnet', 'S', { vpc: given }).change('subnet', 'P', { vpc: given }).change('route-table', 'T', { vpc: given });
    test.each([
      ['subnets of the same VPC are local', ['0.0.0.0/0 -> nat N'], '10.0.1.7', 'local'],
      ['even where a route as wide as a VPC can be covers them', ['10.0.0.0/15 -> tgw Tgw'], '10.0.1.7', 'local'],
      ['what no subnet shows is not', ['0.0.0.0/0 -> nat N'], '10.0.9.9', 'nat-gateway'],
      ['a route that may be more specific than the block wins', ['10.0.0.0/20 -> eni Eni'], '10.0.1.7', 'network-interface'],
    ])('%s', (_, texts, address, expected) => expect(target(inGiven(...texts), address)).toBe(expected));
  });
  test('a block that the template does not tell adds no route', () => {
    const network = base.with({ kind: 'vpc-cidr', id: 'Pool', when: ALWAYS, vpc: known('Vpc'), family: 'ipv4', cidr: unknown('IPAM gives it') });
    expect(routes(network).routes.map(({ text }) => text)).toEqual(['10.0.0.0/16']);
  });
});
