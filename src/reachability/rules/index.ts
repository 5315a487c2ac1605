import { aclRuleQuota } from './acl-rule-quota';
import { closedNetwork } from './closed-network';
import { contestedPlace } from './contested-place';
import { dns64WithNat64 } from './dns64-with-nat64';
import { hostWithoutWayOut } from './host-without-way-out';
import { isolatedStaysIsolated } from './isolated-stays-isolated';
import { natHasInternetRoute } from './nat-has-internet-route';
import { noInboundFromInternet } from './no-inbound-from-internet';
import type { Rule } from './private/rule';
import { repliesWithinVpc } from './replies-within-vpc';
import { returnTraffic } from './return-traffic';
import { sameZoneEgress } from './same-zone-egress';
import { shadowedAclRule } from './shadowed-acl-rule';
import { unreachableEndpoint } from './unreachable-endpoint';
import { unreachableListener } from './unreachable-listener';
import { unreadPart } from './unread-part';
import { zoneLoss } from './zone-loss';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  aclRuleQuota,
  closedNetwork,
  contestedPlace,
  dns64WithNat64,
  hostWithoutWayOut,
  isolatedStaysIsolated,
  natHasInternetRoute,
  noInboundFromInternet,
  repliesWithinVpc,
  returnTraffic,
  sameZoneEgress,
  shadowedAclRule,
  unreachableEndpoint,
  unreachableListener,
  unreadPart,
  zoneLoss,
];
