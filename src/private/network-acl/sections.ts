import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { AddressFamily } from './families';
import { EPHEMERAL_PORTS, describeTraffic, ParsedTraffic, withoutPorts } from './traffic';
import type { AnswerableTraffic, PortRange } from './traffic';
import type { NetworkAclRule } from '../../network-acl-rule';

const { INGRESS, EGRESS } = ec2.TrafficDirection;

/**
 * Where the rules of each purpose start to count. TCP and UDP replies may need two rules each, one on either side of
 * port 3389; a list of the user's has room for more rules than AWS accepts in all. So one more zone, one more `egress`
 * or `blockRemoteAdminPorts` leaves every other rule its number: CloudFormation changes rules one by one, and a rule on
 * the move is missing meanwhile.
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
};
const STEP = 10;

export type ReplyProtocol = 'TCP' | 'UDP' | 'echo';
export const REPLY_PROTOCOLS: readonly ReplyProtocol[] = ['TCP', 'UDP', 'echo'];

/** A rule whose traffic is known and whose number is settled. */
export interface TieredRule extends NetworkAclRule {
  readonly traffic: ParsedTraffic;
  readonly ruleNumber: number;
}

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
    return protocols.flatMap((protocol) => {
      const section = { direction: INGRESS, firstNumber: SECTIONS.insideVpcReplies[protocol], cidr: this.family.vpc };
      return this.rules(
        section,
        this.replyTraffic(protocol, [EPHEMERAL_PORTS]),
        (each) => `replies inside the VPC, ${describeTraffic(each)}`,
      );
    });
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

  public clients(publicIngress: readonly AnswerableTraffic[]): TieredRule[] {
    const section = { direction: INGRESS, firstNumber: SECTIONS.clients, cidr: this.family.anywhere };
    return this.rules(section, publicIngress, (each) => `publicIngress, ${describeTraffic(each)}`);
  }

  public egress(egress: readonly AnswerableTraffic[]): TieredRule[] {
    const section = { direction: EGRESS, firstNumber: SECTIONS.egress, cidr: this.family.anywhere };
    return this.rules(section, egress, (each) => `egress, ${describeTraffic(each)}`);
  }

  public egressTowardsGateways(egress: readonly AnswerableTraffic[]): TieredRule[] {
    const section = { direction: INGRESS, firstNumber: SECTIONS.egress, cidr: this.family.vpc };
    return this.rules(section, egress, (each) => `egress on its way to a NAT gateway, ${describeTraffic(each)}`);
  }

  /** By tier and zone: ten numbers a zone, of which each tier takes an even one, so that neither renumbers others. */
  public nothingElseFrom(cidrs: readonly string[][]): TieredRule[] {
    return cidrs.flatMap((ofTier, tier) => ofTier.flatMap((cidr, zone) => {
      const firstNumber = SECTIONS.exceptions + STEP * zone + 2 * tier;
      const section = { direction: INGRESS, firstNumber, cidr: ec2.AclCidr.ipv4(cidr) };
      const which = `${cidrs.length > 1 ? `tier ${tier + 1}, ` : ''}private subnet ${zone + 1}`;
      return this.rules(section, [{ protocol: 'all' }], () => `nothing else from ${which}`, ec2.Action.DENY);
    }));
  }

  public insideVpc(direction: ec2.TrafficDirection): TieredRule[] {
    return this.rules(
      { direction, firstNumber: SECTIONS.insideVpc, cidr: this.family.vpc },
      [{ protocol: 'all' }],
      () => 'everything inside the VPC',
    );
  }

  private rules(
    { direction, firstNumber, cidr }: Section,
    traffic: readonly AnswerableTraffic[],
    purpose: (each: AnswerableTraffic, index: number) => string,
    action = ec2.Action.ALLOW,
  ): TieredRule[] {
    return traffic.map((each, i) => ({
      direction,
      cidr,
      traffic: new ParsedTraffic(each),
      action,
      ruleNumber: firstNumber + STEP * i + this.family.numberOffset,
      purpose: purpose(each, i),
    }));
  }
}
