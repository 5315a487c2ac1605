import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { networkAclOf } from '../../../../src/reachability/private/forwarding/acl-crossing';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { aclNoun, empty, subnet, vpc } from '../../../support/network-builder';

const base = empty.with(vpc(), subnet('S', { ipv4: '10.0.0.0/24' }), aclNoun('Acl'), aclNoun('Other'), aclNoun('Default', { isDefault: true }));
const associated = (...acls: (string | undefined)[]): AnyResource[] => acls.map((acl, i) => ({
  kind: 'network-acl-association', id: `A${i}`, when: ALWAYS, subnet: known('S'), networkAcl: acl === undefined ? unknown('imported') : known(acl),
}));

test.each<[string, AnyResource[], string | undefined]>([
  ['its VPC comes with', [], 'Default'],
  ['an association names', associated('Acl'), 'Acl'],
  ['two associations name alike', associated('Acl', 'Acl'), 'Acl'],
  ['nobody knows of two', associated('Acl', 'Other'), undefined],
  ['nobody knows of two of which one is unknown', associated('Acl', undefined), undefined],
  ['nobody knows of two that are unknown', associated(undefined, undefined), undefined],
  ['nobody knows where it is not there', associated('Gone'), undefined],
])('a subnet uses the network ACL that %s', (_, associations, expected) => {
  const view = base.with(associations).view();
  expect(networkAclOf(view, view.find('subnet', 'S')!)?.id).toBe(expected);
});
