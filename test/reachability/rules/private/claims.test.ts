import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import type { Reference } from '../../../../src/reachability/private/network/resource';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { claimsIn } from '../../../../src/reachability/rules/private/claims';
import { aclNoun, empty, entry, gatewayEndpoint, igw, route, subnet } from '../../../support/network-builder';
import { att, ec2, Json, read, ref } from '../../private/sources/cloudformation/builders';

const association = (SubnetId: unknown, NetworkAclId: unknown = 'acl-1') => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId });
const claims = (Resources: Json) => claimsIn(read(Resources)).map(({ holder, by, place, isReplaced }) => [holder, by, place(), isReplaced]);

test('a claim to a place that is known', () => {
  expect(claims({ Net: ec2('Subnet'), A: association(ref('Net')), B: association('subnet-1') }))
    .toEqual([['Net', 'A', 'the network ACL of subnet Net', true]]);
});

test('a load balancer takes an Elastic IP, and so may a Transfer server', () => {
  const address = att('Eip', 'AllocationId');
  const balancer = (AllocationId: unknown): Json => (
    { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network', SubnetMappings: [{ SubnetId: ref('Net'), AllocationId }] } }
  );
  const server: Json = { Type: 'AWS::Transfer::Server', Properties: { EndpointDetails: { SubnetIds: [ref('Net')], AddressAllocationIds: [address] } } };
  expect(claims({ Net: ec2('Subnet'), Eip: ec2('EIP'), Nlb: balancer(address), Other: balancer(ref('AWS::NoValue')), Server: server }))
    .toEqual([['Eip', 'Nlb', 'Elastic IP Eip', undefined], ['Eip', 'Server', 'Elastic IP Eip', undefined]]);
});

describe('of many resources those have a claim that share a place', () => {
  const claimed = (...resources: readonly (AnyResource | readonly AnyResource[])[]) => claimsIn(empty.with(...resources).build()).map(({ by, place }) => `${by}: ${place()}`);
  const routes = (...texts: string[]) => claimed(...texts.map((text, i) => route('T', text, { id: `R${i}` })));
  const rules = (...texts: string[]) => claimed(aclNoun('Acl'), ...texts.map((text, i) => ({ ...entry('Acl', text), id: `E${i}` })));

  test.each<[string, string[], string[]]>([
    ['one destination', ['10.9.0.0/16 -> tgw A', '10.9.0.0/16 -> tgw B', '10.8.0.0/16 -> tgw A'],
      ['R0: the route to 10.9.0.0/16 in route table T', 'R1: the route to 10.9.0.0/16 in route table T']],
    ['one destination of IPv6', ['2600::/16 -> eigw A', '2600::/16 -> eigw B', '2601::/16 -> eigw A', '2600::/17 -> eigw A'],
      ['R0: the route to 2600::/16 in route table T', 'R1: the route to 2600::/16 in route table T']],
    ['one prefix list', ['10.0.0.0/8@pl-1 -> tgw A', '10.0.0.0/8@pl-1 -> tgw B', '10.0.0.0/8@pl-2 -> tgw A'],
      ['R0: the route to prefix list pl-1 in route table T', 'R1: the route to prefix list pl-1 in route table T']],
    ['blocks of one address', ['10.9.0.0/16 -> tgw A', '10.9.0.0/17 -> tgw B'], []],
    ['neighbouring blocks of unequal size', ['10.0.1.0/24 -> tgw A', '10.0.2.0/23 -> tgw B'], []],
    ['unknown destinations', ['? -> tgw A', '? -> tgw B'], []],
    ['services', ['service s3 -> tgw A', 'service s3 -> tgw B'], []],
  ])('routes to %s', (_, texts, expected) => expect(routes(...texts)).toEqual(expected));

  test('not routes of two tables, of unknown ones, those that are propagated, or variants of one', () => {
    const [a, b] = ['10.9.0.0/16 -> tgw A', '10.9.0.0/16 -> tgw B'];
    expect([
      claimed(route('T', a), route('U', b)), claimed(route('?', a), route('?', b)), claimed(route('T', a, { propagated: true }), route('T', b)),
      claimed(route('T', a, { id: 'R' }), route('T', b, { id: 'R' })),
    ]).toEqual([[], [], [], []]);
  });

  test.each<[string, string[], string[]]>([
    ['one number and direction', ['in 100 allow all 0.0.0.0/0', 'in 100 deny all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0', 'in 101 allow all 0.0.0.0/0'],
      ['E0: inbound rule 100 of network ACL Acl', 'E1: inbound rule 100 of network ACL Acl']],
    ['numbers next to each other', ['out 100 allow all 0.0.0.0/0', 'in 100 allow all 0.0.0.0/0', 'in 102 allow all 0.0.0.0/0', 'out 101 allow all 0.0.0.0/0'], []],
    ['unknown numbers', ['in ? allow all 0.0.0.0/0', 'in ? deny all 0.0.0.0/0'], []],
  ])('rules of %s', (_, texts, expected) => expect(rules(...texts)).toEqual(expected));

  test('not rules of unknown ACLs, nor those of unknown direction', () => {
    const [one, other] = [entry('Acl', 'in 100 allow all 0.0.0.0/0'), { ...entry('Acl', 'in 100 deny all 0.0.0.0/0'), id: 'Other' }];
    const twice = [one, { ...one, direction: 'egress' as const }];
    expect([
      claimed({ ...one, networkAcl: unknown('P') }, { ...other, networkAcl: unknown('P') }), claimed(twice, other), claimed(one, other).length,
      claimed(twice, other, { ...other, id: 'Third' }).length,
    ]).toEqual([[], [], 2, 2]);
  });

  test('the default network ACL has rule 100 by itself', () => {
    const defaults = aclNoun('D', { isDefault: true });
    const builtIn = ['D: inbound rule 100 of network ACL D', 'D: outbound rule 100 of network ACL D'];
    expect(claimed(defaults, aclNoun('Acl'), entry('D', 'in 100 allow all 0.0.0.0/0'), entry('D', 'in 101 allow all 0.0.0.0/0'), entry('D', 'in ? allow all 0.0.0.0/0'),
      entry('?', 'in 100 allow all 0.0.0.0/0'), entry('Acl', 'in 100 allow all 0.0.0.0/0'))).toEqual(['D:in:100: inbound rule 100 of network ACL D', ...builtIn]);
    expect(claimed(aclNoun('Acl'), entry('Acl', 'in 100 allow all 0.0.0.0/0'))).toEqual([]);
  });

  test('gateways', () => {
    const attachment = (gateway: Reference) => ({ kind: 'gateway-attachment' as const, id: 'Other', when: ALWAYS, vpc: known('Vpc'), gateway });
    expect(claimed(igw('Igw', 'Vpc'))).toEqual(['IgwAttachment: the internet gateway of VPC Vpc']);
    expect([claimed(igw('Igw'), attachment(known('VpnGateway'))), claimed(igw('Igw'), attachment(unknown('P')))]).toEqual([[], []]);
    expect([claimed(gatewayEndpoint('S3', 's3', 'T', 'U')), claimed(gatewayEndpoint('Any', '', 'T'))])
      .toEqual([['S3: the route to s3 in route table T', 'S3: the route to s3 in route table U'], []]);
  });

  test('of one holder each place has a key of its own', () => {
    const all = claimsIn(empty.with(subnet('S', { table: 'T', acl: 'A' }), igw('Igw', 'S'), gatewayEndpoint('S3', 's3', 'S')).build());
    expect(new Set(all.map(({ key }) => key)).size).toBe(4);
    expect(all.map(({ key }) => key)).not.toContain('');
  });
});
