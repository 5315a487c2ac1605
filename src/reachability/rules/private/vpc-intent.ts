import { networkAclOf } from '../../private/forwarding/acl-crossing';
import { refersTo } from '../../private/network/resource';
import type { Host, Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import type { VpcLoss } from '../../private/paths/vpc-replies';

/**
 * Whether the template says that the flows matter: both network ACLs are of a HaNatVpc, which promises that everything
 * passes inside the VPC, or a security group of a host that is asked permits just these hosts.
 */
export function isMeantWithinVpc(view: NetworkView, losses: readonly VpcLoss[]): boolean {
  return losses.some((loss) => isPromised(view, loss) || isPermitted(view, loss));
}

function isPromised(view: NetworkView, { from, to }: VpcLoss): boolean {
  return [from, to].every((subnet) => networkAclOf(view, subnet)?.egressClaims !== undefined);
}

function isPermitted(view: NetworkView, { from, to, requests }: VpcLoss): boolean {
  const { family } = requests;
  const asking = new Set(hostsIn(view, from).flatMap(groupsOf));
  return hostsIn(view, to).flatMap(groupsOf)
    .flatMap((group) => view.referringTo('security-group-rule', 'securityGroup', group))
    .filter(({ direction }) => direction === 'ingress')
    .some(({ permits, peerSecurityGroup }) => {
      if (peerSecurityGroup) { return [...asking].some((group) => refersTo(peerSecurityGroup, group)); }
      const permitted = permits[family].lower;
      return permitted.overlaps(requests.sources) && permitted.addresses.isSubsetOf(requests.sources.addresses);
    });
}

function hostsIn(view: NetworkView, subnet: Subnet): readonly Host[] {
  return view.referringTo('host', 'subnet', subnet.id);
}

function groupsOf({ securityGroups }: Host): readonly string[] {
  return securityGroups.flatMap((group) => (group.kind === 'known' ? [group.value] : []));
}
