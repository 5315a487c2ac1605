import type { Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import { routeWitness } from './private/witness';
import { RuleId } from './rule-id';
import { addressSpacesOf } from '../private/forwarding/address-space';
import { isDoubt } from '../private/forwarding/fact';
import type { InternetRoute } from '../private/forwarding/internet-routes';
import { internetRoutes } from '../private/forwarding/internet-routes';
import type { NextHopTable } from '../private/forwarding/next-hop';
import { byNextHop, nextHopFacts, targetName } from '../private/forwarding/next-hop';
import type { Certainty } from '../private/packet/bounds';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * An isolated subnet has no route to the internet, whether or not its network ACL would let anything take it.
 *
 * Green and wrong, this rule leaves a database tier one rule away from the internet.
 */
export const isolatedStaysIsolated: Rule = {
  id: RuleId.ISOLATED_STAYS_ISOLATED,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['isolated'], (view, subnet) => {
    const routes = addressSpacesOf(subnet).flatMap((addressSpace) => internetRoutes(view, subnet, addressSpace));
    const open = routes.filter((route) => leadsOut(route) === 'yes' && !route.destinations.lower.isEmpty());
    if (open.length > 0) {
      const details = [...new Set(open.map(detailOf))];
      return violated(`isolated subnet ${subnet.id} has a route to the internet: ${listed(details, ' and ')}`, {
        witnesses: open.map((route) => routeWitness(view, subnet, route)),
        blame: open.map((route) => ({ componentId: route.effective.route!.id, detail: detailOf(route) })),
        fix: [...new Set(open.map((route) => `remove route ${route.effective.route!.id}`))].join('; '),
      });
    }
    const doubtful = routes.filter((route) => leadsOut(route) !== 'no');
    const reasons = doubtful.flatMap(({ addressSpace, nextHop, destinations }) => [
      ...leadsOut({ nextHop }) === 'unknown'
        ? nextHopFacts(view, subnet, addressSpace, nextHop).filter(isDoubt).map(({ detail }) => detail)
        : [],
      ...destinations.reasons,
    ]);
    return doubtful.length > 0
      ? undecided(`whether isolated subnet ${subnet.id} has a route to the internet is unknown`, reasons)
      : proved(`isolated subnet ${subnet.id} has no route to the internet`);
  }),
};

const yes = (): Certainty => 'yes';
const no = (): Certainty => 'no';
const unknown = (): Certainty => 'unknown';

const LEADS_OUT: NextHopTable<Certainty> = {
  'internet-gateway': yes,
  'egress-only-internet-gateway': yes,
  'nat-gateway': yes,
  'host': yes,
  'inspection-endpoint': unknown,
  'gateway-endpoint': no,
  'local': no,
  'black-hole': no,
  'outside': unknown,
  'unknown': unknown,
};

function leadsOut({ nextHop }: Pick<InternetRoute, 'nextHop'>): Certainty {
  return byNextHop(nextHop, LEADS_OUT);
}

function detailOf({ effective: { route, text } }: InternetRoute): string {
  return `route ${text} leads to ${targetName(route!.target)}`;
}
