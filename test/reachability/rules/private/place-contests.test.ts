import { NetworkView } from '../../../../src/reachability/private/network/view';
import { placeContests } from '../../../../src/reachability/rules/private/place-contests';
import { ec2, Json, read, ref } from '../../private/sources/cloudformation/builders';

const association = (SubnetId: unknown, NetworkAclId: unknown = 'acl-1') => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId });

test('a place is contested by resources that are there together, and no condition is asked of others', () => {
  const head = { Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } }, Conditions: { A: { 'Fn::Equals': [ref('P'), 'a'] } } };
  const resources = { Net: ec2('Subnet'), A: association(ref('Net'), 'acl-1'), B: association(ref('Net'), 'acl-2'), C: ec2('Subnet', {}, { Condition: 'A' }) };
  const network = read(resources, head);
  const [contest, ...others] = placeContests(network);
  const view = new NetworkView(network, { holds: () => { throw new Error('asked'); } });
  expect([contest.holder, contest.clashes(view).map(({ claimants }) => claimants), others]).toEqual(['Net', [['A', 'B']], []]);
});

describe('whether those who take a place take it for the same', () => {
  const clash = (resources: Json) => {
    const parameters = { P: { Type: 'String' }, Q: { Type: 'String' } };
    const network = read({ Net: ec2('Subnet'), One: ec2('NetworkAcl'), Two: ec2('NetworkAcl'), ...resources }, { Parameters: parameters });
    const view = new NetworkView(network, { holds: () => true });
    return placeContests(network).flatMap(({ clashes }) => clashes(view)).map(({ doubt, detail, fix, summary }) => ({ doubt, detail, fix, summary }));
  };
  const unknowable = expect.stringMatching(/^whether A and B take the network ACL of subnet Net for the same is unknown: /);
  test.each<[string, Json, unknown[]]>([
    ['they do', { A: association(ref('Net'), ref('One')), B: association(ref('Net'), ref('One')) }, []],
    ['they do not', { A: association(ref('Net'), ref('One')), B: association(ref('Net'), ref('Two')) }, [undefined]],
    ['one is unknown', { A: association(ref('Net'), ref('One')), B: association(ref('Net'), ref('P')) }, [unknowable]],
    ['both are unknown', { A: association(ref('Net'), ref('P')), B: association(ref('Net'), ref('Q')) }, [unknowable]],
    ['one is unknown, and two others do not', { A: association(ref('Net'), ref('One')), B: association(ref('Net'), ref('P')), C: association(ref('Net'), ref('Two')) }, [undefined]],
  ])('%s', (_, resources, doubts) => expect(clash(resources).map(({ doubt }) => doubt)).toEqual(doubts));

  test('what is taken, and what helps', () => {
    expect(clash({ A: association(ref('Net'), ref('One')), B: association(ref('Net'), ref('Two')) })).toMatchObject([{
      detail: 'takes the network ACL of subnet Net', fix: 'keep one of A and B', summary: expect.stringContaining('the one that is deployed last has it'),
    }]);
  });

  test('what is taken for nothing of its own is contested by all', () => {
    const table = (id: string) => ec2('SubnetRouteTableAssociation', { SubnetId: ref('Net'), RouteTableId: id });
    expect(clash({ A: table('rtb-1'), B: table('rtb-1') })).toMatchObject([{ doubt: undefined, summary: expect.stringContaining('the deployment of the second fails') }]);
  });
});
