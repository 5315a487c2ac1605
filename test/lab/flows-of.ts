import { Flow, hasPorts, ICMP, ICMPV6, TCP, UDP } from './flow';
import { Random } from '../fuzz/random';
import { block, holds, Ip, ipText, isNat64, parseIp, versionOf } from '../support/oracle-address';
import { OracleNetwork, OracleSubnet } from '../support/oracle-network';
import { Points, pointsOf } from '../support/oracle-points';

const OTHERS = [47, 50, 89];
const ORDINARY_PORTS = [22, 53, 80, 443, 3389, 8080];
const ORDINARY_REMOTES: Readonly<Record<4 | 6, readonly string[]>> = {
  4: ['8.8.8.8', '203.0.113.10', '198.51.100.200', '52.94.1.1'], 6: ['2001:4860:4860::8888', '2606:4700::1111'],
};
/** Private addresses of other networks. */
const ODD_DESTINATIONS = ['10.200.0.1', '172.16.5.5', '192.168.77.7', '100.64.200.1', '100.127.255.1'];
/** What Linux never forwards to, and where the lab's own Elastic IPs are. */
const LEFT_OUT = ['0.0.0.0/8', '18.200.0.0/16'].map(block);
const ERRORS: Readonly<Record<4 | 6, readonly number[]>> = { 4: [3, 11], 6: [1, 2, 3] };
const HOSTS_OF_A_SUBNET = 3;
/** 0 and 255, which are among the codes of every type. */
const ENDS_OF_CODES = 2;
const EPHEMERAL = 1024;

/** Flows of all kinds through a network, at the edges of what its rules and routes tell apart and in between; the same for equal seeds. */
export function flowsOf(network: OracleNetwork, count: number, seed: number): readonly Flow[] {
  const picker = new FlowPicker(network, new Random(seed));
  return Array.from({ length: count }, (_, index) => picker.pick(index + 1));
}

type Kind = 'out' | 'in' | 'within' | 'beside' | 'odd';
const KINDS: readonly Kind[] = [...Array<Kind>(11).fill('out'), ...Array<Kind>(4).fill('in'), ...Array<Kind>(3).fill('within'), 'beside', 'odd'];

interface Place {
  readonly subnet: OracleSubnet;
  readonly points: Points;
  readonly hosts: Readonly<Record<4 | 6, readonly Ip[]>>;
}

class FlowPicker {
  private readonly places: readonly Place[];
  private readonly zones: readonly string[];

  constructor(private readonly network: OracleNetwork, private readonly random: Random) {
    this.places = network.subnets.map((subnet) => {
      const points = pointsOf(network, subnet);
      const hosts = (version: 4 | 6) => this.some(points.hosts(version), HOSTS_OF_A_SUBNET);
      return { subnet, points, hosts: { 4: hosts(4), 6: hosts(6) } };
    });
    this.zones = [...new Set(network.subnets.map(({ zone }) => zone))];
  }

  public pick(id: number): Flow {
    const { random } = this;
    const kind = random.pick(KINDS);
    const place = random.pick(this.places);
    const version = kind !== 'odd' && place.hosts[6].length > 0 && random.chance(0.4) ? 6 : 4;
    const host = ipText(random.pick(place.hosts[version]));
    const peer = this.peerOf(kind, place.subnet, place.points, version);
    if (peer === host) { return this.pick(id); }
    const [source, destination] = kind === 'in' ? [peer, host] : [host, peer];
    const flow = this.withService({ id, source, destination }, place.points, version);
    const isBetweenZones = kind !== 'in' && this.zones.length > 1 && random.chance(0.12);
    return { ...flow, ...isBetweenZones ? { lostZone: random.pick(this.zones) } : {} };
  }

  private peerOf(kind: Kind, subnet: OracleSubnet, points: Points, version: 4 | 6): string {
    const { random } = this;
    const inside = (others: boolean) => this.places.filter((place) => (place.subnet !== subnet) === others).flatMap(({ hosts }) => hosts[version]);
    switch (kind) {
      case 'odd': return random.pick(ODD_DESTINATIONS.filter((address) => !this.network.blocks.some((one) => holds(one, parseIp(address)))));
      case 'within': return ipText(random.pick(inside(true)));
      case 'beside': return ipText(random.pick(inside(false)));
      case 'out': case 'in': {
        const edges = points.internet(version).filter((address) => versionOf(address) === version && !isNat64(address)).map(ipText);
        const usable = [...edges, ...ORDINARY_REMOTES[version]].filter((address) => !LEFT_OUT.some((one) => holds(one, parseIp(address))));
        return random.pick(random.chance(0.6) ? usable : ORDINARY_REMOTES[version]);
      }
    }
  }

  private withService(ends: Pick<Flow, 'id' | 'source' | 'destination'>, points: Points, version: 4 | 6): Flow {
    const { random } = this;
    const protocol = random.pick([TCP, TCP, TCP, UDP, UDP, version === 4 ? ICMP : ICMPV6, random.pick(OTHERS)]);
    if (!hasPorts({ protocol })) {
      return { ...ends, protocol, sourcePort: protocol === ICMP || protocol === ICMPV6 ? 1 + random.below(65535) : 0, destinationPort: 0 };
    }
    const port = (lowest: number) => (random.chance(0.6) ? random.pick(points.ports(protocol, lowest)) : lowest + random.below(65536 - lowest));
    const destinationPort = random.chance(0.3) ? random.pick(ORDINARY_PORTS) : port(0);
    const flow: Flow = { ...ends, protocol, sourcePort: port(EPHEMERAL), destinationPort: destinationPort };
    const natPort = version === 4 && random.chance(0.6) ? { natPort: port(EPHEMERAL) } : {};
    return { ...flow, ...natPort, ...random.chance(0.2) ? { error: this.errorOf(points, version) } : {} };
  }

  /** Mostly of a type whose codes some rule tells apart. */
  private errorOf(points: Points, version: 4 | 6) {
    const codes = (type: number) => points.codes(version === 4 ? ICMP : ICMPV6, type);
    const told = ERRORS[version].filter((type) => codes(type).length > ENDS_OF_CODES);
    const type = this.random.pick(told.length > 0 && this.random.chance(0.7) ? told : ERRORS[version]);
    return { type, code: this.random.pick(codes(type)) };
  }

  private some(all: readonly Ip[], count: number): readonly Ip[] {
    return all.length <= count ? all : Array.from({ length: count }, () => this.random.pick(all));
  }
}

