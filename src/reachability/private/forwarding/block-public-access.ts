import type { Fact } from './fact';
import { blocks, mayBlock } from './fact';
import { ExplanationCode } from '../../explanation';
import { mayReferTo, refersTo } from '../network/resource';
import type { BlockPublicAccess, BlockPublicAccessExclusion, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Certainty } from '../packet/bounds';

/** Whether VPC Block Public Access lets a subnet's traffic pass the internet gateways, each way. */
export interface PublicAccess {
  readonly egress: Certainty;
  readonly ingress: Certainty;
  /** Logical id of what blocks. */
  readonly blockedBy?: string;
  readonly reasons: readonly string[];
}

const OPEN: PublicAccess = { egress: 'yes', ingress: 'yes', reasons: [] };

/** What stops all that comes from the internet to a subnet. */
export function ingressFacts(view: NetworkView, subnet: Subnet): readonly Fact[] {
  const { ingress, blockedBy, reasons } = publicAccess(view, subnet);
  const code = ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED;
  switch (ingress) {
    case 'yes': return [];
    case 'no': return [blocks(`VPC Block Public Access ${blockedBy} lets nothing in`, code, blockedBy)];
    case 'unknown': return reasons.map((reason) => mayBlock(reason, code, blockedBy));
  }
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html */
export function publicAccess(view: NetworkView, subnet: Subnet): PublicAccess {
  const [block] = view.all('block-public-access');
  if (!block) { return OPEN; }
  const access = modeAccess(block);
  if (access === OPEN) { return OPEN; }
  return possibleExclusionsOf(view, subnet).reduce(
    withPossibleExclusion,
    exclusionsOf(view, subnet).reduce(withExclusion, access),
  );
}

function modeAccess({ id, mode }: BlockPublicAccess): PublicAccess {
  if (mode.kind === 'unknown') {
    return {
      egress: 'unknown',
      ingress: 'unknown',
      blockedBy: id,
      reasons: [`the mode of VPC Block Public Access ${id} is unknown: ${mode.reason}`],
    };
  }
  switch (mode.value) {
    case 'off': return OPEN;
    case 'block-ingress': return { egress: 'yes', ingress: 'no', blockedBy: id, reasons: [] };
    case 'block-bidirectional': return { egress: 'no', ingress: 'no', blockedBy: id, reasons: [] };
  }
}

function exclusionsOf(view: NetworkView, { id, vpc }: Subnet): readonly BlockPublicAccessExclusion[] {
  return view.existing(
    view.network
      .all('block-public-access-exclusion')
      .filter(
        (exclusion) => refersTo(exclusion.subnet, id) || (vpc.kind === 'known' && refersTo(exclusion.vpc, vpc.value)),
      ),
  );
}

/** Exclusions that may be of this subnet or its VPC, but need not. */
function possibleExclusionsOf(view: NetworkView, { id, vpc }: Subnet): readonly BlockPublicAccessExclusion[] {
  return view.existing(
    view.network
      .all('block-public-access-exclusion')
      .filter(
        (exclusion) =>
          mayReferTo(exclusion.subnet, id) ||
          (vpc.kind === 'known' ? mayReferTo(exclusion.vpc, vpc.value) : exclusion.vpc !== undefined),
      ),
  );
}

function withPossibleExclusion(access: PublicAccess, { id, vpc, subnet }: BlockPublicAccessExclusion): PublicAccess {
  const reference = [subnet, vpc].find((one) => one?.kind === 'unknown');
  const why = reference?.kind === 'unknown' ? `: ${reference.reason}` : '';
  const reason = `what VPC Block Public Access exclusion ${id} excludes is unknown${why}`;
  return {
    ...access,
    egress: access.egress === 'yes' ? 'yes' : 'unknown',
    ingress: access.ingress === 'yes' ? 'yes' : 'unknown',
    reasons: [...access.reasons, reason],
  };
}

function withExclusion(access: PublicAccess, { id, mode }: BlockPublicAccessExclusion): PublicAccess {
  if (mode.kind === 'known') { return mode.value === 'allow-bidirectional' ? OPEN : { ...access, egress: 'yes' }; }
  const reason = `the mode of VPC Block Public Access exclusion ${id} is unknown: ${mode.reason}`;
  return {
    ...access,
    egress: 'yes',
    ingress: access.ingress === 'yes' ? 'yes' : 'unknown',
    reasons: [...access.reasons, reason],
  };
}
