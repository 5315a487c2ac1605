import { known } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { vpcLosses } from '../../../../src/reachability/private/paths/vpc-replies';
import { isMeantWithinVpc } from '../../../../src/reachability/rules/private/vpc-intent';
import { aclNoun, entry, haNetwork, host, NetworkBuilder, securityGroup, TIERED } from '../../../support/network-builder';

const CLAIMS = { ipv4: PacketSet.empty('ipv4'), ipv6: PacketSet.empty('ipv6') };
const inGroup = (id: string, home: string, group: string) => host(id, home, { securityGroups: [known(group)] });
/** `PrivateA` loses the replies of `PublicA`. */
const network = (claims: readonly ('PrivateAcl' | 'PublicAcl')[], ...more: (AnyResource | readonly AnyResource[])[]): NetworkBuilder => haNetwork({ publicAcl: [], privateAcl: [] })
  .without('PublicAcl', 'PrivateAcl')
  .with((['PrivateAcl', 'PublicAcl'] as const).map((id) => aclNoun(id, claims.includes(id) ? { egressClaims: CLAIMS } : {})))
  .with(TIERED.flatMap((text) => [entry('PublicAcl', text), entry('PrivateAcl', text)]))
  .with(entry('PrivateAcl', 'in 50 deny tcp 32768-60999 10.0.0.0/24'), ...more);
const isMeant = (one: NetworkBuilder) => {
  const view = one.view();
  const losses = vpcLosses(view, view.find('subnet', 'PrivateA')!, 'Vpc', 'ipv4', { from: 1024, to: 65535 });
  expect(losses.map(({ from, to }) => `${from.id} ${to.id}`)).toEqual(['PrivateA PublicA']);
  return isMeantWithinVpc(view, losses);
};

test.each<[string, NetworkBuilder, boolean]>([
  ['nothing that says so', network([]), false],
  ['the promise of both ACLs', network(['PrivateAcl', 'PublicAcl']), true],
  ['the promise of one', network(['PrivateAcl']), false],
  ['a group that permits the block', network([], inGroup('Db', 'PublicA', 'DbGroup'), securityGroup('DbGroup', 'tcp 443 10.0.16.0/20')), true],
  ['a group that permits everybody', network([], inGroup('Db', 'PublicA', 'DbGroup'), securityGroup('DbGroup', 'tcp 443 0.0.0.0/0')), false],
  ['a group that permits others', network([], inGroup('Db', 'PublicA', 'DbGroup'), securityGroup('DbGroup', 'tcp 443 10.0.32.0/24')), false],
  ['a group that permits them out', network([], inGroup('Db', 'PublicA', 'DbGroup'), securityGroup('DbGroup', 'out tcp 5432 10.0.16.0/24')), false],
  ['a group of a host elsewhere', network([], inGroup('Db', 'PublicB', 'DbGroup'), securityGroup('DbGroup', 'tcp 443 10.0.16.0/24')), false],
  ['a group that no host has', network([], securityGroup('DbGroup', 'tcp 443 10.0.16.0/24')), false],
  ['a group that permits the askers\' group', network([], inGroup('Db', 'PublicA', 'DbGroup'), inGroup('App', 'PrivateA', 'AppGroup'),
    securityGroup('DbGroup', 'tcp 443 of AppGroup')), true],
  ['a group that permits another group', network([], inGroup('Db', 'PublicA', 'DbGroup'), inGroup('App', 'PrivateA', 'AppGroup'),
    securityGroup('DbGroup', 'tcp 443 of Other')), false],
  ['a group that permits a group of hosts elsewhere', network([], inGroup('Db', 'PublicA', 'DbGroup'), inGroup('App', 'PrivateB', 'AppGroup'),
    securityGroup('DbGroup', 'tcp 443 of AppGroup')), false],
])('flows are meant by %s: %#', (_, one, expected) => expect(isMeant(one)).toBe(expected));

test('nothing lost, nothing meant', () => expect(isMeantWithinVpc(network(['PrivateAcl', 'PublicAcl']).view(), [])).toBe(false));
