import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { AddressFamily } from './families';
import { EPHEMERAL_PORTS, describeTraffic, ParsedTraffic, withoutPorts } from './traffic';
import type { AnswerableTraffic, PortRange } from './traffic';
import { cidrText } from './trusted-cidrs';
import type { NetworkAclRule } from '../../network-acl-rule';

const { INGRESS, EGRESS } = ec2.TrafficDirection;

/**
 * Where the rules of each purpose start to count. TCP and UDP replies may need two rules each, one on either side of
 * port 3389; a list of the user's has room for more rules than AWS accepts in all. So one more zone, one more `egress`
 * or `blockRemoteAdminPorts` leaves every other rule its number: CloudFormation changes rules one by one, and a rule on
 * the move is missing meanwhile. Inside a ten, a rule's twins follow it: IPv6 by one, a secondary block by two.
 */
const SECTIONS = {
  TCP: 100,
  UDP: 120,
  echo: 140,
  errors: 150,
  insideVpcReplies: { TCP: 200, UDP: 210, echo: 220 },
  clients: 300,
  egress: 500,
  exceptions: 700,
  insideVpc: 900,
  trusted: 1200,
};
const STEP = 10;
/** A rule of one section finds room in the next number of a list that is as long as AWS accepts. */
const MOST_RULES = 20;
const STEP_OF_SECONDARY_BLOCK = 2;

export type ReplyProtocol = 'TCP' | 'UDP' | 'echo';
export const REPLY_PROTOCOLS: readonly ReplyProtocol[] = ['TCP', 'UDP', 'echo'];

/** A rule whose traffic is known and whose number is settled. */
export interface TieredRule extends NetworkAclRule {
  readonly traffic: ParsedTraffic;
  readonly ruleNumber: number;
}

/** What answers the requests to gateway endpoints. */
export const HTTPS: AnswerableTraffic = { protocol: 'TCP', ports: { from: 443, to: 443 } };

/** What answers the given traffic. */
export function replyProtocols(
  opened: readonly AnswerableTraffic[],
  { icmp, echoRequest }: AddressFamily,
): ReplyProtocol[] {
  return REPLY_PROTOCOLS.filter((reply) =>
    opened.some((traffic) => {
      switch (traffic.protocol) {
        case 'all':
          return true;
        case 'TCP':
        case 'UDP':
          return traffic.protocol === reply;
        case 'ICMP':
        case 'ICMPv6':
          return reply === 'echo' && traffic.protocol === icmp && [echoRequest, -1].includes(traffic.type);
      }
    }),
  );
}

interface RuleOptions {
  readonly action?: ec2.Action;
  /** Whether the user asked for it, and may ask for less. */
  readonly isOptional?: boolean;
}

interface Section {
  readonly direction: ec2.TrafficDirection;
  readonly firstNumber: number;
  readonly cidr: ec2.AclCidr;
}

/** The rules of one address family, by purpose. */
export class NetworkAclSections {
  /** No inbound rule from anywhere contains a blocked port. */
  constructor(private readonly family: AddressFamily, private readonly blockedPorts: readonly number[]) {}

  /** Replies come back to ephemeral ports; the port that they come from is nothing that a rule can see. */
  public replies(direction: ec2.TrafficDirection, protocols: readonly ReplyProtocol[]): TieredRule[] {
    const ports = direction === INGRESS ? withoutPorts(EPHEMERAL_PORTS, this.blockedPorts) : [EPHEMERAL_PORTS];
    return protocols.flatMap((protocol) => {
      const section = { direction, firstNumber: SECTIONS[protocol], cidr: this.family.anywhere };
      return this.rules(section, this.replyTraffic(protocol, ports), (each) => `replies, ${describeTraffic(each)}`);
    });
  }

  public repliesInsideVpc(protocols: readonly ReplyProtocol[]): TieredRule[] {
    return protocols.flatMap((protocol) =>
      this.fromVpc(
        SECTIONS.insideVpcReplies[protocol],
        this.replyTraffic(protocol, [EPHEMERAL_PORTS]),
        (each) => `replies inside the VPC, ${describeTraffic(each)}`,
      ),
    );
  }

  private replyTraffic(protocol: ReplyProtocol, ephemeralPorts: PortRange[]): AnswerableTraffic[] {
    return protocol === 'echo'
      ? [{ protocol: this.family.icmp, type: this.family.echoReply, code: -1 }]
      : ephemeralPorts.map((ports) => ({ protocol, ports }));
  }

  /** No host asks for these, and path MTU discovery needs them on both ways. */
  public icmpErrors(direction: ec2.TrafficDirection): TieredRule[] {
    const { anywhere, errors, icmp } = this.family;
    const traffic = errors.map(({ type }) => ({ protocol: icmp, type, code: -1 }));
    return this.rules(
      { direction, firstNumber: SECTIONS.errors, cidr: anywhere },
      traffic,
      (_, i) => `${icmp} ${errors[i].name}`,
    );
  }

  /** `option` is what the user calls them. */
  public clients(traffic: readonly AnswerableTraffic[], option: string): TieredRule[] {
    const section = { direction: INGRESS, firstNumber: SECTIONS.clients, cidr: this.family.anywhere };
    return this.rules(section, traffic, (each) => `${option}, ${describeTraffic(each)}`, { isOptional: true });
  }

  public egress(egress: readonly AnswerableTraffic[]): TieredRule[] {
    const section = { direction: EGRESS, firstNumber: SECTIONS.egress, cidr: this.family.anywhere };
    return this.rules(section, egress, (each) => `egress, ${describeTraffic(each)}`, { isOptional: true });
  }

  public egressTowardsGateways(egress: readonly AnswerableTraffic[]): TieredRule[] {
    const purpose = (each: AnswerableTraffic) => `egress on its way to a NAT gateway, ${describeTraffic(each)}`;
    return this.fromVpc(SECTIONS.egress, egress, purpose, { isOptional: true });
  }

  /**
   * Out to a gateway endpoint: its addresses are public, and a network ACL cannot name its prefix list. In subnets
   * without another way out of the VPC, nothing else is there to be reached or to come in.
   */
  public gatewayEndpoint({ besideEgress }: { readonly besideEgress: boolean }): TieredRule[] {
    const firstNumber = besideEgress ? SECTIONS.egress + STEP * (MOST_RULES - 1) : SECTIONS.egress;
    const section = { direction: EGRESS, firstNumber, cidr: this.family.anywhere };
    return this.rules(section, [HTTPS], () => 'gateway endpoints, TCP 443');
  }

  public trusted(direction: ec2.TrafficDirection): TieredRule[] {
    return this.family.trusted.flatMap((cidr, i) =>
      this.rules(
        { direction, firstNumber: SECTIONS.trusted + STEP * i, cidr },
        [{ protocol: 'all' }],
        () => `trustedCidrs, ${cidrText(cidr)}`,
        { isOptional: true },
      ),
    );
  }

  /** By tier and zone: ten numbers a zone, of which each tier takes an even one, so that neither renumbers others. */
  public nothingElseFrom(cidrs: readonly string[][]): TieredRule[] {
    return cidrs.flatMap((ofTier, tier) => ofTier.flatMap((cidr, zone) => {
      const firstNumber = SECTIONS.exceptions + STEP * zone + 2 * tier;
      const section = { direction: INGRESS, firstNumber, cidr: ec2.AclCidr.ipv4(cidr) };
      const which = `${cidrs.length > 1 ? `tier ${tier + 1}, ` : ''}private subnet ${zone + 1}`;
      return this.rules(section, [{ protocol: 'all' }], () => `nothing else from ${which}`, {
        action: ec2.Action.DENY,
      });
    }));
  }

  public insideVpc(direction: ec2.TrafficDirection): TieredRule[] {
    return this.family.vpc.flatMap((cidr, i) =>
      this.rules(
        { direction, firstNumber: SECTIONS.insideVpc + STEP * i, cidr },
        [{ protocol: 'all' }],
        () => `everything inside the VPC${ofBlock(i)}`,
      ),
    );
  }

  /** A rule for each traffic and block of the VPC. */
  private fromVpc(
    firstNumber: number,
    traffic: readonly AnswerableTraffic[],
    purpose: (each: AnswerableTraffic) => string,
    options?: RuleOptions,
  ): TieredRule[] {
    return this.family.vpc.flatMap((cidr, i) => {
      const section = { direction: INGRESS, firstNumber: firstNumber + STEP_OF_SECONDARY_BLOCK * i, cidr };
      return this.rules(section, traffic, (each) => purpose(each) + ofBlock(i), options);
    });
  }

  private rules(
    { direction, firstNumber, cidr }: Section,
    traffic: readonly AnswerableTraffic[],
    purpose: (each: AnswerableTraffic, index: number) => string,
    { action = ec2.Action.ALLOW, isOptional = false }: RuleOptions = {},
  ): TieredRule[] {
    return traffic.map((each, i) => ({
      direction,
      cidr,
      traffic: new ParsedTraffic(each, isOptional),
      action,
      ruleNumber: firstNumber + STEP * i + this.family.numberOffset,
      purpose: purpose(each, i),
    }));
  }
}

function ofBlock(index: number): string {
  return index === 0 ? '' : `, secondary block ${index}`;
}
