import { closingBlame, optionHint } from './private/closing';
import type { Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { RuleId } from './rule-id';
import type { Crossing } from '../private/forwarding/acl-crossing';
import { crossing } from '../private/forwarding/acl-crossing';
import { internetOf } from '../private/forwarding/internet';
import { EPHEMERAL_PORTS, transportOn } from '../private/forwarding/services';
import { tierOf } from '../private/forwarding/subnet-tier';
import type { GatewayEndpoint, Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { IntervalSet } from '../private/packet/interval-set';
import { PacketSet } from '../private/packet/packet-set';
import { serviceSet, TCP } from '../private/packet/protocol';
import { firstOfEach, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

const HTTPS = serviceSet(IntervalSet.of(TCP), IntervalSet.of(443));
const REPLIES = serviceSet(IntervalSet.of(TCP)).intersect(transportOn(EPHEMERAL_PORTS));

/**
 * A gateway endpoint serves the subnets whose route tables it is in: their network ACLs let HTTPS out to public
 * addresses, which those of the service are, and its replies in.
 *
 * Green and wrong, whoever put the endpoint there waits for S3 or DynamoDB until a timeout.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export const unreachableEndpoint: Rule = {
  id: RuleId.UNREACHABLE_ENDPOINT,
  severity: Severity.WARNING,
  subjects: allOf('gateway-endpoint'),
  judge: (view, id) => {
    const endpoint = view.find('gateway-endpoint', id);
    const subnets = endpoint ? subnetsOf(view, endpoint) : [];
    if (!endpoint || subnets.length === 0) { return undefined; }
    const ends = subnets.flatMap((subnet) => endsOf(view, subnet));
    const closed = ends.filter(({ asked, crossing: { allowed } }) => !allowed.upper.overlaps(asked));
    if (closed.length > 0) {
      const names = firstOfEach(closed.map(({ crossing: { subnet } }) => subnet.id), (name) => name);
      return violated(`hosts of ${listed(names, ' and ')} do not reach ${endpoint.service} by gateway endpoint ${id}: network ACLs drop tcp 443 or its replies`, {
        blame: closed.flatMap(({ crossing: where, asked }) => closingBlame(where, asked)),
        fix: `${listed(firstOfEach(closed.map((end) => fixOf(view, end)), (fix) => fix), ' and ')}; or take the endpoint out of their route tables`,
      });
    }
    const open = ends.filter(({ asked, crossing: { allowed } }) => !allowed.lower.overlaps(asked));
    return open.length > 0
      ? undecided(
        `whether hosts reach ${endpoint.service} by gateway endpoint ${id} is unknown`,
        open.flatMap(({ crossing: { allowed } }) => allowed.reasons),
      )
      : proved(`the network ACLs let hosts reach ${endpoint.service} by gateway endpoint ${id}`);
  },
};

interface End {
  readonly crossing: Crossing;
  readonly asked: PacketSet;
}

function endsOf(view: NetworkView, subnet: Subnet): readonly End[] {
  const service = internetOf(view, subnet, 'ipv4');
  return [
    { crossing: crossing(view, subnet, 'egress', 'ipv4'), asked: PacketSet.ofServices(service, HTTPS) },
    { crossing: crossing(view, subnet, 'ingress', 'ipv4'), asked: PacketSet.ofServices(service, REPLIES) },
  ];
}

function subnetsOf(view: NetworkView, { routeTables }: GatewayEndpoint): readonly Subnet[] {
  return routeTables
    .flatMap((table) => (table.kind === 'known' ? view.referringTo('route-table-association', 'routeTable', table.value) : []))
    .flatMap(({ subnet }) => view.follow('subnet', subnet) ?? []);
}

function fixOf(view: NetworkView, { crossing: where }: End): string {
  const tier = tierOf(view, where.subnet);
  const hint = tier.kind === 'known' && tier.value === 'isolated' ? '' : optionHint(view, where, 'egress');
  return where.direction === 'egress'
    ? `allow outbound tcp 443 in network ACL ${where.acl?.id ?? where.subnet.id}${hint}`
    : `allow inbound tcp 1024-65535 in network ACL ${where.acl?.id ?? where.subnet.id}${hint}`;
}
