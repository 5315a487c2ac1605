import { Network } from '../../../../../../src/reachability/private/network/network';
import { formatCidr } from '../../../../../../src/reachability/private/packet/cidr';
import { att, ec2, equals, Json, param, read, ref, variantsIn } from '../builders';

const ipam = (length: unknown, more: Json = {}) => ec2('VPC', { Ipv4IpamPoolId: 'pool', Ipv4NetmaskLength: length, ...more });
const amazon = (vpc: string, more: Json = {}) => ec2('VPCCidrBlock', { VpcId: ref(vpc), AmazonProvidedIpv6CidrBlock: true, ...more });
const cidrs = (network: Network) => network.all('vpc-cidr').map(({ id, cidr }) => `${id} ${cidr.kind === 'known' ? formatCidr(cidr.value) : cidr.reason}`);
const subnets = (network: Network) => network.all('subnet').map(({ ipv4, ipv6 }) => [ipv4, ipv6].map((one) => (
  one && (one.kind === 'known' ? formatCidr(one.value) : one.reason)
)));
const cut = (blocks: unknown, bits: number) => ({ 'Fn::Select': [1, { 'Fn::Cidr': [blocks, 4, bits] }] });

test.each(['a', '1.', '1/', '10.0.0.0/16,'])('a long text of %j is looked through once', (piece) => {
  const network = read({ A: ipam(16), B: ec2('InternetGateway', { Tags: [{ Key: 'x', Value: piece.repeat(200_000) }] }) });
  expect(cidrs(network)).toHaveLength(1);
});

describe('IPv6', () => {
  test('every block that Amazon provides has a stand-in of its own, and that is said', () => {
    const network = read({ A: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), A6: amazon('A'), B: ec2('VPC', { CidrBlock: '10.1.0.0/16' }), B6: amazon('B') });
    expect(cidrs(network)).toEqual(['A 10.0.0.0/16', 'A6 2001:db8:10::/56', 'B 10.1.0.0/16', 'B6 2001:db8:30::/56']);
    expect(network.assumptions).toEqual([
      'A6 gets 2001:db8:10::/56, which stands for the block that AWS picks', 'B6 gets 2001:db8:30::/56, which stands for the block that AWS picks',
    ]);
  });
  test('subnets are cut from it', () => {
    const block = { 'Fn::Select': [0, att('A', 'Ipv6CidrBlocks')] };
    expect(subnets(read({ A: ec2('VPC'), A6: amazon('A'), Net: ec2('Subnet', { Ipv6CidrBlock: cut(block, 64) }) }))).toEqual([[undefined, '2001:db8:10:1::/64']]);
  });
  test.each([
    ['IPAM', { Ipv6IpamPoolId: 'pool', Ipv6NetmaskLength: 48 }, '2001:db8:10::/48'],
    ['IPAM without a length', { Ipv6IpamPoolId: 'pool' }, '2001:db8:10::/56'],
    ['a block of your own', { Ipv6Pool: 'pool', Ipv6CidrBlock: '2a05:d018::/56' }, '2a05:d018::/56'],
    ['an odd length', { Ipv6IpamPoolId: 'pool', Ipv6NetmaskLength: 65 }, 'how long a block AWS picks for A6 is unknown'],
  ])('%s', (_, properties, expected) => {
    expect(cidrs(read({ A: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), A6: ec2('VPCCidrBlock', { VpcId: ref('A'), ...properties }) }))[1]).toBe(`A6 ${expected}`);
  });
  test.each([
    ['2600:1f18::/33', true],
    ['from 2600::/12 in', true],
    ['2000::/4', true],
    ['::/0', false],
    ['2000::/3', false],
    ['64:ff9b::/96', false],
    ['fd00::/8', false],
    ['10.0.0.0/8', false],
  ])('a template that writes %s: no overlap is assumed: %s', (text, expected) => {
    const { assumptions } = read({ A: ec2('VPC'), A6: amazon('A'), R: ec2('Route', { DestinationIpv6CidrBlock: text }) });
    expect(assumptions.includes('the block that AWS picks for A6 overlaps no other that the template writes out')).toBe(expected);
  });
  test('a conditional block is there under its condition', () => {
    const network = read({ A: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), A6: { ...amazon('A'), Condition: 'Dual' } }, {
      Parameters: { P: param({ AllowedValues: ['x', 'y'] }) }, Conditions: { Dual: equals(ref('P'), 'x') },
    });
    expect(variantsIn(network, 'vpc-cidr', ({ family }) => family)).toEqual([['always', 'ipv4'], ['P=x', 'ipv6']]);
  });
});

describe('IPv4 from IPAM', () => {
  const alone = (more: Json = {}, template: Json = {}) => read({ A: ipam(16), ...more }, template);

  test('a stand-in where the template has no other block', () => {
    const network = alone({ Net: ec2('Subnet', { VpcId: ref('A'), CidrBlock: cut(att('A', 'CidrBlock'), 8) }) });
    expect([cidrs(network), subnets(network)]).toEqual([['A 10.0.0.0/16'], [['10.0.1.0/24', undefined]]]);
    expect(network.assumptions).toEqual(['A gets 10.0.0.0/16, which stands for the block that AWS picks']);
  });
  test.each([
    ['all addresses', { R: ec2('Route', { DestinationCidrBlock: '0.0.0.0/0' }) }],
    ["CDK's placeholder", { R: ec2('SecurityGroupEgress', { CidrIp: '255.255.255.255/32' }) }],
    ['an address that is no block', { R: ec2('Route', { DestinationCidrBlock: '10.0.0.1' }) }],
  ])('%s harms nothing', (_, resources) => expect(cidrs(alone(resources))).toEqual(['A 10.0.0.0/16']));

  const unknown = 'A an IPAM pool picks the block of A, and the template has other blocks that may overlap it';
  test.each([
    ['a rule', { R: ec2('NetworkAclEntry', { CidrBlock: '10.0.0.0/8' }) }, {}],
    ['a half of all addresses', { R: ec2('Route', { DestinationCidrBlock: '0.0.0.0/1' }) }, {}],
    ['a part of a text', { R: ec2('Subnet', { CidrBlock: { 'Fn::Sub': '10.0.0.0/${Size}' } }), S: ec2('Route', { DestinationCidrBlock: 'x 10.1.0.0/24' }) }, {}],
    ['a default', {}, { Parameters: { P: param({ Default: '192.168.0.0/16' }) } }],
    ['a mapping', {}, { Mappings: { M: { a: { k: '172.16.0.0/12' } } } }],
  ])('unknown where the template writes a block: %s', (_, resources, template) => expect(cidrs(alone(resources, template))[0]).toBe(unknown));

  test('a length that is not given', () => {
    expect(cidrs(read({ A: ec2('VPC', { Ipv4IpamPoolId: 'pool' }) }))).toEqual(['A how long a block AWS picks for A is unknown']);
  });
  test('a secondary block', () => {
    expect(cidrs(alone({ B: ec2('VPCCidrBlock', { VpcId: ref('A'), Ipv4IpamPoolId: 'pool', Ipv4NetmaskLength: 20 }) }))).toEqual(['A 10.0.0.0/16', 'B 10.1.0.0/20']);
  });
  test('a pinned parameter may write a block too', () => {
    const pinned = read({ A: ipam(16) }, { Parameters: { P: param() } }, { parameters: { P: '10.0.0.0/24' } });
    expect(cidrs(pinned)[0]).toBe(unknown);
  });
  test('a subnet whose block a pool picks', () => {
    expect(subnets(alone({ Net: ec2('Subnet', { Ipv4IpamPoolId: 'pool', Ipv4NetmaskLength: 24 }) }))).toEqual([['an IPAM pool picks the block of Net', undefined]]);
  });
});
