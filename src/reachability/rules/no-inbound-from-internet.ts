import { ExplanationCode } from '../explanation';
import type { Witness } from '../finding';
import { PacketRole } from '../finding';
import type { Blame, Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import { hostText, lowestPacket, serviceOf } from './private/witness';
import { RuleId } from './rule-id';
import { crossing } from '../private/forwarding/acl-crossing';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { crossingPlace } from '../private/paths/crossing-place';
import type { Exposure } from '../private/paths/exposure';
import { exposures } from '../private/paths/exposure';
import { addressText, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/** Nothing outside can start a flow to a private or isolated subnet. */
export const noInboundFromInternet: Rule = {
  id: RuleId.NO_INBOUND_FROM_INTERNET,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['private', 'isolated'], (view, subnet) => {
    const found = exposures(view, subnet);
    const certain = found.filter(({ arrivals }) => !arrivals.lower.isEmpty());
    if (certain.length > 0) {
      return violated(
        `packets of the internet reach subnet ${subnet.id}: ${listed([...new Set(certain.map(({ detail }) => detail))], ' and ')}`,
        {
          witnesses: certain.map((exposure) => arrival(view, exposure, subnet)),
          blame: certain.flatMap(blameOf),
          fix: [...new Set(certain.map((exposure) => fixOf(exposure, subnet)))].join('; '),
        },
      );
    }
    return found.length > 0
      ? undecided(
        `whether packets of the internet reach subnet ${subnet.id} is unknown`,
        found.flatMap(({ arrivals }) => arrivals.reasons),
      )
      : proved(`nothing on the internet can start a flow to subnet ${subnet.id}`);
  }),
};

function arrival(view: NetworkView, { arrivals, family }: Exposure, subnet: Subnet): Witness {
  const packet = lowestPacket(arrivals.lower);
  return {
    source: addressText(packet.address),
    destination: hostText(subnet, family),
    ...serviceOf(packet),
    role: PacketRole.REQUEST,
    crossing: crossingPlace(crossing(view, subnet, 'ingress', family)),
    where: `entering subnet ${subnet.id}`,
  };
}

function blameOf({ by, kind, detail }: Exposure): readonly Blame[] {
  const explanationCode = kind === 'route' ? undefined : ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS;
  return by.map((componentId) => ({
    componentId,
    explanationCode,
    detail: `lets packets of the internet reach ${detail}`,
  }));
}

function fixOf({ by: [by, placed = by], kind }: Exposure, { id }: Subnet): string {
  switch (kind) {
    case 'route': return `remove route ${by} from the route table of subnet ${id}`;
    case 'unrouted': return `deny what comes from the internet in the network ACL of subnet ${id}`;
    case 'address': return `take the public address that ${by} gives away, or move the host to a public subnet`;
    case 'placement':
      return `${placed === by ? `give ${by}` : `let ${by} give ${placed}`} no public addresses, `
        + `or move ${placed} to public subnets`;
    case 'launch': return `set MapPublicIpOnLaunch of subnet ${id} to false`;
  }
}
