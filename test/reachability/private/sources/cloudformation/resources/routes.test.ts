import { known, outside, unknown } from '../../../../../../src/reachability/private/network/resource';
import { formatCidr } from '../../../../../../src/reachability/private/packet/cidr';
import { ec2, Json, param, read, ref } from '../builders';

const resources: Json = {
  Igw: ec2('InternetGateway'),
  Vgw: ec2('VPNGateway'),
  Nat: ec2('NatGateway'),
  Eigw: ec2('EgressOnlyInternetGateway'),
  Eni: ec2('NetworkInterface'),
  Endpoint: ec2('VPCEndpoint', { VpcEndpointType: 'GatewayLoadBalancer' }),
  Tgw: ec2('TransitGateway'),
  Net: ec2('Subnet'),
  Table: ec2('RouteTable'),
  Peering: ec2('VPCPeeringConnection'),
  Host: ec2('Instance'),
  List: ec2('PrefixList', { Entries: [{ Cidr: '10.0.0.0/8' }, { Cidr: '2001:db8::/32' }] }),
  Odd: ec2('PrefixList', { Entries: [{ Cidr: '10.0.0.0/8' }, { Cidr: ref('Open') }] }),
};
const routes = (properties: object, type = 'Route') => read({ ...resources, It: ec2(type, { RouteTableId: ref('Table'), ...properties }) }, { Parameters: { Open: param() } }).all('route');
const target = (properties: object) => routes(properties)[0].target;
const notHere = (id: string) => outside(`${id} is not in the template`, id);

describe('targets', () => {
  test.each([
    ['GatewayId', ref('Igw'), 'internet-gateway', known('Igw')],
    ['GatewayId', ref('Vgw'), 'virtual-private-gateway', known('Vgw')],
    ['GatewayId', ref('Endpoint'), 'gateway-load-balancer-endpoint', known('Endpoint')],
    ['GatewayId', 'local', 'local', notHere('local')],
    ['GatewayId', 'igw-1', 'internet-gateway', notHere('igw-1')],
    ['GatewayId', 'vgw-1', 'virtual-private-gateway', notHere('vgw-1')],
    ['GatewayId', 'vpce-1', 'gateway-load-balancer-endpoint', notHere('vpce-1')],
    ['GatewayId', 'odd', 'unknown', notHere('odd')],
    ['GatewayId', ref('Net'), 'unknown', known('Net')],
    ['GatewayId', ref('Open'), 'unknown', { ...unknown('the parameter Open has no default'), text: 'Open' }],
    ['NatGatewayId', ref('Nat'), 'nat-gateway', known('Nat')],
    ['NatGatewayId', 'nat-1', 'nat-gateway', notHere('nat-1')],
    ['NatGatewayId', { 'Fn::ImportValue': 'nat' }, 'nat-gateway', { ...unknown('nat is imported from another stack'), text: 'Fn::ImportValue nat' }],
    ['EgressOnlyInternetGatewayId', ref('Eigw'), 'egress-only-internet-gateway', known('Eigw')],
    ['VpcEndpointId', ref('Endpoint'), 'gateway-load-balancer-endpoint', known('Endpoint')],
    ['TransitGatewayId', ref('Tgw'), 'transit-gateway', known('Tgw')],
    ['VpcPeeringConnectionId', ref('Peering'), 'vpc-peering-connection', known('Peering')],
    ['NetworkInterfaceId', ref('Eni'), 'network-interface', known('Eni')],
    ['InstanceId', ref('Host'), 'instance', known('Host')],
    ['CarrierGatewayId', 'cagw-1', 'carrier-gateway', notHere('cagw-1')],
    ['LocalGatewayId', 'lgw-1', 'local-gateway', notHere('lgw-1')],
    ['CoreNetworkArn', 'arn:x', 'core-network', notHere('arn:x')],
    ['OddGatewayId', 'x', 'unknown', unknown('the route has no target that is known here')],
  ])('%s %j', (name, value, kind, reference) => expect(target({ [name]: value })).toEqual({ kind, reference }));
});

describe('destinations', () => {
  const destinations = (properties: object) => routes({ NatGatewayId: ref('Nat'), ...properties }).map(({ destination }) => (
    destination.kind === 'cidr' ? [formatCidr(destination.cidr), destination.prefixList] : destination
  ));
  test.each<[object, unknown[]]>([
    [{ DestinationCidrBlock: '0.0.0.0/0' }, [['0.0.0.0/0', undefined]]],
    [{ DestinationIpv6CidrBlock: '::/0' }, [['::/0', undefined]]],
    [{ DestinationCidrBlock: ref('Open') }, [{ kind: 'unknown', reason: 'the parameter Open has no default', family: 'ipv4' }]],
    [{ DestinationCidrBlock: '::/0' }, [{ kind: 'unknown', reason: 'DestinationCidrBlock is "::/0", not an IPv4 CIDR block', family: 'ipv4' }]],
    [{ DestinationIpv6CidrBlock: '0.0.0.0/0' }, [{ kind: 'unknown', reason: 'DestinationIpv6CidrBlock is "0.0.0.0/0", not an IPv6 CIDR block', family: 'ipv6' }]],
    [{ DestinationPrefixListId: ref('List') }, [['10.0.0.0/8', 'List'], ['2001:db8::/32', 'List']]],
    [{ DestinationPrefixListId: ref('Odd') }, [{ kind: 'unknown', reason: 'the parameter Open has no default' }]],
    [{ DestinationPrefixListId: 'pl-1' }, [{ kind: 'unknown', reason: 'what the prefix list holds is not in the template' }]],
    [{ DestinationPrefixListId: { 'Fn::ImportValue': 'x' } }, [{ kind: 'unknown', reason: 'x is imported from another stack' }]],
    [{}, [{ kind: 'unknown', reason: 'the route has no destination' }]],
  ])('%j', (properties, expected) => expect(destinations(properties)).toEqual(expected));
});

test('a route names its table and is not propagated', () => expect(routes({ NatGatewayId: ref('Nat') })[0]).toMatchObject({ id: 'It', routeTable: known('Table'), propagated: false }));

test('a route server propagates routes that nobody knows', () => {
  expect(routes({ RouteTableId: ref('Table'), RouteServerId: 'rs-1' }, 'RouteServerPropagation')).toMatchObject([
    { routeTable: known('Table'), propagated: true, target: { kind: 'network-interface', reference: { kind: 'unknown' } }, destination: { kind: 'unknown' } },
  ]);
});

test('a virtual private gateway propagates routes that nobody knows', () => {
  expect(routes({ RouteTableIds: [ref('Table'), 't'], VpnGatewayId: ref('Vgw') }, 'VPNGatewayRoutePropagation')).toMatchObject([
    { routeTable: known('Table'), propagated: true, target: { kind: 'virtual-private-gateway', reference: known('Vgw') }, destination: { kind: 'unknown' } },
    { routeTable: notHere('t'), propagated: true },
  ]);
});
