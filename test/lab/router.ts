import { aclChains } from './acl-ruleset';
import { hardwareAddress } from './hardware-address';
import { bridgeOf, cidr, Layout, NatPlace, portOf } from './layout';
import { MARKED } from './marks';
import { Step } from './session';
import { OracleRoute, OracleSubnet } from '../support/oracle-network';

/**
 * The VPC's router: a bridge for each subnet, so that what stays in a subnet never meets it; a routing table for each subnet, which the kernel looks up
 * by the bridge that a packet comes from; and network ACLs where packets leave a subnet (before routing) and enter one (after).
 */
export const ROUTER = 'router';
export const ROUTER_MAC = hardwareAddress('router');
/** Stands for the other end of a cable; every neighbour is known beforehand, and nobody asks for one. */
export const NEXT = { 4: '169.254.99.9', 6: 'fe80::9' } as const;
export const GATEWAYS = ['igw', 'eigw'] as const;

export const neighbour = (address: string, mac: string, device: string) => `neigh add ${address} lladdr ${mac} dev ${device} nud permanent`;
const neighbours = (mac: string, device: string) => Object.values(NEXT).map((address) => neighbour(address, mac, device));
const via = (version: 4 | 6, device: string) => `via ${NEXT[version]} dev ${device} onlink`;

export function routerSteps(layout: Layout): readonly Step[] {
  const tables = tablesOf(layout);
  const routes = (version: 4 | 6) => tables.flatMap(({ device, number, routes: all }) => [
    `rule add iif ${device} lookup ${number} pref ${number}`,
    ...all.filter((route) => route.version === version).map(({ text }) => `route add ${text} table ${number}`),
  ]);
  return [
    { tool: 'ip', namespace: ROUTER, text: cables(layout).join('\n') },
    { tool: 'ip -4', namespace: ROUTER, text: routes(4).join('\n') },
    { tool: 'ip -6', namespace: ROUTER, text: routes(6).join('\n') },
    { tool: 'nft', namespace: ROUTER, text: ruleset(layout) },
  ];
}

function cables({ network, hosts, nats }: Layout): readonly string[] {
  const bridges = network.subnets.map((subnet) => bridgeOf(network, subnet)).flatMap((bridge) => [
    `link add name ${bridge} address ${ROUTER_MAC} type bridge mcast_snooping 0 stp_state 0`, `link set ${bridge} up`,
  ]);
  const toHosts = [...hosts.values()].flatMap((host) => {
    const bridge = bridgeOf(network, host.subnet);
    return [
      `link add name ${portOf(host)} type veth peer name ${host.device} address ${host.mac} netns ends`,
      `link set ${portOf(host)} master ${bridge}`, `link set ${portOf(host)} up`, neighbour(host.address, host.mac, bridge),
    ];
  });
  const toNats = nats.flatMap(({ port, bridge, subnet, mac, namespace, addresses, linkLocal }) => [
    `link add name ${port} type veth peer name eth0 address ${mac} netns ${namespace}`,
    `link set ${port} ${subnet ? `master ${bridge}` : `address ${ROUTER_MAC}`}`, `link set ${port} up`,
    ...[...addresses, linkLocal].map((address) => neighbour(address, mac, bridge)),
  ]);
  const toEdge = GATEWAYS.flatMap((gateway) => {
    const mac = hardwareAddress(`edge ${gateway}`);
    return [
      `link add name ${gateway} address ${ROUTER_MAC} type veth peer name ${gateway} address ${mac} netns edge`,
      `link set ${gateway} up`, ...neighbours(mac, gateway),
    ];
  });
  return ['link set lo up', ...bridges, ...toHosts, ...toNats, ...toEdge];
}

interface TableRoute {
  readonly version: 4 | 6;
  readonly text: string;
}

interface Table {
  /** Packets that come in by this device look it up. */
  readonly device: string;
  readonly number: number;
  readonly routes: readonly TableRoute[];
}

function tablesOf(layout: Layout): readonly Table[] {
  const { network, nats } = layout;
  const local = localRoutes(layout);
  const regional = nats.filter(({ subnet }) => !subnet);
  const toRegional = regional.flatMap(({ addresses, bridge }) => addresses.map((address) => ({ version: 4 as const, text: `${address} dev ${bridge}` })));
  return [
    ...GATEWAYS.map((device, index) => ({ device, number: 50 + index, routes: [...toRegional, ...local] })),
    ...network.subnets.map((subnet, index) => ({
      device: bridgeOf(network, subnet), number: 100 + index, routes: [...subnet.routes.flatMap((route) => routeOf(layout, subnet, route)), ...local],
    })),
    ...regional.map(({ bridge }, index) => ({
      device: bridge,
      number: 1000 + index,
      routes: [...network.attachedGateways.length > 0 ? [{ version: 4 as const, text: `default ${via(4, 'igw')}` }] : [], ...local],
    })),
  ];
}

/** To each subnet of the VPC; the rest of the VPC's blocks, and whatever no route matches, is dropped in silence. */
function localRoutes({ network }: Layout): readonly TableRoute[] {
  return [
    ...network.subnets.flatMap((subnet) => subnet.blocks.map((block) => ({ version: block.version, text: `${cidr(block)} dev ${bridgeOf(network, subnet)}` }))),
    ...network.blocks.map((block) => ({ version: block.version, text: `blackhole ${cidr(block)} metric 9000` })),
    { version: 4, text: 'blackhole default metric 9999' },
    { version: 6, text: 'blackhole default metric 9999' },
  ];
}

function routeOf({ nats }: Layout, subnet: OracleSubnet, { destination, target }: OracleRoute): readonly TableRoute[] {
  if (target.kind === 'local') { return []; }
  const { version } = destination;
  const ways: Readonly<Record<typeof target.kind, () => string | undefined>> = {
    'internet-gateway': () => via(version, 'igw'),
    'egress-only': () => via(version, 'eigw'),
    'nat': () => toNat(nats.find(({ nat }) => nat.id === target.id)!, subnet, version),
    'other': () => undefined,
  };
  const found = target.isAlive ? ways[target.kind]() : undefined;
  return [{ version, text: found === undefined ? `blackhole ${cidr(destination)}` : `${cidr(destination)} ${found}` }];
}

/** A regional gateway may serve listed zones alone. IPv6 gets as far as the gateway, which knows no IPv6. */
function toNat({ nat, addresses, linkLocal, bridge }: NatPlace, { zone }: OracleSubnet, version: 4 | 6): string | undefined {
  return nat.zones && !nat.zones.includes(zone) ? undefined : `via ${version === 4 ? addresses[0] : linkLocal} dev ${bridge} onlink`;
}

function ruleset({ network }: Layout): string {
  const acls = network.acls.map((acl, index) => aclChains(acl, `acl${index}`));
  const borders = (direction: 'in' | 'out') => network.subnets
    .map((subnet) => `"${bridgeOf(network, subnet)}" : goto acl${network.acls.indexOf(subnet.acl)}_${direction}`).join(', ');
  // A gateway does not serve the hosts of its own subnet.
  const turns = network.subnets.map((subnet) => bridgeOf(network, subnet)).map((bridge) => `iifname "${bridge}" oifname "${bridge}" drop`);
  return [
    'table inet vpc {',
    ...acls,
    'chain leaving { type filter hook prerouting priority -300',
    '  notrack',
    ...['ip', 'ip6'].map((family) => `  ${family} dscp { ${MARKED.join(', ')} } meta nftrace set 1`),
    `  iifname vmap { ${borders('out')} }`,
    '}',
    'chain between { type filter hook forward priority 0', ...turns.map((turn) => `  ${turn}`), '}',
    `chain entering { type filter hook postrouting priority 300; oifname vmap { ${borders('in')} }; }`,
    '}',
  ].join('\n');
}
