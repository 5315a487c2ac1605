import { hardwareAddress } from './hardware-address';
import { cidr, INTERNET, Layout } from './layout';
import { GATEWAYS, NEXT, neighbour, ROUTER_MAC } from './router';
import { Step } from './session';
import { RouteTarget } from '../support/oracle-network';

/**
 * The edge of the VPC: the internet gateway, which translates 1:1 between private and public IPv4 addresses and passes IPv6 as it is, and the egress-only
 * gateway, which remembers the IPv6 flows of inside hosts.
 */
export const EDGE = 'edge';

/** No addresses of the internet: RFC 1918, RFC 6598, loopback, link-local, multicast and reserved. */
const NOT_INTERNET = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];
const REGIONAL_NATS = '100.127.0.0/16';

export function edgeSteps(layout: Layout): readonly Step[] {
  return [
    { tool: 'ip', namespace: EDGE, text: cables(layout).join('\n') },
    { tool: 'nft', namespace: EDGE, text: `${internetGateway4(layout)}\n${gateways6(layout)}` },
  ];
}

function cables({ network }: Layout): readonly string[] {
  const inwards = [...network.blocks.map((block) => ({ version: block.version, text: cidr(block) })), { version: 4 as const, text: REGIONAL_NATS }];
  return [
    'link set lo up',
    `link add name out address ${hardwareAddress('edge out')} type veth peer name ${INTERNET.device} address ${INTERNET.mac} netns ends`,
    ...[...GATEWAYS, 'out'].map((device) => `link set ${device} up`),
    ...Object.values(NEXT).flatMap((address) => [neighbour(address, ROUTER_MAC, 'igw'), neighbour(address, INTERNET.mac, 'out')]),
    ...inwards.map(({ version, text }) => `route add ${text} via ${NEXT[version]} dev igw onlink`),
    `route add 0.0.0.0/0 via ${NEXT[4]} dev out onlink`,
    `route add ::/0 via ${NEXT[6]} dev out onlink`,
  ];
}

const elements = (all: readonly string[]) => (all.length > 0 ? `elements = { ${all.join(', ')} }` : '');

/** Connection tracking translates what an ICMP error quotes; what fits no connection is translated without it. */
function internetGateway4({ network, publicAddresses }: Layout): string {
  const known = network.attachedGateways.length > 0 ? publicAddresses : [];
  const own = network.blocks.filter(({ version }) => version === 4).map(cidr);
  return [
    'table ip igw {',
    `set inside { type ipv4_addr; ${elements(known.map((one) => one.private))} }`,
    `set outside { type ipv4_addr; ${elements(known.map((one) => one.public))} }`,
    `map outwards { type ipv4_addr : ipv4_addr; ${elements(known.map((one) => `${one.private} : ${one.public}`))} }`,
    `map inwards { type ipv4_addr : ipv4_addr; ${elements(known.map((one) => `${one.public} : ${one.private}`))} }`,
    `set notinternet { type ipv4_addr; flags interval; auto-merge; ${elements([...NOT_INTERNET, ...own])} }`,
    'chain guard { type filter hook prerouting priority -300',
    '  iifname "eigw" drop',
    '  iifname "igw" ip daddr @notinternet drop',
    '  iifname "igw" ip saddr != @inside drop',
    '  iifname "out" ip saddr @notinternet drop',
    '  iifname "out" ip daddr != @outside drop',
    '}',
    'chain unknown_in { type filter hook prerouting priority -150; ct state invalid iifname "out" ip daddr set ip daddr map @inwards; }',
    'chain arriving { type nat hook prerouting priority -100; iifname "out" dnat to ip daddr map @inwards; }',
    'chain departing { type nat hook postrouting priority 100; oifname "out" snat to ip saddr map @outwards; }',
    'chain unknown_out { type filter hook postrouting priority 300; ct state invalid oifname "out" ip saddr set ip saddr map @outwards; }',
    '}',
  ].join('\n');
}

/**
 * From outside, packets come to whoever asked, and to every subnet but by a route that leads to the egress-only gateway. What AWS does where no route
 * leads back to the outside is not documented: the lab lets packets in, so that what is promised to be closed must be closed by something else.
 */
function gateways6({ network }: Layout): string {
  const open = network.subnets.flatMap(({ blocks, routes }) => blocks.filter(({ version }) => version === 6).flatMap((own) => [
    ...routes.filter(({ destination, target }) => destination.version === 6 && target.kind !== 'local')
      .map(({ destination, target }) => `ip6 daddr ${cidr(own)} ip6 saddr ${cidr(destination)} ${isEgressOnly(target) ? 'drop' : 'accept'}`),
    `ip6 daddr ${cidr(own)} accept`,
  ]));
  const own = ['fc00::/7', ...network.blocks.filter(({ version }) => version === 6).map(cidr)].join(', ');
  const isAttached = network.attachedGateways.length > 0;
  return [
    'table ip6 gateways {',
    'chain guard { type filter hook prerouting priority -300',
    '  iifname { "igw", "eigw" } ip6 daddr != 2000::/3 drop',
    `  iifname { "igw", "eigw" } ip6 daddr { ${own} } drop`,
    '  iifname "out" ip6 saddr != 2000::/3 drop',
    `  iifname "out" ip6 saddr { ${own} } drop`,
    '}',
    'chain arriving {',
    ...open.map((rule) => `  ${rule}`),
    '}',
    'chain pass { type filter hook forward priority 0; policy drop',
    '  iifname "eigw" ct direction original ct mark set 1 accept',
    '  iifname "out" ct mark 1 ct state established,related accept',
    ...isAttached ? ['  iifname "igw" accept', '  iifname "out" jump arriving'] : [],
    '}',
    '}',
  ].join('\n');
}

const isEgressOnly = ({ kind, isAlive }: RouteTarget): boolean => isAlive && kind === 'egress-only';
