import { clashes } from '../../../src/cli/diff/clashes';
import { resourceChanges } from '../../../src/cli/diff/resource-changes';

const ec2 = (type: string, Properties: object) => ({ Type: `AWS::EC2::${type}`, Properties });
const vpc = { Ref: 'Vpc' };
const subnet = (CidrBlock: unknown, VpcId: unknown = vpc) => ec2('Subnet', { VpcId, CidrBlock });
const entry = (properties: object) => ec2('NetworkAclEntry', { NetworkAclId: { Ref: 'Acl' }, RuleNumber: 100, ...properties });
const found = (before: object, after: object) => {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return clashes(old, now, resourceChanges(old, now)).map(({ claimant, holder }) => `${claimant} ${holder}`);
};

test.each([
  ['a block that overlaps', { A: subnet('10.0.0.0/24') }, { B: subnet('10.0.0.128/25') }, ['B A']],
  ['a block that does not', { A: subnet('10.0.0.0/24') }, { B: subnet('10.0.1.0/24') }, []],
  ['a block of another VPC', { A: subnet('10.0.0.0/24') }, { B: subnet('10.0.0.0/24', { Ref: 'Other' }) }, []],
  ['a block of a VPC that is replaced too',
    { Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), A: subnet('10.0.0.0/24') },
    { Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/17' }), A: subnet('10.0.0.0/24') }, []],
  ['a block written by the same expression', { A: subnet({ 'Fn::Select': [0, 'x'] }) }, { B: subnet({ 'Fn::Select': ['0', 'x'] }) }, ['B A']],
  ['a block written by another expression', { A: subnet({ 'Fn::Select': [0, 'x'] }) }, { B: subnet({ 'Fn::Select': [1, 'x'] }) }, []],
  ['a rule number', { A: entry({ Egress: false }) }, { B: entry({}) }, ['B A']],
  ['a rule number of the other direction', { A: entry({ Egress: true }) }, { B: entry({ Egress: false }) }, []],
  ['a rule that changes in place', { A: entry({ Protocol: 6 }) }, { A: entry({ Protocol: 17 }) }, []],
  ['a route',
    { A: ec2('Route', { RouteTableId: { Ref: 'T' }, DestinationCidrBlock: '0.0.0.0/0' }) },
    { B: ec2('Route', { RouteTableId: { Ref: 'T' }, DestinationCidrBlock: '0.0.0.0/0' }) }, ['B A']],
  ['an Elastic IP of a gateway that moves',
    { A: ec2('NatGateway', { SubnetId: 'x', AllocationId: { 'Fn::GetAtt': ['Ip', 'AllocationId'] } }) },
    { A: ec2('NatGateway', { SubnetId: 'y', AllocationId: { 'Fn::GetAtt': ['Ip', 'AllocationId'] } }) }, ['A A']],
  ['the route table of a subnet',
    { A: ec2('SubnetRouteTableAssociation', { SubnetId: { Ref: 'S' }, RouteTableId: 'x' }) },
    { A: ec2('SubnetRouteTableAssociation', { SubnetId: { Ref: 'S' }, RouteTableId: 'y' }) }, ['A A']],
])('%s', (_, before, after, expected) => expect(found(before, after)).toEqual(expected));
