import * as fc from 'fast-check';

/** One network ACL rule, before it is a resource. */
export interface RulePlan {
  readonly number: number;
  readonly egress: boolean;
  readonly allow: boolean;
  /** As templates write it: a number or a text. */
  readonly protocol: number | string;
  readonly cidr: string;
  readonly ports?: Pair;
  /** Type and code. */
  readonly icmp?: Pair;
}

export interface AclPlan {
  /** The rules to begin with: all traffic, only what a NAT tier needs, only what a web server does, or none. */
  readonly base: 'open' | 'tiered' | 'serving' | 'empty';
  /** Ports on which the tier lets replies in. */
  readonly replies: Pair;
  /** The rule of the tier that somebody forgot, counted around. */
  readonly forgotten?: number;
  readonly extra: readonly RulePlan[];
}

/** CIDRs of a VPC and of its subnets. */
export interface OwnCidrs {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

type Pair = readonly [number, number];

const IPV4_CIDRS = [
  '0.0.0.0/0', '0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '8.8.8.0/24', '8.8.8.77/24', '8.8.8.8/32', '203.0.113.0/24', '198.51.100.130/25', '10.0.0.0/8',
  '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '52.94.0.0/15', '223.255.255.255/32', '1.0.0.0/8', '11.0.0.0/8', '64.0.0.0/2',
];
const IPV6_CIDRS = [
  '::/0', '::/0', '2001:4860::/32', '2001:4860:4860::8888/128', '2606:4700::1/32', '2000::/3', '64:ff9b::/96', '64:ff9b::808:808/128', '64:ff9b::808:0/112',
];
const RANGES: readonly Pair[] = [
  [0, 65535], [443, 443], [80, 80], [22, 22], [3389, 3389], [1024, 65535], [32768, 65535], [32768, 60999], [0, 1023], [1024, 32767], [1025, 65535],
  [49152, 65535], [0, 0], [1, 1], [1024, 1024], [65535, 65535],
];
const REPLIES: readonly Pair[] = [[1024, 65535], [0, 65535], [1024, 65535], [1025, 65535], [1024, 65534], [32768, 60999]];
const ICMP: readonly Pair[] = [[-1, -1], [8, 0], [0, 0], [8, -1], [0, -1], [3, -1], [3, 4], [3, 3], [11, -1], [11, 0], [12, -1]];
const ICMPV6: readonly Pair[] = [
  [-1, -1], [128, 0], [129, 0], [128, -1], [129, -1], [1, -1], [1, 4], [2, 0], [2, -1], [3, -1], [3, 0], [4, -1], [135, -1],
];

const port = fc.oneof(fc.constantFrom(0, 1, 53, 80, 443, 1023, 1024, 1025, 32768, 65534, 65535), fc.integer({ min: 0, max: 65535 }));
const ports: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...RANGES) },
  { weight: 1, arbitrary: fc.tuple(port, port).map(([a, b]): Pair => [Math.min(a, b), Math.max(a, b)]) },
);

const service = fc.constantFrom<number | string>(-1, '-1', 6, '6', 6, 17, '17', 1, 58, 47).chain((protocol) => {
  switch (Number(protocol)) {
    case 6: case 17: return ports.map((range) => ({ protocol, ports: range }));
    case 1: return fc.constantFrom(...ICMP).map((icmp) => ({ protocol, icmp }));
    case 58: return fc.constantFrom(...ICMPV6).map((icmp) => ({ protocol, icmp }));
    default: return fc.constant({ protocol });
  }
});

/** A rule as random as AWS accepts. */
function rule(own: OwnCidrs, number: fc.Arbitrary<number>, allow: fc.Arbitrary<boolean>): fc.Arbitrary<RulePlan> {
  const cidr = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...IPV4_CIDRS) },
    { weight: 2, arbitrary: fc.constantFrom(...own.ipv4) },
    { weight: 1, arbitrary: fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 32 })).map(([address, prefix]) => `${address}/${prefix}`) },
    { weight: own.ipv6.length > 0 ? 3 : 0, arbitrary: fc.constantFrom(...IPV6_CIDRS, ...own.ipv6) },
  );
  return fc.record({ number, egress: fc.boolean(), allow, cidr, service }).map(({ service: matches, ...one }) => ({ ...one, ...matches }));
}

/** Random rules go before or after those of the base: some change nothing, some break a reply, some are shadowed. */
export function randomAcl(own: OwnCidrs): fc.Arbitrary<AclPlan> {
  const late = rule(own, fc.integer({ min: 1001, max: 32766 }), fc.boolean());
  const wild = rule(own, fc.integer({ min: 1, max: 199 }), fc.boolean());
  const generous = rule(own, fc.integer({ min: 1, max: 199 }), fc.constant(true));
  const plan = (base: readonly AclPlan['base'][], extra: fc.Arbitrary<RulePlan>, minLength: number, maxLength: number, isSound = false) => fc.record({
    base: fc.constantFrom(...base),
    replies: fc.constantFrom(...(isSound ? REPLIES.slice(0, 2) : REPLIES)),
    forgotten: isSound ? fc.constant(undefined) : fc.option(fc.nat({ max: 12 }), { nil: undefined, freq: 3 }),
    extra: fc.array(extra, { minLength, maxLength, size: 'max' }),
  });
  return fc.oneof(
    { weight: 3, arbitrary: plan(['open', 'tiered', 'tiered', 'serving'], fc.oneof(late, generous), 0, 4, true) },
    { weight: 6, arbitrary: plan(['open', 'tiered', 'tiered', 'serving'], wild, 0, 5) },
    { weight: 1, arbitrary: plan(['empty'], wild, 1, 12) },
    { weight: 1, arbitrary: plan(['open', 'tiered'], late, 12, 45) },
  );
}

/** The rules of an ACL; of two with the same number only the first. */
export function rulesOf(plan: AclPlan, vpc: OwnCidrs): readonly RulePlan[] {
  const rules = [...plan.extra, ...BASES[plan.base](vpc, plan)];
  return rules.filter(({ egress, number }, index) => rules.findIndex((other) => other.egress === egress && other.number === number) === index);
}

const anywhere = ({ ipv6 }: OwnCidrs) => (ipv6.length > 0 ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0']);

const BASES: Record<AclPlan['base'], (vpc: OwnCidrs, plan: AclPlan) => readonly RulePlan[]> = {
  empty: () => [],
  open: (vpc) => [true, false].flatMap((egress) =>
    anywhere(vpc).map((cidr, index) => ({ number: 200 + index, egress, allow: true, protocol: -1, cidr }))),
  serving: (vpc, { replies }) => anywhere(vpc).flatMap((cidr, index) => [
    ...[80, 443].map((open) => ({ number: 300 + 50 * index + open, egress: false, allow: true, protocol: 6, cidr, ports: [open, open] as const })),
    { number: 300 + index, egress: true, allow: true, protocol: 6, cidr, ports: replies },
  ]),
  tiered: (vpc, { replies, forgotten }) => {
    const icmp = (protocol: number, cidr: string, ...fields: readonly Pair[]) => fields.map((field) => ({ protocol, cidr, icmp: field }));
    const inbound: readonly Pick<RulePlan, 'protocol' | 'cidr' | 'ports' | 'icmp'>[] = [
      ...[...vpc.ipv4, ...vpc.ipv6].map((cidr) => ({ protocol: -1, cidr })),
      ...anywhere(vpc).flatMap((cidr) => [6, 17].map((protocol) => ({ protocol, cidr, ports: replies }))),
      ...icmp(1, '0.0.0.0/0', [0, 0], [3, -1], [11, -1]),
      ...(vpc.ipv6.length > 0 ? icmp(58, '::/0', [129, 0], [1, -1], [2, -1], [3, -1], [4, -1]) : []),
    ];
    return [
      ...inbound.map((one, index) => ({ ...one, number: 300 + 10 * index, egress: false, allow: true }))
        .filter((_, index) => forgotten === undefined || index !== forgotten % inbound.length),
      ...anywhere(vpc).map((cidr, index) => ({ protocol: -1, cidr, number: 300 + index, egress: true, allow: true })),
    ];
  },
};
