import { Flow, hasPorts } from './flow';
import { Layout, portOf } from './layout';
import { isPinned } from './nat-gateway';
import { ROUTER } from './router';
import { Step } from './session';

/** Flows in groups that can be under way at once: no two look alike, before a NAT gateway or behind it, and all need the same zones. */
export function groupsOf(flows: readonly Flow[]): readonly (readonly Flow[])[] {
  const groups: { readonly kind: string; readonly taken: Set<string>; readonly flows: Flow[] }[] = [];
  for (const flow of flows) {
    const kind = `${flow.lostZone} ${isPinned(flow)}`;
    const keys = keysOf(flow);
    let group = groups.find((one) => one.kind === kind && keys.every((key) => !one.taken.has(key)));
    if (!group) {
      group = { kind, taken: new Set(), flows: [] };
      groups.push(group);
    }
    keys.forEach((key) => group.taken.add(key));
    group.flows.push(flow);
  }
  return groups.map((group) => group.flows);
}

/** What connection tracking tells flows apart by, in both directions. */
function keysOf(flow: Flow): readonly string[] {
  const { protocol, source, destination, sourcePort, destinationPort, natPort } = flow;
  const ends = hasPorts(flow) ? [`${source}:${sourcePort}`, `${destination}:${destinationPort}`] : [source, destination];
  const inside = `${protocol} ${ends.sort().join(' ')}`;
  return isPinned(flow) ? [inside, `outside ${protocol} ${natPort} ${destination} ${destinationPort}`] : [inside];
}

/** Takes everything that stands in a zone down, or up again. Neighbours are permanent: the kernel keeps them meanwhile. */
export function zoneStep({ hosts, nats }: Layout, zone: string, state: 'down' | 'up'): Step {
  const ports = [
    ...[...hosts.values()].filter(({ subnet }) => subnet.zone === zone).map(portOf),
    ...nats.filter(({ subnet }) => subnet?.zone === zone).map(({ port }) => port),
  ];
  return { tool: 'ip', namespace: ROUTER, text: ports.map((port) => `link set ${port} ${state}`).join('\n') };
}
