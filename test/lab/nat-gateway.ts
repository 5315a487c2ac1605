import { Flow, hasPorts, isIpv6 } from './flow';
import { cidr, Layout, NatPlace } from './layout';
import { NEXT, neighbour, ROUTER_MAC } from './router';
import { Step } from './session';

/** A NAT gateway: the kernel's own source NAT, with ports from 1024 on, for hosts of the VPC that are no gateways; nothing comes in that nobody asked for. */
export function natGatewaySteps(layout: Layout, place: NatPlace): readonly Step[] {
  const { namespace, addresses } = place;
  return [
    {
      tool: 'ip',
      namespace,
      text: [
        'link set lo up', ...addresses.map((address) => `addr add ${address}/32 dev eth0`), 'link set eth0 up',
        neighbour(NEXT[4], ROUTER_MAC, 'eth0'), `route add default via ${NEXT[4]} dev eth0 onlink`,
      ].join('\n'),
    },
    { tool: 'nft', namespace, text: ruleset(layout, place) },
  ];
}

function ruleset({ network, nats }: Layout, { addresses }: NatPlace): string {
  const clients = network.blocks.filter(({ version }) => version === 4).map(cidr).join(', ');
  const gateways = nats.flatMap((one) => one.addresses).join(', ');
  const choices = addresses.flatMap((address, index) => {
    const left = addresses.length - index;
    const share = left > 1 ? `numgen random mod ${left} == 0 ` : '';
    return [`  ${share}meta l4proto { tcp, udp } snat to ${address}:1024-65535 fully-random`, `  ${share}meta l4proto icmp snat to ${address}`];
  });
  return [
    'table ip nat {',
    'map pinned { type ipv4_addr . inet_proto . inet_service . ipv4_addr . inet_service : ipv4_addr . inet_service; }',
    'chain serve { type filter hook forward priority 0; policy drop',
    '  ct state invalid drop',
    '  ct direction reply accept',
    '  ct state related accept',
    `  ip saddr { ${clients} } ip saddr != { ${gateways} } meta l4proto { icmp, tcp, udp } accept`,
    '}',
    'chain own { type filter hook input priority 0; policy drop; }',
    'chain translate { type nat hook postrouting priority 100',
    '  meta l4proto { tcp, udp } snat ip to ip saddr . ip protocol . th sport . ip daddr . th dport map @pinned',
    ...choices,
    '}',
    '}',
  ].join('\n');
}

/** Makes the gateways choose the ports that flows ask for, and forget those of earlier flows. */
export function pinSteps({ nats }: Layout, flows: readonly Flow[]): readonly Step[] {
  const pinned = flows.filter(isPinned).map(({ source, protocol, sourcePort, destination, destinationPort, natPort }) =>
    ({ key: `${source} . ${protocol} . ${sourcePort} . ${destination} . ${destinationPort}`, natPort }));
  return nats.map(({ namespace, addresses }) => ({
    tool: 'nft',
    namespace,
    text: [
      'flush map ip nat pinned',
      ...pinned.length > 0 ? [`add element ip nat pinned { ${pinned.map(({ key, natPort }) => `${key} : ${addresses[0]} . ${natPort}`).join(', ')} }`] : [],
    ].join('\n'),
  }));
}

export const isPinned = (flow: Flow): boolean => flow.natPort !== undefined && hasPorts(flow) && !isIpv6(flow.source);
