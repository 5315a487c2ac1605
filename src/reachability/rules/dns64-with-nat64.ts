import { ExplanationCode } from '../explanation';
import { gatewayFor } from './private/route-fix';
import type { Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofSubnets } from './private/subject';
import { RuleId } from './rule-id';
import { internetOfAddressSpace, internetRoutes } from '../private/forwarding/internet-routes';
import { subnetRoutes } from '../private/forwarding/route-table';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import type { Certainty } from '../private/packet/bounds';
import { Severity } from '../verdict';

const NAT64 = '64:ff9b::/96';

/** Names that DNS64 translates need the route; the route is of no use without such names. */
export const dns64WithNat64: Rule = {
  id: RuleId.DNS64_WITH_NAT64,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet) => {
    const { dns64 } = subnet;
    if (!subnet.ipv6) { return undefined; }
    const { isRouted, reasons } = nat64(view, subnet);
    if (dns64.kind === 'unknown') {
      return undecided(`whether subnet ${subnet.id} has DNS64 is unknown`, [
        `EnableDns64 of subnet ${subnet.id} is unknown: ${dns64.reason}`,
      ]);
    }
    if (!dns64.value && isRouted === 'no') { return undefined; }
    if (isRouted === 'unknown') {
      return undecided(`whether ${NAT64} leads from subnet ${subnet.id} to a NAT gateway is unknown`, reasons);
    }
    const table = subnetRoutes(view, subnet, 'ipv6').routeTable ?? subnet.id;
    if (dns64.value && isRouted === 'no') {
      return violated(
        `subnet ${subnet.id} has DNS64, but no route for ${NAT64} to a NAT gateway: every name that has an IPv4 address only is a black hole`,
        {
          blame: [
            {
              componentId: table,
              explanationCode: ExplanationCode.NO_ROUTE_TO_DESTINATION,
              detail: `no route for ${NAT64} leads to a NAT gateway`,
            },
          ],
          fix: `route ${NAT64} of route table ${table} to ${gatewayFor(view, subnet)}, or set EnableDns64 of subnet ${subnet.id} to false`,
        },
      );
    }
    if (!dns64.value) {
      return violated(`subnet ${subnet.id} routes ${NAT64} to a NAT gateway, but has no DNS64: no name leads there`, {
        blame: [{ componentId: subnet.id, detail: 'EnableDns64 is not set' }],
        fix: `set EnableDns64 of subnet ${subnet.id} to true`,
      });
    }
    return proved(`subnet ${subnet.id} has DNS64 and the route for ${NAT64} that it needs`);
  }),
};

/** Whether all of the IPv4 internet, as IPv6 hosts see it, is routed to NAT gateways. */
function nat64(
  view: NetworkView,
  subnet: Subnet,
): { readonly isRouted: Certainty; readonly reasons: readonly string[] } {
  const ways = internetRoutes(view, subnet, 'nat64');
  const translated = ways
    .filter(({ nextHop }) => nextHop.kind === 'nat-gateway')
    .map(({ destinations }) => destinations);
  const unresolved = ways.flatMap(({ nextHop, destinations }) =>
    nextHop.kind === 'unknown' ? [nextHop.reason] : destinations.reasons,
  );
  const internet = internetOfAddressSpace(view, subnet, 'nat64');
  const sure = translated.reduce((rest, { lower }) => rest.subtract(lower), internet);
  if (sure.isEmpty()) { return { isRouted: 'yes', reasons: [] }; }
  return unresolved.length > 0 ? { isRouted: 'unknown', reasons: unresolved } : { isRouted: 'no', reasons: [] };
}
