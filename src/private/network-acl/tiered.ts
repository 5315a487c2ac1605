import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { addressFamilies, carries } from './families';
import type { AddressFamily } from './families';
import { HTTPS, NetworkAclSections, REPLY_PROTOCOLS, replyProtocols } from './sections';
import type { TieredRule } from './sections';
import { containsPort, covers, describeTraffic, parseAnswerableTraffic, ParsedTraffic } from './traffic';
import type { AnswerableTraffic } from './traffic';
import { parseTrustedCidrs } from './trusted-cidrs';
import type { TrustedCidrs } from './trusted-cidrs';
import type { NetworkAclContext } from '../../network-acl-context';
import { REMOTE_ADMIN_PORTS } from '../../reachability/network-acl-metadata';
import type { TieredNetworkAclProps } from '../../tiered-network-acl-props';
import { expectBoolean, expectList } from '../expected';

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
  private readonly publicIngress: Ingress;
  private readonly privateIngress: Ingress;
  private readonly trustedCidrs: TrustedCidrs;

  constructor({
    egress = DEFAULT_EGRESS,
    publicIngress = DEFAULT_PUBLIC_INGRESS,
    privateIngress = [],
    trustedCidrs = [],
    blockRemoteAdminPorts = false,
  }: TieredNetworkAclProps) {
    expectBoolean('blockRemoteAdminPorts', blockRemoteAdminPorts);
    this.blockedPorts = blockRemoteAdminPorts ? [...REMOTE_ADMIN_PORTS] : [];
    this.egress = parseList(egress, 'egress');
    if (egress.length === 0) {
      throw new Error(
        'egress is empty, so nothing could leave the private subnets: list the traffic that may leave, or use isolated subnets instead',
      );
    }
    this.publicIngress = this.parseIngress(publicIngress, 'publicIngress');
    this.privateIngress = this.parseIngress(privateIngress, 'privateIngress');
    this.trustedCidrs = parseTrustedCidrs(trustedCidrs);
  }

  private parseIngress(list: ec2.AclTraffic[], option: string): Ingress {
    const traffic = parseList(list, option);
    for (const each of traffic) {
      const port = this.blockedPorts.find((blocked) => containsPort(each, blocked));
      if (port !== undefined) {
        throw new Error(
          `${option} opens ${describeTraffic(each)}, but blockRemoteAdminPorts closes port ${port}: ` +
            `leave that port out of ${option}, or turn blockRemoteAdminPorts off`,
        );
      }
    }
    return { option, traffic };
  }

  public egressTraffic(): ec2.AclTraffic[] {
    return this.egress.map((traffic) => new ParsedTraffic(traffic));
  }

  public privateTier(context: NetworkAclContext): TieredRule[] {
    return this.perFamily(context, this.privateIngress, (given) => [
      ...outbound(given), // L1
      ...inbound(given), // L6
    ]);
  }

  public publicTier(context: NetworkAclContext, privateIpv4Cidrs: string[][]): TieredRule[] {
    return this.perFamily(context, this.publicIngress, (given) => {
      const narrowed = given.family.throughPublicSubnets && !coversAll(given.egress);
      return [
        ...outbound(given), // L3, and L5 inside the VPC
        // L4, and L2 unless it is narrowed inside the VPC
        ...inbound(given, narrowed ? towardsGateways(given, this.blockedPorts, privateIpv4Cidrs) : []),
      ];
    });
  }

  public isolatedTier(context: NetworkAclContext): TieredRule[] {
    return this.perFamily(context, NO_INGRESS, (given) => {
      const { family, rules, egress } = given;
      const besideEgress = context.hasNatGateway && family.throughPublicSubnets;
      const endpoint = context.hasGatewayEndpoint ? rules.gatewayEndpoint({ besideEgress }) : [];
      // Private gateways: L3 and L4 to other networks, L2 and L5 inside the VPC
      if (besideEgress) {
        const opened = context.hasGatewayEndpoint ? [...egress, HTTPS] : egress;
        return [...endpoint, ...outbound(given), ...inbound({ ...given, egress: opened })];
      }
      return [
        ...endpoint,
        ...(context.hasGatewayEndpoint ? rules.replies(INGRESS, ['TCP']) : []),
        ...[EGRESS, INGRESS].flatMap((direction) => [...rules.insideVpc(direction), ...rules.trusted(direction)]),
      ];
    });
  }

  private perFamily(
    context: NetworkAclContext,
    { option, traffic: clients }: Ingress,
    rulesOf: (given: FamilyTraffic) => TieredRule[],
  ): TieredRule[] {
    return addressFamilies(context, this.trustedCidrs).flatMap((family) =>
      withoutShadowedRules(
        rulesOf({
          family,
          rules: new NetworkAclSections(family, this.blockedPorts),
          egress: this.egress.filter((traffic) => carries(family, traffic)),
          clients: clients.filter((traffic) => carries(family, traffic)),
          option,
        }),
        family,
      ),
    );
  }
}

/** What anyone may open towards a tier, by the option that says so. */
interface Ingress {
  readonly option: string;
  readonly traffic: readonly AnswerableTraffic[];
}

const NO_INGRESS: Ingress = { option: 'no ingress', traffic: [] };

interface FamilyTraffic {
  readonly family: AddressFamily;
  readonly rules: NetworkAclSections;
  readonly egress: AnswerableTraffic[];
  readonly clients: AnswerableTraffic[];
  readonly option: string;
}

/** What a tier opens, and its answers to clients. */
function outbound({ family, rules, egress, clients }: FamilyTraffic): TieredRule[] {
  if (coversAll(egress)) {
    return rules.egress(egress);
  }
  return [
    ...rules.replies(EGRESS, replyProtocols(clients, family)),
    ...rules.icmpErrors(EGRESS),
    ...rules.egress(egress),
    ...rules.insideVpc(EGRESS),
    ...rules.trusted(EGRESS),
  ];
}

/** The answers to what a tier opens, and its clients. */
function inbound(
  { family, rules, egress, clients, option }: FamilyTraffic,
  beforeTheRestOfTheVpc: TieredRule[] = [],
): TieredRule[] {
  if (coversAll(clients)) {
    return rules.clients(clients, option);
  }
  return [
    ...rules.replies(INGRESS, replyProtocols(egress, family)),
    ...rules.icmpErrors(INGRESS),
    ...rules.clients(clients, option),
    ...beforeTheRestOfTheVpc,
    ...rules.insideVpc(INGRESS),
    ...rules.trusted(INGRESS),
  ];
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

function coversAll(traffic: readonly AnswerableTraffic[]): boolean {
  return traffic.some(({ protocol }) => protocol === 'all');
}

/** Each traffic once; what comes besides "all traffic" adds nothing. */
function parseList(list: ec2.AclTraffic[], name: string): AnswerableTraffic[] {
  expectList(name, list, '[ec2.AclTraffic.tcpPort(443)]');
  const parsed = list.map((traffic, i) => parseAnswerableTraffic(traffic, `${name}[${i}]`));
  const unique = [...new Map(parsed.map((traffic) => [JSON.stringify(traffic), traffic])).values()];
  return coversAll(unique) ? [{ protocol: 'all' }] : unique;
}
