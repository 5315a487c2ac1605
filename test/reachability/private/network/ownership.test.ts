import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { Network } from '../../../../src/reachability/private/network/network';
import { vpcsOf } from '../../../../src/reachability/private/network/ownership';
import { ec2, type Json, read, ref } from '../sources/cloudformation/builders';

const RESOURCES: Json = {
  Vpc: ec2('VPC'),
  Other: ec2('VPC'),
  Net: ec2('Subnet', { VpcId: ref('Vpc') }),
  Acl: ec2('NetworkAcl', { VpcId: ref('Other') }),
  Entry: ec2('NetworkAclEntry', { NetworkAclId: ref('Acl'), Egress: false, RuleNumber: 1, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' }),
  Nat: ec2('NatGateway', { SubnetId: ref('Net') }),
  Regional: ec2('NatGateway', { AvailabilityMode: 'regional', VpcId: ref('Other') }),
  Host: ec2('Instance', { SubnetId: ref('Net') }),
  Igw: ec2('InternetGateway'),
  Attachment: ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
  Lost: ec2('Subnet', { VpcId: { 'Fn::ImportValue': 'x' } }),
};

test.each([
  ['Vpc', ['Vpc']], ['Net', ['Vpc']], ['Acl', ['Other']], ['Entry', ['Other']], ['Nat', ['Vpc']], ['Regional', ['Other']], ['Host', ['Vpc']],
  ['Vpc.DefaultNetworkAcl', ['Vpc']], ['Igw', ['Vpc']], ['Nothing', []],
])('%s belongs to %j', (id, vpcs) => expect([...vpcsOf(read(RESOURCES), id)]).toEqual(vpcs));

test('a resource that may belong to some VPCs belongs to each', () => {
  const vpcs = ['A', 'B', 'C'].map((id) => ({ kind: 'vpc' as const, id, when: ALWAYS }));
  const acl = { kind: 'network-acl' as const, id: 'Acl', when: ALWAYS, isDefault: false, portsBlockedOnPurpose: [], vpc: { kind: 'unknown' as const, reason: '', among: ['A', 'B'] } };
  expect([...vpcsOf(new Network({ resources: [...vpcs, acl] }), 'Acl')]).toEqual(['A', 'B']);
});
