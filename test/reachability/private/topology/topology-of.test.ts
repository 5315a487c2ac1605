import { TopologyTargetType, TopologyTier } from '../../../../src/reachability/network-topology';
import { is, not } from '../../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import { topologyOf } from '../../../../src/reachability/private/topology/topology-of';
import { acl, aclNoun, eigw, empty, entry, haNetwork, igw, nat, regionalNat, route, subnet, table, UNKNOWN, vpc, type NetworkBuilder } from '../../../support/network-builder';

const topology = (network: NetworkBuilder) => topologyOf(network.build());
const only = (network: NetworkBuilder) => topology(network).vpcs[0];
const subnetOf = (network: NetworkBuilder, id: string) => only(network).subnets.find((one) => one.id === id)!;
const routes = (network: NetworkBuilder, id: string) => only(network).routeTables.find((one) => one.id === id)!.routes
  .map(({ destination, targetType, targetId, targetZoneKey }) => [destination, targetType, targetId, ...targetZoneKey ? [targetZoneKey] : []].join(' '));

describe('the network that keeps every promise', () => {
  const vpcOf = only(haNetwork({ ipv6: true }));
  test('a VPC with its blocks, gateways and zones', () => expect(vpcOf).toMatchObject({
    id: 'Vpc', name: 'Vpc', isInTemplate: true, cidrs: ['10.0.0.0/16', '2600:1f16:abc:de00::/56'], internetGatewayId: 'Igw', egressOnlyInternetGatewayIds: ['Eigw'], zoneKeys: ['a', 'b'],
  }));
  test('subnets', () => expect(vpcOf.subnets[0]).toMatchObject({
    id: 'PrivateA',
    zoneKey: 'a',
    tier: TopologyTier.PRIVATE,
    ipv4Cidr: '10.0.16.0/20',
    ipv6Cidr: '2600:1f16:abc:de10::/64',
    hasPublicIpv4OnLaunch: false,
    routeTableId: 'PrivateATable',
    networkAclId: 'Vpc.DefaultNetworkAcl',
  }));
  test('gateways', () => expect(vpcOf.natGateways[1]).toMatchObject({
    id: 'NatB', connectivity: 'public', isRegional: false, subnetId: 'PublicB', zoneKeys: ['b'], elasticIps: [{ id: 'NatBEip', isInTemplate: true }],
  }));
  test('the ACL that the VPC comes with', () => expect(vpcOf.networkAcls[0]).toMatchObject({
    id: 'Vpc.DefaultNetworkAcl',
    isDefault: true,
    inbound: [{ ruleNumber: 100, action: 'allow' }, { ruleNumber: 101, action: 'allow' }, { ruleNumber: 32767, action: 'deny' }],
  }));
  test('nothing is open or unknown', () => expect(topology(haNetwork())).toMatchObject({ choices: [], unknowns: [] }));
});

describe('routes', () => {
  test('lead to gateways, in zones', () => expect(routes(haNetwork(), 'PrivateATable')).toEqual(['0.0.0.0/0 NAT gateway NatA a']));
  test('to a gateway in another zone', () => {
    const crossed = haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat NatB'));
    expect(routes(crossed, 'PrivateATable')).toEqual(['0.0.0.0/0 NAT gateway NatB b']);
  });
  test.each([
    ['10.1.0.0/16 -> tgw Tgw', TopologyTargetType.ELSEWHERE, 'Tgw'],
    ['10.1.0.0/16 -> peering ?', TopologyTargetType.ELSEWHERE, 'parameter P has no default'],
    ['10.1.0.0/16 -> eni Eni', TopologyTargetType.HOST, 'Eni'],
    ['10.1.0.0/16 -> unknown ?', TopologyTargetType.UNKNOWN, 'parameter P has no default'],
    ['10.1.0.0/16 -> local', TopologyTargetType.LOCAL, 'local'],
  ])('%s', (text, targetType, targetId) => {
    const [best] = only(haNetwork().with(route('PrivateATable', text))).routeTables.find(({ id }) => id === 'PrivateATable')!.routes;
    expect(best).toMatchObject({ destination: '10.1.0.0/16', targetType, targetId, isDefault: false });
  });
  test('the best first, those of gateway endpoints last', () => {
    const endpoint = { kind: 'gateway-endpoint' as const, id: 'S3', when: haNetwork().resources[0].when, vpc: known('Vpc'), service: 'com.amazonaws.eu-west-1.s3', routeTables: [known('PrivateATable')] };
    const network = haNetwork().with(route('PrivateATable', '10.1.0.0/16 -> tgw T'), route('PrivateATable', '10.1.2.0/24 -> tgw T'), endpoint);
    expect(routes(network, 'PrivateATable').map((text) => text.split(' ')[0])).toEqual(['10.1.2.0/24', '10.1.0.0/16', '0.0.0.0/0', 's3']);
    expect(only(network).gatewayEndpoints).toMatchObject([{ id: 'S3', service: 's3', routeTableIds: ['PrivateATable'] }]);
  });
  test('to a gateway that does not exist', () => {
    const [dead] = only(haNetwork().without('NatA')).routeTables.find(({ id }) => id === 'PrivateATable')!.routes;
    expect(dead).toMatchObject({ targetId: 'NatA', blackHole: 'NAT gateway NatA does not exist' });
  });
  test('of an unknown destination', () => expect(routes(haNetwork().with(route('PrivateATable', '? -> nat NatB')), 'PrivateATable')[1]).toMatch(/^unknown NAT gateway/));
});

describe('tiers', () => {
  test.each([['PublicA', 'public'], ['PrivateA', 'private']])('of untagged subnet %s: %s', (id, tier) => expect(subnetOf(haNetwork({ tagged: false }), id).tier).toBe(tier));
  test('a subnet without an internet route is isolated, and uses the main table', () => {
    const network = haNetwork().with(subnet('Data', { ipv4: '10.0.200.0/24' }));
    expect(subnetOf(network, 'Data')).toMatchObject({ tier: TopologyTier.ISOLATED, routeTableId: 'Vpc.MainRouteTable' });
    expect(only(network).routeTables.at(-1)).toMatchObject({ id: 'Vpc.MainRouteTable', isMain: true, routes: [] });
  });
});

describe('network ACLs', () => {
  const network = haNetwork({ privateAcl: ['in 200 deny tcp 22 0.0.0.0/0', 'in 100 allow all 10.0.0.0/16', 'out 100 allow all 0.0.0.0/0', 'in 300 allow all ::/0'] });
  test('rules in the order in which they are asked, the implicit deny last', () => {
    expect(only(network).networkAcls[0].inbound.map(({ ruleNumber, action, text }) => `${ruleNumber} ${action} ${text}`)).toEqual([
      '100 allow all 10.0.0.0/16', '200 deny tcp 22 0.0.0.0/0', '300 allow all ::/0', '32767 deny everything else',
    ]);
  });
  test('a number and an action that are unknown', () => {
    expect(only(network.with(entry('PrivateAcl', 'in ? ? all 0.0.0.0/0'))).networkAcls[0].inbound[0]).toMatchObject({ action: 'unknown', text: 'all 0.0.0.0/0' });
    expect(only(network.with(entry('PrivateAcl', 'in ? ? all 0.0.0.0/0'))).networkAcls[0].inbound[0].ruleNumber).toBeUndefined();
  });
  test('ports closed on purpose', () => {
    expect(only(network.with(aclNoun('Closed', { portsBlockedOnPurpose: [3389] }))).networkAcls[0].portsBlockedOnPurpose).toEqual([3389]);
  });
});

describe('several VPCs', () => {
  const two = haNetwork().with(vpc('Other', '10.9.0.0/16'), subnet('OtherA', { vpc: 'Other', ipv4: '10.9.0.0/24' }), table('OtherTable', 'Other'), eigw('OtherEigw', 'Other'), igw('OtherIgw', 'Other'), regionalNat('OtherNat', undefined, 'Other'));
  test('each has its own', () => expect(topology(two).vpcs.map(({ id, subnets, natGateways, routeTables, internetGatewayId }) => [id, subnets.length, natGateways.length, routeTables.length, internetGatewayId])).toEqual([
    ['Other', 1, 1, 2, 'OtherIgw'], ['Vpc', 4, 2, 4, 'Igw'],
  ]));
  test('a regional gateway stands in no subnet', () => expect(topology(two).vpcs[0].natGateways[0]).toMatchObject({ isRegional: true, zoneKeys: [], elasticIps: [] }));
  test('a VPC that is not in the template', () => {
    const { vpcs, unknowns } = topology(empty.with(subnet('Guest', { vpc: UNKNOWN, ipv4: '10.0.0.0/24' }), acl('GuestAcl')));
    expect(vpcs).toMatchObject([{ id: 'parameter P has no default', name: 'a VPC that is not in the template', isInTemplate: false, subnets: [{ id: 'Guest' }] }]);
    expect(unknowns).toContain('a VPC is not in the template: parameter P has no default');
    expect(unknowns).toContain('subnet Guest uses the default network ACL of a VPC that is not in the template: parameter P has no default');
  });
});

describe('what is open', () => {
  const conditional = haNetwork().without('NatB').with({ ...nat('NatB', 'PublicB'), when: is('UseNat', 'true') });
  test('the default is taken, and the others are named', () => {
    const { choices, vpcs } = topology(conditional.given({ choices: [{ name: 'UseNat', values: ['false', 'true'] }, { name: 'Unused', values: ['1', '2'] }] }));
    expect(choices).toEqual([{ name: 'UseNat', value: 'false', otherValues: ['true'] }]);
    expect(vpcs[0].natGateways.map(({ id }) => id)).toEqual(['NatA']);
  });
  test('rules of the template bound it', () => {
    const { choices } = topology(conditional.given({ choices: [{ name: 'UseNat', values: ['false', 'true'] }], constraint: not(is('UseNat', 'false')) }));
    expect(choices[0].value).toBe('true');
  });
  test('what could not be read is named', () => {
    const when = haNetwork().resources[0].when;
    expect(topology(haNetwork().given({ unreadable: [{ id: 'Child', part: 'resource X is of a kind that is unknown', when }] })).unknowns).toEqual(['resource X is of a kind that is unknown']);
  });
  test.each([
    ['its block', { ipv4: unknown('it is a secret') }, 'the IPv4 block of subnet PrivateA is unknown: it is a secret'],
    ['public addresses', { publicIpv4OnLaunch: unknown('it is a secret') }, 'whether hosts get a public IPv4 address on launch in subnet PrivateA is unknown: it is a secret'],
  ])('a subnet that does not say %s', (_, changes, said) => expect(topology(haNetwork().change('subnet', 'PrivateA', changes)).unknowns).toEqual([said]));
  test('a NAT gateway in no known subnet', () => {
    expect(topology(haNetwork().with(nat('Lost', UNKNOWN))).unknowns).toEqual(['the subnet of NAT gateway Lost is not in the template, and the gateway is not shown']);
  });
  test('an Elastic IP from outside', () => {
    expect(only(haNetwork().change('nat-gateway', 'NatA', { allocations: [unknown('parameter Allocation has no default')] })).natGateways[0].elasticIps)
      .toEqual([{ id: 'parameter Allocation has no default', isInTemplate: false }]);
  });
});
