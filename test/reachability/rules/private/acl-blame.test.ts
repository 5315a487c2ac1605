import { crossing } from '../../../../src/reachability/private/forwarding/acl-crossing';
import { denials } from '../../../../src/reachability/private/forwarding/network-acl';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { aclBlame } from '../../../../src/reachability/rules/private/acl-blame';
import { haNetwork, packets } from '../../../support/network-builder';

const view = haNetwork({ privateAcl: ['in 90 deny tcp 22 0.0.0.0/0', 'in 100 allow tcp 0-1023 0.0.0.0/0'] }).view();
const entering = crossing(view, view.find('subnet', 'PrivateA') as Subnet, 'ingress', 'ipv4');
const blame = (traffic: string) => denials(entering.acl!, packets(traffic)).map((denial) => aclBlame(entering, denial, 'replies entering subnet PrivateA'));

test('a rule that denies', () => {
  expect(blame('tcp 22 10.0.0.0/16')).toEqual([{
    componentId: 'PrivateAcl:in:90',
    ruleNumber: 90,
    crossing: { subnetId: 'PrivateA', direction: 'inbound', networkAclId: 'PrivateAcl' },
    explanationCode: 'SUBNET_ACL_RESTRICTION',
    detail: 'rule 90 (deny tcp 22 0.0.0.0/0) of network ACL PrivateAcl drops replies entering subnet PrivateA',
  }]);
});

test('the implicit deny', () => {
  expect(blame('tcp 8080 10.0.0.0/16')).toEqual([{
    componentId: 'PrivateAcl',
    ruleNumber: 32767,
    crossing: { subnetId: 'PrivateA', direction: 'inbound', networkAclId: 'PrivateAcl' },
    explanationCode: 'SUBNET_ACL_RESTRICTION',
    detail: 'the implicit deny of network ACL PrivateAcl drops replies entering subnet PrivateA',
  }]);
});
