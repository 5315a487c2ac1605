/** One fault in one place of the engine: `find` stands there once. */
export interface Mutant {
  readonly name: string;
  /** Below `src/reachability/private`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const crossing = (name: string, file: string, call: string, path: string): Mutant =>
  ({ name: `no network ACL ${name}`, file: `paths/${file}`, find: call, replace: path });

/** What a broken model may get wrong: the lab must notice each of them. */
export const MUTANTS: readonly Mutant[] = [
  crossing('out of the host\'s subnet', 'outbound.ts', 'crossAcl(view, begun, subnet, \'egress\')', 'begun'),
  crossing('into the subnet of the NAT gateway', 'through-nat.ts', 'crossAcl(view, path, home, \'ingress\')', 'path'),
  crossing('out of the subnet of the NAT gateway', 'through-nat.ts', 'crossAcl(view, taken, home!, \'egress\')', 'taken'),
  crossing('for replies into the subnet of the NAT gateway', 'through-nat.ts', 'crossAcl(view, arrived, home, \'ingress\')', 'arrived'),
  crossing('for replies out of the subnet of the NAT gateway', 'through-nat.ts', 'crossAcl(view, untranslated, home, \'egress\')', 'untranslated'),
  crossing('into the subnet of a host', 'host-hop.ts', 'crossAcl(view, path, subnet, \'ingress\')', 'path'),
  crossing('for replies of hosts to the internet', 'inbound.ts', 'crossAcl(view, begun, subnet, \'egress\')', 'begun'),
  crossing('between subnets', 'within-vpc.ts', 'crossAcl(view, begun, from, \'egress\')', 'begun'),
  { name: 'the highest rule number comes first', file: 'forwarding/network-acl.ts', find: 'a.position - b.position', replace: 'b.position - a.position' },
  {
    name: 'rules compare the wrong address',
    file: 'forwarding/acl-crossing.ts',
    find: 'direction === \'ingress\' ? \'source\' : \'destination\'',
    replace: 'direction === \'ingress\' ? \'destination\' : \'source\'',
  },
  { name: 'the last port of a range is left out', file: 'sources/rule-traffic.ts', find: 'IntervalSet.of(from, to),', replace: 'IntervalSet.of(from, Math.max(from, to - 1)),' },
  {
    name: 'TCP rules match UDP, too',
    file: 'sources/rule-traffic.ts',
    find: 'protocols: IntervalSet.of(protocol),\n    field: IntervalSet.of(from, to),',
    replace: 'protocols: protocol === TCP ? IntervalSet.of(TCP).union(IntervalSet.of(UDP)) : IntervalSet.of(protocol),\n    field: IntervalSet.of(from, to),',
  },
  { name: 'ICMP codes are ignored', file: 'sources/rule-traffic.ts', find: 'code === -1 ? undefined : code)', replace: 'undefined)' },
  { name: 'what no rule matches is allowed', file: 'forwarding/network-acl.ts', find: '    PacketSet.empty(family),\n  );', replace: '    PacketSet.all(family),\n  );' },
  { name: 'NAT gateways use ports from 32768 on', file: 'forwarding/services.ts', find: 'NAT_PORTS: PortRange = { from: 1024,', replace: 'NAT_PORTS: PortRange = { from: 32768,' },
  { name: 'the shortest prefix of a route table wins', file: 'forwarding/route-table.ts', find: 'one !== other ? other - one', replace: 'one !== other ? one - other' },
  { name: 'private addresses are reached through the internet gateway', file: 'forwarding/internet-gateway.ts', find: 'if (remote.isEmpty() || remote', replace: 'if (!remote.isEmpty() || remote' },
];
