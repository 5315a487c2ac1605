import { bruteForce } from '../support/brute-force';
import { templateOf } from '../support/network-template';
import { RulePlan } from '../support/random-acl';
import { NetworkPlan } from '../support/random-network';
import { findingsOf } from '../support/verdicts';

/** Two zones, each with a public and a private subnet and a NAT gateway, under the default network ACL. */
const SOUND: NetworkPlan = {
  zones: 2,
  zoneNames: 'literal',
  vpc: '10.0',
  ipv6: 'none',
  tagged: true,
  tiers: ['private'],
  nat: 'zonal',
  nat64: false,
  acls: [{ base: 'open', replies: [0, 65535], extra: [] }],
  defaultAcl: { base: 'empty', replies: [0, 65535], extra: [] },
  sharedTable: false,
  gatewayEndpoint: false,
  secondaryBlock: false,
  aclOfTier: [undefined, undefined, undefined],
  flaws: [],
  order: [1],
};

const deny = (cidr: string, egress = false): RulePlan => ({ number: 10, egress, allow: false, protocol: -1, cidr });
const inPublicAcl = (...extra: RulePlan[]): Partial<NetworkPlan> => ({ acls: [{ base: 'open', replies: [0, 65535], extra }], aclOfTier: [0, undefined, undefined] });
const flawed = (...kinds: NetworkPlan['flaws'][number]['kind'][]): Partial<NetworkPlan> => ({ flaws: kinds.map((kind) => ({ kind, zone: 0 })) });

/** Random networks on which proof and brute force once disagreed, as small as they get. */
test.each<[string, Partial<NetworkPlan>, string, string]>([
  ['a sound network', {}, 'return-traffic Inner0x0', 'PROVED'],
  [
    '64:ff9b::/96 is no part of what ::/0 takes to an internet gateway',
    { ipv6: 'literal', ...inPublicAcl(deny('64:ff9b::/96')) }, 'return-traffic Public0', 'PROVED',
  ],
  [
    '64:ff9b::/96 is no part of what ::/0 takes to an egress-only internet gateway',
    { ipv6: 'literal', acls: inPublicAcl(deny('64:ff9b::/96')).acls, aclOfTier: [undefined, 0, undefined] }, 'return-traffic Inner0x0', 'PROVED',
  ],
  ['a NAT gateway does not serve IPv6', { ipv6: 'literal', ...flawed('ipv6-by-nat') }, 'same-zone-egress Inner0x0', 'VIOLATED'],
  [
    'replies that a NAT64 gateway passes on as IPv6 meet IPv6 rules',
    { ipv6: 'literal', nat64: true, ...inPublicAcl(deny('2600:1f16:abc:de10::/64', true)) }, 'return-traffic Inner0x0', 'VIOLATED',
  ],
  [
    'whether a default network ACL that was added to has rule 101 matters to no IPv4 rule',
    { defaultAcl: { base: 'empty', replies: [0, 65535], extra: [deny('203.0.113.0/24')] } }, 'shadowed-acl-rule Vpc.DefaultNetworkAcl', 'PROVED',
  ],
  [
    'a rule that covers AWS\'s own rule 100 is no mistake',
    { defaultAcl: { base: 'empty', replies: [0, 65535], extra: [deny('0.0.0.0/0')] } }, 'shadowed-acl-rule Vpc.DefaultNetworkAcl', 'PROVED',
  ],
  [
    'a private NAT gateway for part of the internet',
    { flaws: [{ kind: 'no-default-route', zone: 0 }, { kind: 'private-connectivity', zone: 0 }, { kind: 'part-by-other-zone', zone: 1 }] },
    'nat-has-internet-route Nat0', 'VIOLATED',
  ],
  ['a route to an internet gateway for addresses that it drops', flawed('route-to-private-range'), 'no-inbound-from-internet Inner0x0', 'PROVED'],
  ['a second route table beside the one in use', { sharedTable: true }, 'same-zone-egress Inner0x1', 'VIOLATED'],
])('%s', (_, difference, key, expected) => {
  const template = templateOf({ ...SOUND, ...difference });
  const [rule, subject] = key.split(' ');
  const proof = findingsOf(template).find((finding) => finding.rule === rule && finding.subject === subject);
  expect({ proof: proof?.verdict, bruteForce: bruteForce(template).get(key) ?? 'PROVED' }).toEqual({ proof: expected, bruteForce: expected });
});

test('of a default network ACL that nobody added to there is nothing to say', () => {
  expect(findingsOf(templateOf(SOUND)).filter(({ subject }) => subject === 'Vpc.DefaultNetworkAcl')).toEqual([]);
});
