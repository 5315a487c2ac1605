import { known, outside } from '../../../../../../src/reachability/private/network/resource';
import { formatCidr } from '../../../../../../src/reachability/private/packet/cidr';
import { ec2, equals, param, read, ref, variantsIn, when } from '../builders';

const cidrs = (network: ReturnType<typeof read>) => network.all('vpc-cidr').map(({ id, vpc, family, cidr }) => (
  [id, vpc, family, cidr.kind === 'known' ? formatCidr(cidr.value) : cidr.reason]
));

test('a VPC has its block', () => expect(cidrs(read({ Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }) }))).toEqual([['Vpc', known('Vpc'), 'ipv4', '10.0.0.0/16']]));
test('a block that is none', () => expect(cidrs(read({ Vpc: ec2('VPC', { CidrBlock: 'x' }) }))[0][3]).toBe('CidrBlock is "x", not an IPv4 CIDR block'));
test.each([
  ['VPC', { CidrBlock: '2001:db8::/32' }, 'CidrBlock is "2001:db8::/32", not an IPv4 CIDR block'],
  ['VPCCidrBlock', { CidrBlock: '2001:db8::/32' }, 'CidrBlock is "2001:db8::/32", not an IPv4 CIDR block'],
  ['VPCCidrBlock', { Ipv6CidrBlock: '10.0.0.0/16' }, 'Ipv6CidrBlock is "10.0.0.0/16", not an IPv6 CIDR block'],
])('a block of the other family: %s %j', (type, properties, reason) => expect(cidrs(read({ It: ec2(type, properties) }))[0][3]).toBe(reason));
test('no block', () => expect(cidrs(read({ Vpc: ec2('VPC') }))[0][3]).toBe('CidrBlock is not given'));
test('a secondary block', () => {
  expect(cidrs(read({ More: ec2('VPCCidrBlock', { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' }) })))
    .toEqual([['More', outside('vpc-1 is not in the template', 'vpc-1'), 'ipv4', '10.1.0.0/16']]);
});
test('a block under a condition', () => {
  const network = read({ Vpc: ec2('VPC', { CidrBlock: when('C', '10.0.0.0/16', '10.0.0.0/8') }) }, {
    Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { C: equals(ref('P'), 'a') },
  });
  expect(variantsIn(network, 'vpc', ({ id }) => id)).toEqual([['always', 'Vpc']]);
  expect(variantsIn(network, 'vpc-cidr', ({ cidr }) => cidr.kind === 'known' && cidr.value.prefix)).toEqual([['P=a', 16], ['!(P=a)', 8]]);
});

describe('what every VPC comes with', () => {
  const network = read({ Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }, { Condition: 'C' }) }, {
    Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { C: equals(ref('P'), 'a') },
  });
  test('a network ACL, whose own rules are no entries of the template', () => {
    expect(network.all('network-acl')).toMatchObject([{ id: 'Vpc.DefaultNetworkAcl', isDefault: true, vpc: known('Vpc'), portsBlockedOnPurpose: [] }]);
    expect(network.all('network-acl-entry')).toEqual([]);
  });
  test('a security group whose members talk to each other', () => {
    expect(network.all('security-group')).toMatchObject([{ id: 'Vpc.DefaultSecurityGroup', vpc: known('Vpc') }]);
    expect(network.all('security-group-rule')).toMatchObject([
      { direction: 'egress', securityGroup: known('Vpc.DefaultSecurityGroup') }, { direction: 'ingress', peerSecurityGroup: known('Vpc.DefaultSecurityGroup') },
    ]);
  });
  test('exists when the VPC does', () => {
    const kinds = ['network-acl', 'security-group', 'security-group-rule'] as const;
    expect(new Set(kinds.flatMap((kind) => variantsIn(network, kind, () => 0).map(([condition]) => condition)))).toEqual(new Set(['P=a']));
  });
});

test.each<[string, object, boolean]>([
  ['enforces', { Mode: 'enforce' }, true], ['monitors', { Mode: 'monitor' }, false], ['says nothing', {}, false], ['does what a parameter says', { Mode: ref('AWS::StackName') }, true],
])('VPC Encryption Control that %s', (_, properties, matters) => {
  expect(read({ Vpc: ec2('VPC'), It: ec2('VPCEncryptionControl', { VpcId: ref('Vpc'), ...properties }) }).unreadable.map(({ part }) => part))
    .toEqual(matters ? ['VPC Encryption Control It, which may stop gateways and traffic that is not encrypted'] : []);
});
