import type { AclCrossing } from '../../reachability/acl-crossing';
import type { Finding, Witness } from '../../reachability/finding';
import { packetText, witnessText } from '../../reachability/private/render/finding-text';

/** A packet that shows a violation; where it happens only if what is to blame does not say it anyway. */
export function shownPacket(witness: Witness, { blame }: Finding): string {
  return blame.some(({ crossing }) => isOne(crossing, witness.crossing)) ? packetText(witness) : witnessText(witness);
}

/** What meets no network ACL happens where the resource to blame is. */
const isOne = (one: AclCrossing | undefined, other: AclCrossing | undefined): boolean =>
  one?.subnetId === other?.subnetId && one?.direction === other?.direction;
