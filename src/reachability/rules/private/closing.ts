import { aclBlame } from './acl-blame';
import { crossingText } from './crossing-words';
import type { Blame } from './rule';
import { OPTIONS } from '../../network-acl-metadata';
import type { Crossing } from '../../private/forwarding/acl-crossing';
import { networkAclOf } from '../../private/forwarding/acl-crossing';
import { denials } from '../../private/forwarding/network-acl';
import type { NetworkView } from '../../private/network/view';
import type { PacketSet } from '../../private/packet/packet-set';
import { firstOfEach } from '../../private/words/packet-words';

/** Which rules of a network ACL close packets that it closes for certain. */
export function closingBlame(crossing: Crossing, packets: PacketSet): Blame[] {
  const { acl } = crossing;
  return firstOfEach(acl ? denials(acl, packets) : [], ({ rule }) => rule)
    .map((denial) => aclBlame(crossing, denial, `it ${crossingText(crossing)}`));
}

/** What the user of a HaNatVpc writes instead of rules: its network ACLs say what they mean to let out. */
export function optionHint(view: NetworkView, { subnet }: Crossing, option: keyof typeof OPTIONS): string {
  return networkAclOf(view, subnet)?.egressClaims ? `, which ${OPTIONS[option]} of NetworkAclPolicy.tiered() does` : '';
}
