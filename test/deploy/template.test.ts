import { cidrs } from './template';
import { deployed, twoZoneAccount } from './two-zones';

const PROBE = 'AWS::Test::Probe';

const resolved = (value: unknown) => {
  const account = twoZoneAccount();
  account.Vpcs = [{ ...account.Vpcs[0], Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/56' }] }];
  account.SecurityGroups = [{ GroupId: 'sg-1', GroupName: 'default', VpcId: 'vpc-1', IpPermissions: [], IpPermissionsEgress: [] }];
  const stack = deployed(account, { Resources: { ...deployed(account).template.Resources, Probe: { Type: PROBE, Properties: { value } } } });
  return stack.resources(PROBE)[0].property('value');
};

test.each([
  ['a literal', 42, 42],
  ['a structure', { a: [{ Ref: 'Vpc' }] }, { a: ['vpc-1'] }],
  ['the Region', { Ref: 'AWS::Region' }, 'us-east-1'],
  ['a zone', { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, 'us-east-1b'],
  ['a joined name', { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.s3']] }, 'com.amazonaws.us-east-1.s3'],
  ['the block of the VPC', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '10.0.0.0/16'],
  ['the default security group', { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] }, 'sg-1'],
  ['an allocation', { 'Fn::GetAtt': ['Eipb', 'AllocationId'] }, 'eipalloc-b'],
  ['an id', { 'Fn::GetAtt': ['Acl', 'Id'] }, 'Acl'],
  [
    'an IPv6 block',
    { 'Fn::Select': [2, { 'Fn::Cidr': [{ 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] }, 3, '64'] }] },
    '2001:db8:0:2::/64',
  ],
])('works out %s', (_, value, expected) => {
  expect(resolved(value)).toEqual(expected);
});

test.each([
  [{ 'Fn::ImportValue': 'x' }, /cannot work out Fn::ImportValue of "x"/],
  [{ Ref: 'Nobody' }, /cannot work out the reference to Nobody/],
  [{ 'Fn::GetAtt': ['Vpc', 'Arn'] }, /cannot work out attribute Arn of Vpc/],
])('refuses %j rather than guess', (value, message) => {
  expect(() => resolved(value)).toThrow(message);
});

test('a property that the template does not give is undefined', () => {
  expect(deployed(twoZoneAccount()).resources('AWS::EC2::EIP')[0].property('Address')).toBeUndefined();
});

test('cidrs divides an IPv6 block from its start', () => {
  expect(cidrs('2001:db8:0:ff00::/56', 2, 64)).toEqual(['2001:db8:0:ff00::/64', '2001:db8:0:ff01::/64']);
});
