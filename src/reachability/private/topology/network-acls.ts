import { nameOf } from './names';
import type { TopologyAclRule, TopologyNetworkAcl } from '../../network-topology';
import { compileAcl, IMPLICIT_DENY } from '../forwarding/network-acl';
import type { AclRule } from '../forwarding/network-acl';
import type { Direction, NetworkAcl } from '../network/resources';
import type { NetworkView } from '../network/view';
import { FAMILIES } from '../packet/family';

type Acl = Pick<NetworkAcl, 'id' | 'isDefault'> & Partial<Pick<NetworkAcl, 'portsBlockedOnPurpose'>>;

/** @param acl one of the template, or the one that a VPC comes with */
export function networkAcl(view: NetworkView, { id, isDefault, portsBlockedOnPurpose = [] }: Acl): TopologyNetworkAcl {
  const constructPath = view.network.constructPaths.get(id);
  return {
    id,
    constructPath,
    name: isDefault ? 'the default network ACL' : nameOf(id, constructPath),
    isDefault,
    portsBlockedOnPurpose: [...portsBlockedOnPurpose],
    inbound: rules(view, id, isDefault, 'ingress'),
    outbound: rules(view, id, isDefault, 'egress'),
  };
}

/** The rules of both families; one that matches both is one rule. */
function rules(view: NetworkView, id: string, isDefault: boolean, direction: Direction): TopologyAclRule[] {
  const inOrder = FAMILIES.flatMap((family) => compileAcl(view, id, isDefault, direction, family).rules);
  const distinct = [...new Map(inOrder.map((rule) => [rule.entry ?? rule.text, rule])).values()];
  const listed = distinct.map((rule) => ruleOf(id, rule)).sort((a, b) => position(a) - position(b));
  return [...listed, { entryId: id, ruleNumber: IMPLICIT_DENY, action: 'deny', text: 'everything else' }];
}

const position = ({ ruleNumber = 0 }: TopologyAclRule): number => ruleNumber;

function ruleOf(acl: string, { entry, ruleNumber, action, text }: AclRule): TopologyAclRule {
  return {
    entryId: entry ?? acl,
    ruleNumber: ruleNumber.kind === 'known' ? ruleNumber.value : undefined,
    action: action.kind === 'known' ? action.value : 'unknown',
    text,
  };
}
