import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { addressFamilies, carries } from './families';
import type { AddressFamily } from './families';
import { NetworkAclSections, REPLY_PROTOCOLS, replyProtocols } from './sections';
import type { TieredRule } from './sections';
import { containsPort, covers, describeTraffic, parseAnswerableTraffic, ParsedTraffic } from './traffic';
import type { AnswerableTraffic } from './traffic';
import type { NetworkAclContext } from '../../network-acl-rule';
import { REMOTE_ADMIN_PORTS } from '../../reachability/network-acl-metadata';
import type { TieredNetworkAclProps } from '../../tiered-network-acl-props';

const { INGRESS, EGRESS } = ec2.TrafficDirection;
const DEFAULT_EGRESS = [ec2.AclTraffic.allTraffic()];
const DEFAULT_PUBLIC_INGRESS = [ec2.AclTraffic.tcpPort(80), ec2.AclTraffic.tcpPort(443)];

/**
 * The rules of `NetworkAclPolicy.tiered()`, derived from the six times that a connection through a NAT gateway crosses
 * a network ACL. A private host i speaks from port s to port p of host d on the internet; the gateway n, in the public
 * tier, speaks for it from port q:
 *
 *     leg  tier     direction  packet       the rule sees
 *     L1   private  out        i:s -> d:p   d, p
 *     L2   public   in         i:s -> d:p   i, p
 *     L3   public   out        n:q -> d:p   d, p
 *     L4   public   in         d:p -> n:q   d, q
 *     L5   public   out        d:p -> i:s   i, s
 *     L6   private  in         d:p -> i:s   d, s
 *
 * L1, L2 and L3 carry `egress`; L4, L5 and L6 carry what answers it. IPv6 is not translated: it crosses L1 and L6
 * alone.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html#flow-log-example-nat
 */
export class TieredRules {
  public readonly blockedPorts: number[];
  private readonly egress: AnswerableTraffic[];
  private readonly publicIngress: AnswerableTraffic[];

  constructor({
    egress = DEFAULT_EGRESS,
    publicIngress = DEFAULT_PUBLIC_INGRESS,
    blockRemoteAdminPorts = false,
  }: TieredNetworkAclProps) {
    if (egress.length === 0) {
      throw new Error(
        'egress is empty, so nothing could leave the private subnets: list the traffic that may leave, or use isolated subnets instead',
      );
    }
    this.blockedPorts = blockRemoteAdminPorts ? [...REMOTE_ADMIN_PORTS] : [];
    this.egress = parseList(egress, 'egress');
    this.publicIngress = parseList(publicIngress, 'publicIngress');
    this.checkBlockedPorts();
  }

  private checkBlockedPorts(): void {
    for (const traffic of this.publicIngress) {
      const port = this.blockedPorts.find((blocked) => containsPort(traffic, blocked));
      if (port !== undefined) {
        throw new Error(
          `publicIngress opens ${describeTraffic(traffic)}, but blockRemoteAdminPorts closes port ${port}: ` +
            'leave that port out of publicIngress, or turn blockRemoteAdminPorts off',
        );
      }
    }
  }

  public egressTraffic(): ec2.AclTraffic[] {
    return this.egress.map((traffic) => new ParsedTraffic(traffic));
  }

  public privateTier(context: NetworkAclContext): TieredRule[] {
    return this.perFamily(context, ({ family, rules, egress }) => [
      ...(coversAll(egress)
        ? rules.egress(egress)
        : [
          ...rules.icmpErrors(EGRESS),
          ...rules.egress(egress), // L1
          ...rules.insideVpc(EGRESS),
        ]),
      ...rules.replies(INGRESS, replyProtocols(egress, family)), // L6
      ...rules.icmpErrors(INGRESS),
      ...rules.insideVpc(INGRESS),
    ]);
  }

  public publicTier(context: NetworkAclContext, privateIpv4Cidrs: string[][]): TieredRule[] {
    return this.perFamily(context, (given) => {
      const { family, rules, egress, clients } = given;
      const narrowed = family.throughPublicSubnets && !coversAll(egress);
      return [
        ...(coversAll(egress)
          ? rules.egress(egress)
          : [
            ...rules.replies(EGRESS, replyProtocols(clients, family)),
            ...rules.icmpErrors(EGRESS),
            ...rules.egress(egress), // L3
            ...rules.insideVpc(EGRESS), // L5, and the way to the other tiers
          ]),
        ...(coversAll(clients)
          ? rules.clients(clients)
          : [
            ...rules.replies(INGRESS, replyProtocols(egress, family)), // L4
            ...rules.icmpErrors(INGRESS),
            ...rules.clients(clients),
            ...(narrowed ? towardsGateways(given, this.blockedPorts, privateIpv4Cidrs) : []), // L2
            ...rules.insideVpc(INGRESS), // L2 otherwise, and the way from the other tiers
          ]),
      ];
    });
  }

  public isolatedTier(context: NetworkAclContext): TieredRule[] {
    return this.perFamily(context, ({ rules }) => [...rules.insideVpc(EGRESS), ...rules.insideVpc(INGRESS)]);
  }

  private perFamily(context: NetworkAclContext, rulesOf: (given: FamilyTraffic) => TieredRule[]): TieredRule[] {
    return addressFamilies(context).flatMap((family) =>
      withoutShadowedRules(
        rulesOf({
          family,
          rules: new NetworkAclSections(family, this.blockedPorts),
          egress: this.egress.filter((traffic) => carries(family, traffic)),
          clients: this.publicIngress.filter((traffic) => carries(family, traffic)),
        }),
        family,
      ),
    );
  }
}

interface FamilyTraffic {
  readonly family: AddressFamily;
  readonly rules: NetworkAclSections;
  readonly egress: AnswerableTraffic[];
  readonly clients: AnswerableTraffic[];
}

/**
 * L2 where `egress` is narrowed. A rule sees where a packet comes from and the port it goes to, not whether it goes on
 * to a NAT gateway: "everything inside the VPC" would pass any port. So private hosts may send `egress`, and answers to
 * what public hosts ask them, and then nothing else.
 *
 * Beside the answers that is a rule for each `egress` and a denial for each private subnet, n + z. To allow `egress`
 * per private subnet takes n * z; to allow the other tiers' subnets, in place of denying the private ones, takes up to
 * 2z and shuts out what else is in the VPC.
 */
function towardsGateways(
  { family, rules, egress }: FamilyTraffic,
  blockedPorts: number[],
  privateIpv4Cidrs: string[][],
): TieredRule[] {
  const passFromAnywhere = replyProtocols(egress, family).filter(
    (protocol) => protocol === 'echo' || blockedPorts.length === 0,
  );
  return [
    ...rules.repliesInsideVpc(REPLY_PROTOCOLS.filter((protocol) => !passFromAnywhere.includes(protocol))),
    ...rules.egressTowardsGateways(egress),
    ...rules.nothingElseFrom(privateIpv4Cidrs),
  ];
}

/** What a rule with a lower number lets pass already needs no rule of its own; the others keep their numbers. */
function withoutShadowedRules(rules: TieredRule[], { anywhere }: AddressFamily): TieredRule[] {
  const cidrOf = (cidr: ec2.AclCidr) => JSON.stringify(cidr.toCidrConfig());
  const shadows = (one: TieredRule, other: TieredRule) =>
    one.direction === other.direction &&
    one.ruleNumber < other.ruleNumber &&
    one.action !== ec2.Action.DENY &&
    [cidrOf(anywhere), cidrOf(other.cidr)].includes(cidrOf(one.cidr)) &&
    covers(one.traffic.parsed, other.traffic.parsed);
  return rules.filter((rule) => rule.action === ec2.Action.DENY || !rules.some((other) => shadows(other, rule)));
}

function coversAll(traffic: AnswerableTraffic[]): boolean {
  return traffic.some(({ protocol }) => protocol === 'all');
}

/** Each traffic once; what comes besides "all traffic" adds nothing. */
function parseList(list: ec2.AclTraffic[], name: string): AnswerableTraffic[] {
  const parsed = list.map((traffic, i) => parseAnswerableTraffic(traffic, `${name}[${i}]`));
  const unique = [...new Map(parsed.map((traffic) => [JSON.stringify(traffic), traffic])).values()];
  return coversAll(unique) ? [{ protocol: 'all' }] : unique;
}
