import { NAT_GATEWAY_METADATA_KEY } from '../../../../../../src/reachability/nat-gateway-metadata';
import { known, outside, unknown } from '../../../../../../src/reachability/private/network/resource';
import { att, ec2, only, read, readOne, ref, when, equals, param, variantsIn } from '../builders';

const nat = (properties: object) => {
  const { connectivity, placement, allocations } = only(read({
    It: ec2('NatGateway', properties), Net: ec2('Subnet'), Vpc: ec2('VPC'), A: ec2('EIP'), B: ec2('EIP'), C: ec2('EIP'),
  }), 'nat-gateway');
  return { connectivity, placement, allocations };
};
const address = (id: string) => att(id, 'AllocationId');

describe('a NAT gateway', () => {
  test('zonal and public', () => {
    expect(nat({ SubnetId: ref('Net'), AllocationId: address('A'), SecondaryAllocationIds: [address('B'), 'eipalloc-1'] })).toEqual({
      connectivity: known('public'),
      placement: { kind: 'zonal', subnet: known('Net') },
      allocations: [known('A'), known('B'), outside('eipalloc-1 is not in the template', 'eipalloc-1')],
    });
  });
  test('zonal and private', () => {
    expect(nat({ SubnetId: ref('Net'), ConnectivityType: 'private' })).toEqual({
      connectivity: known('private'), placement: { kind: 'zonal', subnet: known('Net') }, allocations: [],
    });
  });
  test('regional, automatic', () => {
    expect(nat({ AvailabilityMode: 'regional', VpcId: ref('Vpc') })).toEqual({
      connectivity: known('public'), placement: { kind: 'regional', vpc: known('Vpc'), zones: undefined }, allocations: [],
    });
  });
  test('regional, with listed zones', () => {
    expect(nat({
      AvailabilityMode: 'regional',
      VpcId: ref('Vpc'),
      AvailabilityZoneAddresses: [
        { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, AllocationIds: [address('A'), address('B')] },
        { AvailabilityZoneId: 'euw1-az2', AllocationIds: [address('C')] },
        { AllocationIds: [] },
      ],
    })).toEqual({
      connectivity: known('public'),
      placement: {
        kind: 'regional',
        vpc: known('Vpc'),
        zones: [
          { kind: 'index', list: 'Fn::GetAZs', index: 0, distinct: true }, { kind: 'name', name: 'euw1-az2' }, { kind: 'symbol', text: 'zone 2 of It' },
        ],
      },
      allocations: [known('A'), known('B'), known('C')],
    });
  });
  test.each([
    ['a subnet', { SubnetId: ref('Net') }, 'zonal'],
    ['none', { VpcId: ref('Vpc') }, 'regional'],
  ])('an unknown mode with %s', (_, properties, expected) => {
    expect(nat({ AvailabilityMode: ref('AWS::StackName'), ...properties }).placement.kind).toBe(expected);
  });
  test('an unknown connectivity', () => expect(nat({ ConnectivityType: 'odd' }).connectivity).toEqual(unknown('ConnectivityType is "odd", not public or private')));
  test('in one subnet or another', () => {
    const network = read({ It: ec2('NatGateway', { SubnetId: when('C', ref('A'), ref('B')) }), A: ec2('Subnet'), B: ec2('Subnet') }, {
      Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { C: equals(ref('P'), 'a') },
    });
    expect(variantsIn(network, 'nat-gateway', ({ placement }) => placement.kind === 'zonal' && placement.subnet)).toEqual([['P=a', known('A')], ['!(P=a)', known('B')]]);
  });
});

test.each([
  ['internet-gateway', 'InternetGateway', {}, {}],
  ['egress-only-internet-gateway', 'EgressOnlyInternetGateway', { VpcId: 'v' }, { vpc: outside('v is not in the template', 'v') }],
  ['gateway-attachment', 'VPCGatewayAttachment', { VpcId: 'v', InternetGatewayId: ref('It') }, { gateway: known('It'), vpc: outside('v is not in the template', 'v') }],
  ['edge-association', 'GatewayRouteTableAssociation', { GatewayId: ref('It'), RouteTableId: 't' },
    { gateway: known('It'), routeTable: outside('t is not in the template', 't') }],
] as const)('%s of %s', (kind, type, properties, expected) => expect(readOne(kind, type, properties)).toMatchObject(expected));

test.each([[{ VpcId: 'v', VpnGatewayId: ref('It') }], [{}]])('%j attaches no internet gateway', (properties) => {
  expect(read({ It: ec2('VPCGatewayAttachment', properties) }).all('gateway-attachment')).toEqual([]);
});

test.each<[string, object, string | undefined, string | undefined]>([
  ['a reason', { acceptedZoneLoss: 'cheaper', privateConnectivity: 'data centre' }, 'cheaper', 'data centre'],
  ['blanks', { acceptedZoneLoss: ' ', privateConnectivity: '' }, undefined, undefined],
  ['no text', { acceptedZoneLoss: true, privateConnectivity: ['x'] }, undefined, undefined],
  ['nothing', {}, undefined, undefined],
])('a gateway accepts what it gives a reason for: %s', (_, claims, acceptedZoneLoss, privateConnectivity) => {
  const one = only(read({ It: ec2('NatGateway', {}, { Metadata: { [NAT_GATEWAY_METADATA_KEY]: claims } }) }), 'nat-gateway');
  expect([one.acceptedZoneLoss, one.privateConnectivity]).toEqual([acceptedZoneLoss, privateConnectivity]);
});

test.each([
  ['zonal', { AvailabilityMode: 'zonal' }, 'zonal'],
  ['zonal, whatever else it says', { AvailabilityMode: 'zonal', VpcId: ref('Vpc') }, 'zonal'],
  ['regional, whatever else it says', { AvailabilityMode: 'regional', SubnetId: ref('Net') }, 'regional'],
  ['zonal where nothing is said', {}, 'zonal'],
])('the mode of a gateway is %s', (_, properties, expected) => expect(nat(properties).placement.kind).toBe(expected));

test('a gateway without a first address may have others', () => {
  expect([nat({ SecondaryAllocationIds: [address('B')] }).allocations, nat({}).allocations]).toEqual([[known('B')], []]);
});
