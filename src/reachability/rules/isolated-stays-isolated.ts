import type { Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import { requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import type { InternetRoute } from '../private/forwarding/internet-routes';
import { addressSpacesOf, internetRoutes } from '../private/forwarding/internet-routes';
import { targetName } from '../private/forwarding/next-hop';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/** An isolated subnet has no way to the internet, whether or not its network ACL would let anything take it. */
export const isolatedStaysIsolated: Rule = {
  id: RuleId.ISOLATED_STAYS_ISOLATED,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['isolated'], (view, subnet) => {
    const ways = addressSpacesOf(subnet)
      .flatMap((addressSpace) => internetRoutes(view, subnet, addressSpace))
      .filter(({ nextHop }) => nextHop.kind !== 'black-hole');
    const open = ways.filter((way) => isGateway(way) && !way.destinations.lower.isEmpty());
    if (open.length > 0) {
      const details = [...new Set(open.map(detailOf))];
      return violated(`isolated subnet ${subnet.id} has a way to the internet: ${listed(details, ' and ')}`, {
        witnesses: open.map((way) => requestWitness(view, subnet, way, `leaving subnet ${subnet.id}`)),
        blame: open.map((way) => ({ componentId: way.effective.route!.id, detail: detailOf(way) })),
        fix: [...new Set(open.map((way) => `remove route ${way.effective.route!.id}`))].join('; '),
      });
    }
    const reasons = ways.flatMap(({ nextHop, destinations }) =>
      nextHop.kind === 'unknown' || nextHop.kind === 'elsewhere'
        ? [nextHop.reason, ...destinations.reasons]
        : destinations.reasons,
    );
    return reasons.length > 0
      ? undecided(`whether isolated subnet ${subnet.id} has a way to the internet cannot be told`, reasons)
      : proved(`isolated subnet ${subnet.id} has no way to the internet`);
  }),
};

function isGateway({ nextHop }: InternetRoute): boolean {
  return ['internet-gateway', 'egress-only-internet-gateway', 'nat-gateway', 'host'].includes(nextHop.kind);
}

function detailOf({ effective: { route, text } }: InternetRoute): string {
  return `route ${text} leads to ${targetName(route!.target)}`;
}
