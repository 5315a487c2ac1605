import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { unreadFor } from '../../../../src/reachability/private/network/unread';
import { haNetwork, TIERED } from '../../../support/network-builder';

const ha = haNetwork({ privateAcl: TIERED });
const concerned = (handed: readonly string[] | undefined, ofVpc?: boolean, network = ha) => {
  const built = network.given({ unreadable: [{ id: 'Child', part: 'nested stack Child', when: ALWAYS, handed }] }).build();
  return ['PublicA', 'PrivateA', 'PublicB', 'PrivateB', 'NatA', 'PrivateAcl'].filter((id) => unreadFor(built, id, ofVpc).length > 0);
};

test.each<[string, readonly string[] | undefined, string[]]>([
  ['nobody knows what', undefined, ['PublicA', 'PrivateA', 'PublicB', 'PrivateB', 'NatA', 'PrivateAcl']],
  ['nothing', [], []],
  ['something that is no part of a network', ['Bucket'], []],
  ['the VPC alone', ['Vpc'], []],
  ['a private subnet', ['PrivateA'], ['PrivateA']],
  ['its route table', ['PrivateATable'], ['PrivateA']],
  ['the network ACL of two subnets', ['PrivateAcl'], ['PrivateA', 'PrivateB', 'PrivateAcl']],
  ['a NAT gateway', ['NatA'], ['PrivateA', 'NatA']],
  ["the gateway's subnet", ['PublicA'], ['PublicA', 'PrivateA', 'NatA']],
  ['the network ACL that the VPC comes with', ['Vpc.DefaultNetworkAcl'], ['PublicA', 'PrivateA', 'PublicB', 'PrivateB', 'NatA']],
  ['the internet gateway', ['Igw'], ['PublicA', 'PrivateA', 'PublicB', 'PrivateB', 'NatA']],
])('what is handed %s concerns what depends on it', (_, handed, expected) => expect(concerned(handed)).toEqual(expected));

test('what concerns a whole VPC is anything of it', () => {
  expect(concerned(['Vpc'], true)).toHaveLength(6);
  expect(concerned(['PrivateATable'], true)).toHaveLength(6);
  expect(concerned(['Bucket'], true)).toEqual([]);
});
