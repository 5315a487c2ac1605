import * as ipaddr from 'ipaddr.js';
import { NetworkView, target } from './network-view';
import type { CfnTemplate } from './stacks';

/** The block that stands for the VPC's IPv6 CIDR, which has no value before deployment. */
export const VPC_IPV6 = '2001:db8:0:100::/56';

/** One packet. The port is the one it goes to: no network ACL looks at the other. */
export interface Packet {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly port?: number;
  readonly icmpType?: number;
}

type Entry = Record<'NetworkAclId' | 'RuleNumber' | 'RuleAction' | 'Egress' | 'Protocol' | 'CidrBlock' | 'Ipv6CidrBlock' | 'PortRange' | 'Icmp', any>;

/** Network ACLs as AWS describes them: of the rules that match, the lowest number decides; without one, nothing passes. Shares no code with the library. */
export class AclEvaluator {
  private readonly entries: { acl: string; egress: boolean; matches: (peer: string, packet: Packet) => boolean; allows: boolean }[];
  private readonly aclOfSubnet: Map<string, string>;

  public constructor(template: CfnTemplate) {
    const view = new NetworkView(template);
    const properties = (type: string) => view.ofType(type).map(([, resource]) => resource.Properties as Entry & { SubnetId: unknown });
    this.aclOfSubnet = new Map(properties('AWS::EC2::SubnetNetworkAclAssociation').map((each) => [target(each.SubnetId), target(each.NetworkAclId)]));
    this.entries = properties('AWS::EC2::NetworkAclEntry').sort((a, b) => a.RuleNumber - b.RuleNumber)
      .map((entry) => ({ acl: target(entry.NetworkAclId), egress: entry.Egress, matches: matcher(entry), allows: entry.RuleAction === 'allow' }));
  }

  public enters(subnet: string, packet: Packet): boolean {
    return this.passes(subnet, false, packet.source, packet);
  }

  public leaves(subnet: string, packet: Packet): boolean {
    return this.passes(subnet, true, packet.destination, packet);
  }

  private passes(subnet: string, egress: boolean, peer: string, packet: Packet): boolean {
    const acl = this.aclOfSubnet.get(subnet);
    if (!acl) { return true; } // the VPC's default network ACL allows everything
    return this.entries.find((entry) => entry.acl === acl && entry.egress === egress && entry.matches(peer, packet))?.allows ?? false;
  }
}

function matcher({ CidrBlock, Ipv6CidrBlock, Protocol, PortRange, Icmp }: Entry): (peer: string, packet: Packet) => boolean {
  const network = ipaddr.parseCIDR([CidrBlock, Ipv6CidrBlock].find((cidr) => typeof cidr === 'string') ?? VPC_IPV6);
  return (peer, { protocol, port, icmpType }) => (Protocol === -1 || Protocol === protocol)
    && (!PortRange || (PortRange.From <= port! && port! <= PortRange.To))
    && (!Icmp || Icmp.Type === -1 || Icmp.Type === icmpType)
    && contains(network, peer);
}

const parsed = new Map<string, ipaddr.IPv4 | ipaddr.IPv6>();

function contains(network: [ipaddr.IPv4 | ipaddr.IPv6, number], address: string): boolean {
  const ip = parsed.get(address) ?? ipaddr.parse(address);
  parsed.set(address, ip);
  return ip.kind() === network[0].kind() && ip.match(network);
}
