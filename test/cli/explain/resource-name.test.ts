import { namedResources } from '../../../src/cli/explain/named-resources';
import { resourceNamed } from '../../../src/cli/explain/resource-name';

const subnet = (path: string | undefined, name?: unknown) => ({
  Type: 'AWS::EC2::Subnet',
  ...path === undefined ? {} : { Metadata: { 'aws:cdk:path': path } },
  Properties: name === undefined ? {} : { Tags: [{ Key: 'Name', Value: name }] },
});
const inner = { Resources: { AppSubnet: subnet(undefined) } };
const template = {
  Resources: {
    VpcPrivateSubnet1Subnet8BCA10E0: subnet('Net/Vpc/PrivateSubnet1/Subnet', 'Net/Vpc/PrivateSubnet1'),
    VpcPrivateSubnet2Subnet7C8B23F1: subnet('Net/Vpc/PrivateSubnet2/Subnet'),
    VpcPublicSubnet1Subnet1E2D3C4B: subnet('Net/Vpc/PublicSubnet1/Subnet'),
    Data: subnet(undefined, { 'Fn::Sub': '${AWS::StackName} database' }),
    Odd: subnet(undefined, { 'Fn::ImportValue': 'x' }),
    Nested: { Type: 'AWS::CloudFormation::Stack' },
    Bastion: { Type: 'AWS::EC2::Instance', Properties: { NetworkInterfaces: [{ SubnetId: { Ref: 'Data' } }] } },
    Table: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: { Ref: 'Data' } } },
    Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Data' } } },
  },
};
const resources = namedResources({ template, nested: (id) => (id === 'Nested' ? inner : undefined), nestedFile: () => undefined });

test('what can be named: subnets and what stands in them', () => {
  expect(resources.map(({ id, subnets }) => [id, ...subnets])).toEqual([
    ['VpcPrivateSubnet1Subnet8BCA10E0', 'VpcPrivateSubnet1Subnet8BCA10E0'],
    ['VpcPrivateSubnet2Subnet7C8B23F1', 'VpcPrivateSubnet2Subnet7C8B23F1'],
    ['VpcPublicSubnet1Subnet1E2D3C4B', 'VpcPublicSubnet1Subnet1E2D3C4B'],
    ['Data', 'Data'],
    ['Odd', 'Odd'],
    ['Nested/AppSubnet', 'Nested/AppSubnet'],
    ['Bastion', 'Data'],
  ]);
});

test.each([
  ['VpcPrivateSubnet1Subnet8BCA10E0', 'VpcPrivateSubnet1Subnet8BCA10E0'],
  ['Net/Vpc/PrivateSubnet1', 'VpcPrivateSubnet1Subnet8BCA10E0'],
  ['Net/Vpc/PrivateSubnet1/Subnet', 'VpcPrivateSubnet1Subnet8BCA10E0'],
  ['Vpc/PrivateSubnet2', 'VpcPrivateSubnet2Subnet7C8B23F1'],
  ['PrivateSubnet2', 'VpcPrivateSubnet2Subnet7C8B23F1'],
  ['private2', 'VpcPrivateSubnet2Subnet7C8B23F1'],
  [' Public1 ', 'VpcPublicSubnet1Subnet1E2D3C4B'],
  ['database', 'Data'],
  ['AppSubnet', 'Nested/AppSubnet'],
  ['Nested/AppSubnet', 'Nested/AppSubnet'],
  ['bastion', 'Bastion'],
])('%s names %s', (name, id) => expect(resourceNamed(name, resources).id).toBe(id));

test.each([
  ['Subnet1', 'Subnet1 may be any of Net/Vpc/PrivateSubnet1 (VpcPrivateSubnet1Subnet8BCA10E0) and Net/Vpc/PublicSubnet1 (VpcPublicSubnet1Subnet1E2D3C4B): write more of the name'],
  ['Privat2', /^nothing in the network is called Privat2: there are Net\/Vpc\/PrivateSubnet2 \(VpcPrivateSubnet2Subnet7C8B23F1\), /],
  ['', 'nothing in the network is called (an empty name): there are'],
  ['a\u001bb', 'nothing in the network is called a\\u{1b}b'],
])('%j is refused', (name, message) => expect(() => resourceNamed(name, resources)).toThrow(message));
