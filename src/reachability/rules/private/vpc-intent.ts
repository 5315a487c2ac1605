import { networkAclOf } from '../../private/forwarding/acl-crossing';
import { rulesBetween } from '../../private/forwarding/security-group';
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
  return rulesBetween(view, from, to).some(({ permits, permitsPeers }) => {
    if (permitsPeers) { return permitsPeers[family].lower.services.overlaps(requests.sources.services); }
    const permitted = permits[family].lower;
    return permitted.overlaps(requests.sources) && permitted.addresses.isSubsetOf(requests.sources.addresses);
  });
}
