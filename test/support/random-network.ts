import * as fc from 'fast-check';
import { AclPlan, OwnCidrs, randomAcl } from './random-acl';

/** What can be wrong with any network besides its ACLs, with one that has private or isolated subnets, or IPv6. */
const ANY_FLAWS = ['no-attachment', 'gateway-in-private-subnet', 'private-connectivity', 'no-public-default-route', 'elastic-ip-on-host'] as const;
const PRIVATE_FLAWS = [
  'cross-zone-route', 'internet-route-in-private-table', 'part-by-internet-gateway', 'part-by-other-zone', 'no-default-route', 'main-route-table',
  'route-to-private-range', 'route-to-other-vpc',
] as const;
const ISOLATED_FLAWS = ['isolated-routed-to-nat', 'isolated-routed-to-internet', 'isolated-routed-to-internet'] as const;
const IPV6_FLAWS = [
  'public-part-to-egress-only', 'no-ipv6-default-route', 'ipv6-by-internet-gateway', 'ipv6-by-nat', 'dns64-alone', 'nat64-route-alone', 'nat64-other-zone',
  'nat64-only', 'nat64-of-public-subnet',
] as const;

export type FlawKind = typeof ANY_FLAWS[number] | typeof PRIVATE_FLAWS[number] | typeof ISOLATED_FLAWS[number] | typeof IPV6_FLAWS[number];
export type InnerTier = 'private' | 'isolated';

export interface Flaw {
  readonly kind: FlawKind;
  readonly zone: number;
}

/** A small network, before it is a template. */
export interface NetworkPlan {
  readonly zones: number;
  readonly zoneNames: 'get-azs' | 'literal';
  /** The first two octets of the VPC's block. */
  readonly vpc: string;
  readonly ipv6: 'none' | 'literal' | 'amazon';
  /** Whether subnets carry CDK's tag of their tier. */
  readonly tagged: boolean;
  /** The tiers of each zone besides the public one. */
  readonly tiers: readonly InnerTier[];
  readonly nat: 'zonal' | 'shared' | 'regional' | 'regional-listed';
  readonly nat64: boolean;
  readonly acls: readonly AclPlan[];
  /** Rules that the template adds to the default network ACL. */
  readonly defaultAcl: AclPlan;
  /** Whether all subnets of the first inner tier use the route table of zone 0. */
  readonly sharedTable: boolean;
  /** Whether S3 is reached through a gateway endpoint. */
  readonly gatewayEndpoint: boolean;
  /** Whether the second inner tier lives in a block of its own. */
  readonly secondaryBlock: boolean;
  /** The network ACL of the public and of each other tier; undefined is the default one. */
  readonly aclOfTier: readonly (number | undefined)[];
  readonly flaws: readonly Flaw[];
  /** Decides the order of resources in the template. */
  readonly order: readonly number[];
}

/** Stands for the block that Amazon gives to the VPC. */
export const AMAZON_BLOCK = 'amazon::/56';
export const vpcIpv6 = (tail: string) => `2600:1f16:abc:de${tail}`;

const ownCidrs = (vpc: string, ipv6: NetworkPlan['ipv6']): OwnCidrs => ({
  ipv4: ['0.0/16', '0.0/24', '1.0/24', '16.0/20', '32.5/20', '16.4/32', '16.1/32', '240.0/28'].map((tail) => `${vpc}.${tail}`),
  ipv6: { none: [], amazon: [AMAZON_BLOCK], literal: ['00::/56', '10::/64', '11::/64', '10::5/128'].map(vpcIpv6) }[ipv6],
});

const shape = fc.record({
  zones: fc.constantFrom(2, 2, 2, 3, 4),
  vpc: fc.constantFrom('10.0', '192.168', '172.20', '44.10'),
  ipv6: fc.constantFrom('none' as const, 'none' as const, 'literal' as const, 'amazon' as const),
  aclCount: fc.integer({ min: 1, max: 3 }),
  tiers: fc.constantFrom<readonly InnerTier[]>(['private'], ['private'], ['private', 'isolated'], ['private', 'private'], ['isolated']),
});

const flawsOf = (tiers: readonly InnerTier[], ipv6: NetworkPlan['ipv6']): readonly FlawKind[] => [
  ...ANY_FLAWS,
  ...(tiers.includes('private') ? PRIVATE_FLAWS : []),
  ...(tiers.includes('isolated') ? ISOLATED_FLAWS : []),
  ...(tiers.includes('private') && ipv6 !== 'none' ? IPV6_FLAWS : []),
];

const NO_RULES: fc.Arbitrary<AclPlan> = fc.constant({ base: 'empty', replies: [0, 65535], extra: [] });

/** Networks of which about half keep each promise. */
export const randomNetwork: fc.Arbitrary<NetworkPlan> = shape.chain(({ zones, vpc, ipv6, aclCount, tiers }) => fc.record({
  zones: fc.constant(zones),
  zoneNames: fc.constantFrom('get-azs' as const, 'literal' as const),
  vpc: fc.constant(vpc),
  ipv6: fc.constant(ipv6),
  tagged: fc.boolean(),
  tiers: fc.constant(tiers),
  nat: fc.constantFrom('zonal' as const, 'zonal' as const, 'zonal' as const, 'shared' as const, 'regional' as const, 'regional-listed' as const),
  nat64: ipv6 === 'none' ? fc.constant(false) : fc.boolean(),
  defaultAcl: ipv6 === 'none' ? fc.oneof(NO_RULES, randomAcl(ownCidrs(vpc, ipv6)).map((acl) => ({ ...acl, base: 'empty' as const }))) : NO_RULES,
  sharedTable: fc.constantFrom(false, false, false, true),
  gatewayEndpoint: fc.boolean(),
  secondaryBlock: fc.boolean(),
  acls: fc.array(randomAcl(ownCidrs(vpc, ipv6)), { minLength: aclCount, maxLength: aclCount }),
  aclOfTier: fc.array(fc.option(fc.nat({ max: aclCount - 1 }), { nil: undefined, freq: 6 }), { minLength: 3, maxLength: 3 }),
  flaws: fc.oneof(
    fc.constant([]),
    fc.array(fc.record({ kind: fc.constantFrom(...flawsOf(tiers, ipv6)), zone: fc.nat({ max: zones - 1 }) }), { minLength: 1, maxLength: 3 }),
  ),
  order: fc.array(fc.nat(), { minLength: 1, maxLength: 7 }),
}));

/**
 * `explain()` shows a subnet by its whole block, and rules judge hosts, which have none of the five addresses that AWS keeps: a network ACL rule
 * about one of those alone is no contradiction.
 */
export const networkAboutHosts = randomNetwork.map((plan) => JSON.parse(JSON.stringify(plan).replaceAll('.16.1/32', '.16.4/32')) as typeof plan);
