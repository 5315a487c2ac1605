import { NetworkView } from '../../../../src/reachability/private/network/view';
import { placeContests } from '../../../../src/reachability/rules/private/place-contests';
import { ec2, read, ref } from '../../private/sources/cloudformation/builders';

const association = (SubnetId: unknown, NetworkAclId: unknown = 'acl-1') => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId });

test('a place is contested by resources that are there together, and no condition is asked of others', () => {
  const head = { Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } }, Conditions: { A: { 'Fn::Equals': [ref('P'), 'a'] } } };
  const resources = { Net: ec2('Subnet'), A: association(ref('Net'), 'acl-1'), B: association(ref('Net'), 'acl-2'), C: ec2('Subnet', {}, { Condition: 'A' }) };
  const network = read(resources, head);
  const [contest, ...others] = placeContests(network);
  const view = new NetworkView(network, { holds: () => { throw new Error('asked'); } });
  expect([contest.holder, contest.clashes(view).map(({ claimants }) => claimants), others]).toEqual(['Net', [['A', 'B']], []]);
});
