import { blockOf } from './vpc-neighbours';
import { rulesBetween } from '../forwarding/security-group';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { ProductSet } from '../packet/product-set';
import type { ServiceSet } from '../packet/protocol';
import { serviceSet, TCP, UDP } from '../packet/protocol';

/** The ports that clients on Linux (32768-60999) and Windows (49152-65535) both use. */
export const CLIENTS_OF_EVERY_SYSTEM = IntervalSet.of(49152, 60999);

/**
 * What hosts of one subnet listen for from those of another, as security groups say: a rule for a port of its own is
 * there because somebody listens. One that permits all that clients use says nothing of the kind.
 */
export function listenedFor(view: NetworkView, from: Subnet, to: Subnet, family: Family): ServiceSet {
  return rulesBetween(view, from, to)
    .map(({ permits, permitsPeers }) => (permitsPeers
      ? permitsPeers[family].lower
      : permits[family].lower.withAddresses(blockOf(from, family))).services)
    .filter(isForPorts)
    .reduce<ServiceSet>((all, one) => all.union(one), ProductSet.empty());
}

function isForPorts(services: ServiceSet): boolean {
  return [TCP, UDP].every((protocol) => (
    !serviceSet(IntervalSet.of(protocol), CLIENTS_OF_EVERY_SYSTEM).isSubsetOf(services)
  ));
}
