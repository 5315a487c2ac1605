import { assumptionsFor } from '../../../../src/reachability/private/network/assumptions';
import { known } from '../../../../src/reachability/private/network/resource';
import { haNetwork, host, securityGroup } from '../../../support/network-builder';

const network = haNetwork().with(
  host('Host', 'PrivateA', { securityGroups: [known('Group')] }), securityGroup('Group', 'tcp 22 10.0.0.0/16'), securityGroup('Other', 'tcp 80 10.0.0.0/16'),
);
const assumed = (made: string, ...ids: string[]) =>
  assumptionsFor(network.given({ assumptions: new Map([['it', new Set([made])]]) }).build(), ids).length > 0;

test.each<[string, string]>([
  ['what is of no resource', ''], ['the subnet', 'PrivateA'], ['its route', 'PrivateATable 0.0.0.0/0 -> nat NatA'], ['its NAT gateway', 'NatA'],
  ['the subnet of its NAT gateway', 'PublicA'], ['the VPC', 'Vpc'], ['the gateway of the VPC', 'Igw'],
])('what is assumed for %s matters to a subnet', (_, id) => expect(assumed(id, 'PrivateA')).toBe(true));
test.each<[string, string]>([
  ['another subnet', 'PrivateB'], ['the NAT gateway of another', 'NatB'], ['what has nothing to do with packets', 'Bucket'], ['a rule of a host', 'GroupRule0'],
])('what is assumed for %s does not', (_, id) => expect(assumed(id, 'PrivateA')).toBe(false));
test('what is assumed for its security groups matters to a host', () => {
  expect([assumed('GroupRule0', 'PrivateA', 'Host'), assumed('Group', 'Host'), assumed('OtherRule0', 'PrivateA', 'Host')]).toEqual([true, true, false]);
});
test('what is assumed for the other end matters, too', () => expect(assumed('PrivateB', 'PrivateA', 'PrivateB')).toBe(true));
