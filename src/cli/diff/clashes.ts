import type { ResourceChange, Resources } from './resource-changes';
import { propertyOf, referencesIn, same, typeOf } from './resource-changes';
import { cidrOverlaps, parseCidr } from '../../reachability/private/packet/cidr';

/** A new resource that claims what an old one still holds: CloudFormation creates before it deletes, and fails. */
export interface Clash {
  readonly claimant: string;
  readonly holder: string;
  /** What both claim, in words. */
  readonly claim: string;
}

interface Claim {
  readonly type: string;
  /** The properties that make the claim together; all must be equal. */
  readonly scope: readonly string[];
  /** A block that must not overlap, instead of a value that must not be equal. */
  readonly block?: string;
  readonly text: string;
}

/** What AWS gives to one resource at a time. */
const CLAIMS: readonly Claim[] = [
  { type: 'AWS::EC2::Subnet', scope: ['VpcId'], block: 'CidrBlock', text: 'the IPv4 block of a subnet' },
  { type: 'AWS::EC2::Subnet', scope: ['VpcId'], block: 'Ipv6CidrBlock', text: 'the IPv6 block of a subnet' },
  ...['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'].map((destination) => ({
    type: 'AWS::EC2::Route', scope: ['RouteTableId', destination], text: 'a destination in a route table',
  })),
  { type: 'AWS::EC2::NetworkAclEntry', scope: ['NetworkAclId', 'Egress', 'RuleNumber'], text: 'a rule number of a network ACL' },
  { type: 'AWS::EC2::NatGateway', scope: ['AllocationId'], text: 'an Elastic IP' },
  { type: 'AWS::EC2::SubnetRouteTableAssociation', scope: ['SubnetId'], text: 'the route table of a subnet' },
  { type: 'AWS::EC2::VPCGatewayAttachment', scope: ['VpcId', 'InternetGatewayId'], text: 'the internet gateway of a VPC' },
];

/** Every claim of a resource that is created or replaced, on what a resource that is there holds. */
export function clashes(
  before: Resources,
  after: Resources,
  changes: readonly ResourceChange[],
): readonly Clash[] {
  const isFresh = (id: string) => changes.some((one) => one.id === id && (one.kind === 'created' || one.kind === 'replaced'));
  return CLAIMS.flatMap((claim) => {
    const of = (resources: Resources) => Object.keys(resources).filter((id) => typeOf(resources[id]) === claim.type);
    return of(after).filter(isFresh).flatMap((claimant) =>
      of(before)
        .filter((holder) => meet(claim, after[claimant], before[holder], isFresh))
        .map((holder): Clash => ({ claimant, holder, claim: claim.text })));
  });
}

function meet({ scope, block }: Claim, claimant: unknown, holder: unknown, isFresh: (id: string) => boolean): boolean {
  const isOneScope = scope.every((name) => {
    const [mine, theirs] = [propertyOf(claimant, name), propertyOf(holder, name)];
    // `Egress` is false where it is not written.
    const isThere = mine !== undefined || name === 'Egress';
    // What is replaced itself is another thing of the same name.
    return isThere && same(mine ?? false, theirs ?? false) && !referencesIn(mine).some(isFresh);
  });
  return isOneScope && (block === undefined || overlap(propertyOf(claimant, block), propertyOf(holder, block)));
}

function overlap(mine: unknown, theirs: unknown): boolean {
  if (mine === undefined || theirs === undefined) { return false; }
  const [a, b] = [mine, theirs].map((block) => (typeof block === 'string' ? parseCidr(block) : undefined));
  return a && b ? cidrOverlaps(a, b) : same(mine, theirs);
}
