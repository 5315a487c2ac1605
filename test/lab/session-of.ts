import { edgeSteps, EDGE } from './edge';
import { Flow } from './flow';
import { hardwareAddress } from './hardware-address';
import { INTERNET, Layout } from './layout';
import { isPinned, natGatewaySteps, pinSteps } from './nat-gateway';
import { groupsOf, zoneStep } from './rounds';
import { ROUTER, ROUTER_MAC, routerSteps } from './router';
import { Probe, Round, Session } from './session';

/** Everything that the kernel needs to be the VPC, and the packets to send through it. */
export function sessionOf(layout: Layout, flows: readonly Flow[], isTraced = true): Session {
  const { hosts, nats } = layout;
  const forwarding = [ROUTER, EDGE, ...nats.map(({ namespace }) => namespace)];
  return {
    namespaces: [...forwarding, 'ends'],
    forwarding,
    build: [...routerSteps(layout), ...nats.flatMap((place) => natGatewaySteps(layout, place)), ...edgeSteps(layout)],
    devices: { [INTERNET.device]: INTERNET.mac, ...Object.fromEntries([...hosts.values()].map(({ device, mac }) => [device, mac])) },
    stateful: forwarding.filter((namespace) => namespace !== ROUTER),
    rounds: groupsOf(flows).map((group) => roundOf(layout, group)),
    ...isTraced ? { traced: ROUTER } : {},
  };
}

function roundOf(layout: Layout, flows: readonly Flow[]): Round {
  const [{ lostZone }] = flows;
  return {
    before: [...flows.some(isPinned) ? pinSteps(layout, flows) : pinSteps(layout, []), ...lostZone === undefined ? [] : [zoneStep(layout, lostZone, 'down')]],
    probes: flows.map((flow) => probeOf(layout, flow)),
    after: lostZone === undefined ? [] : [zoneStep(layout, lostZone, 'up')],
  };
}

function probeOf(layout: Layout, { id, source, destination, protocol, sourcePort, destinationPort, error }: Flow): Probe {
  const { hosts } = layout;
  const [from, to] = [hosts.get(source), hosts.get(destination)];
  return {
    id,
    device: from?.device ?? INTERNET.device,
    to: from ? from.subnet === to?.subnet ? to.mac : ROUTER_MAC : hardwareAddress('edge out'),
    source,
    destination: from ? destination : publicAddressOf(layout, destination),
    protocol,
    sourcePort,
    destinationPort,
    answeredAt: to?.device ?? (from ? INTERNET.device : null),
    error: error ? [error.type, error.code] : null,
  };
}

/** What the internet calls a host or a gateway; its own address if it has no public one, which leads nowhere. */
export function publicAddressOf({ publicAddresses }: Layout, address: string): string {
  return publicAddresses.find((one) => one.private === address)?.public ?? address;
}
