import type { Rule } from './rule';
import { allOf, proved, undecided, violated } from './rule';
import { RuleId } from './rule-id';
import { ofTiers } from './subject';
import { requestWitness } from './witness';
import { listed } from './words';
import { targetName } from '../private/trace/outlet';
import type { WayOut } from '../private/trace/ways-out';
import { realmsOf, waysOut } from '../private/trace/ways-out';
import { Severity } from '../verdict';

/** An isolated subnet has no way to the internet, whether or not its network ACL would let anything take it. */
export const isolatedStaysIsolated: Rule = {
  id: RuleId.ISOLATED_STAYS_ISOLATED,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['isolated'], (view, subnet) => {
    const ways = realmsOf(subnet).flatMap((realm) => waysOut(view, subnet, realm)).filter(({ outlet }) => outlet.kind !== 'black-hole');
    const open = ways.filter((way) => isGateway(way) && !way.destinations.lower.isEmpty());
    if (open.length > 0) {
      const details = [...new Set(open.map(detailOf))];
      return violated(`isolated subnet ${subnet.id} has a way to the internet: ${listed(details, ' and ')}`, {
        witnesses: open.map((way) => requestWitness(view, subnet, way, `leaving subnet ${subnet.id}`)),
        blame: open.map((way) => ({ logicalId: way.effective.route!.id, detail: detailOf(way) })),
        fix: [...new Set(open.map((way) => `remove route ${way.effective.route!.id}`))].join('; '),
      });
    }
    const reasons = ways.flatMap(({ outlet, destinations }) =>
      outlet.kind === 'unknown' || outlet.kind === 'elsewhere' ? [outlet.reason, ...destinations.reasons] : destinations.reasons);
    return reasons.length > 0
      ? undecided(`whether isolated subnet ${subnet.id} has a way to the internet cannot be told`, reasons)
      : proved(`isolated subnet ${subnet.id} has no way to the internet`);
  }),
};

function isGateway({ outlet }: WayOut): boolean {
  return ['internet-gateway', 'egress-only-internet-gateway', 'nat-gateway', 'host'].includes(outlet.kind);
}

function detailOf({ effective: { route, text } }: WayOut): string {
  return `route ${text} leads to ${targetName(route!.target)}`;
}
