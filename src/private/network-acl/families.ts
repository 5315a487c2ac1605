import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Traffic } from './traffic';
import { NOBODY } from './trusted-cidrs';
import type { TrustedCidrs } from './trusted-cidrs';
import type { NetworkAclContext } from '../../network-acl-context';
import type { NetworkAclRule } from '../../network-acl-rule';

interface IcmpType {
  readonly type: number;
  readonly name: string;
}

/** IPv4 or IPv6, as far as network ACLs tell them apart: a rule of one never matches a packet of the other. */
export interface AddressFamily {
  readonly anywhere: ec2.AclCidr;
  /** The blocks of the VPC, the primary one first. */
  readonly vpc: readonly ec2.AclCidr[];
  /** Networks outside of the VPC that it speaks with freely. */
  readonly trusted: readonly ec2.AclCidr[];
  readonly icmp: 'ICMP' | 'ICMPv6';
  readonly echoRequest: number;
  readonly echoReply: number;
  /** What a host must hear of its packets' fate, path MTU discovery before all. */
  readonly errors: readonly IcmpType[];
  /**
   * Whether private hosts go out through the public subnets: NAT gateways translate IPv4, IPv6 takes the egress-only
   * internet gateway.
   */
  readonly throughPublicSubnets: boolean;
  /** IPv6 rules take the number after their IPv4 twin's, so that dual stack renumbers no IPv4 rule. */
  readonly numberOffset: number;
}

export function addressFamilies(context: NetworkAclContext, trusted: TrustedCidrs = NOBODY): AddressFamily[] {
  const { vpcIpv4Cidr, secondaryIpv4Cidrs, vpcIpv6Cidr, secondaryIpv6Cidrs } = context;
  return [
    ipv4([vpcIpv4Cidr, ...secondaryIpv4Cidrs], trusted.ipv4),
    ...(vpcIpv6Cidr === undefined ? [] : [ipv6([vpcIpv6Cidr, ...secondaryIpv6Cidrs], trusted.ipv6)]),
  ];
}

function ipv4(vpcCidrs: readonly string[], trusted: readonly ec2.AclCidr[]): AddressFamily {
  return {
    anywhere: ec2.AclCidr.anyIpv4(),
    vpc: vpcCidrs.map((cidr) => ec2.AclCidr.ipv4(cidr)),
    trusted,
    icmp: 'ICMP',
    echoRequest: 8,
    echoReply: 0,
    errors: [{ type: 3, name: 'destination unreachable' }, { type: 11, name: 'time exceeded' }],
    throughPublicSubnets: true,
    numberOffset: 0,
  };
}

function ipv6(vpcCidrs: readonly string[], trusted: readonly ec2.AclCidr[]): AddressFamily {
  return {
    anywhere: ec2.AclCidr.anyIpv6(),
    vpc: vpcCidrs.map((cidr) => ec2.AclCidr.ipv6(cidr)),
    trusted,
    icmp: 'ICMPv6',
    echoRequest: 128,
    echoReply: 129,
    errors: [
      { type: 1, name: 'destination unreachable' },
      { type: 2, name: 'packet too big' },
      { type: 3, name: 'time exceeded' },
    ],
    throughPublicSubnets: false,
    numberOffset: 1,
  };
}

/** TCP and UDP go over both families, ICMP over its own. */
export function carries(family: AddressFamily, traffic: Traffic): boolean {
  return (traffic.protocol !== 'ICMP' && traffic.protocol !== 'ICMPv6') || traffic.protocol === family.icmp;
}

/** Everything from and to everywhere. */
export function everywhereRules(context: NetworkAclContext): NetworkAclRule[] {
  return addressFamilies(context).flatMap(({ anywhere }) => [
    {
      direction: ec2.TrafficDirection.INGRESS,
      cidr: anywhere,
      traffic: ec2.AclTraffic.allTraffic(),
      purpose: 'everything in',
    },
    {
      direction: ec2.TrafficDirection.EGRESS,
      cidr: anywhere,
      traffic: ec2.AclTraffic.allTraffic(),
      purpose: 'everything out',
    },
  ]);
}
