import { claimsIn, contested } from '../../../../src/reachability/rules/private/claims';
import { ec2, read, ref } from '../../private/sources/cloudformation/builders';

const association = (SubnetId: unknown) => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId: 'acl-1' });
const claims = (Resources: Record<string, unknown>) => claimsIn(read(Resources));

test('a claim to a place that is known', () => {
  expect(claims({ Net: ec2('Subnet'), A: association(ref('Net')), B: association('subnet-1') }))
    .toEqual([{ holder: 'Net', by: 'A', place: 'the network ACL of subnet Net', isReplaced: true }]);
});
test('a place is contested by two resources', () => {
  expect(contested(claims({ Net: ec2('Subnet'), A: association(ref('Net')), B: association(ref('Net')) })).map((group) => group.map(({ by }) => by))).toEqual([['A', 'B']]);
});
test('and not by one, however often it claims it', () => {
  const [claim] = claims({ Net: ec2('Subnet'), A: association(ref('Net')) });
  expect(contested([claim, claim])).toEqual([]);
});
