import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, NetworkAclPolicy } from '../../src';
import { AclEvaluator } from '../support/acl-evaluator';
import type { Packet } from '../support/acl-evaluator';
import { NetworkView } from '../support/network-view';
import type { Tier } from '../support/network-view';
import { ENVIRONMENTS, templateOf } from '../support/stacks';
import type { CfnTemplate } from '../support/stacks';
import { ALL_TIERS } from '../support/tiers';

const [ICMP, TCP, UDP, GRE, ICMPV6] = [1, 6, 17, 47, 58];

/** IPv4 goes through the NAT gateway of the zone, IPv6 straight to the egress-only internet gateway. */
const FAMILIES = {
  IPv4: { translated: true, internetHost: '93.184.215.14', icmp: { protocol: ICMP, echoRequest: 8, echoReply: 0, errors: [3, 11] } },
  IPv6: { translated: false, internetHost: '2606:2800:21f::1', icmp: { protocol: ICMPV6, echoRequest: 128, echoReply: 129, errors: [1, 2, 3] } },
};
const IPV6_HOSTS: Record<Tier, string> = { Public: '2001:db8:0:100::10', Private: '2001:db8:0:110::10', Isolated: '2001:db8:0:1ff::10' };

/** Who opens a connection to what: a TCP or UDP port, or ICMP echo. */
interface Opening { readonly protocol: number; readonly port?: number }
type Payload = Omit<Packet, 'source' | 'destination'>;
/** A host in a subnet, or on the internet. */
interface Place { readonly address: string; readonly subnet?: string }

/** A policy, and in a few independent words what it promises. */
interface Case {
  readonly policy: NetworkAclPolicy;
  readonly egress: (opening: Opening) => boolean;
  readonly publicIngress: (opening: Opening) => boolean;
  /** Ports at which replies from outside are lost on purpose. */
  readonly blocked?: number[];
  /** Whether it keeps nobody out. */
  readonly open?: boolean;
}

const { tcpPort, tcpPortRange, udpPort, udpPortRange, icmp, icmpv6, allTraffic } = ec2.AclTraffic;
const everything = () => true;
const nothing = () => false;
const tcp = (...ports: number[]) => ({ protocol, port }: Opening) => protocol === TCP && ports.includes(port!);
const between = (from: number, port: number | undefined, to: number) => from <= port! && port! <= to;

const POLICIES: Record<string, Case> = {
  'everything out': { policy: NetworkAclPolicy.tiered(), egress: everything, publicIngress: tcp(80, 443) },
  'remote admin ports blocked': {
    policy: NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true }), egress: everything, publicIngress: tcp(80, 443), blocked: [3389],
  },
  'HTTPS out': { policy: NetworkAclPolicy.tiered({ egress: [tcpPort(443)] }), egress: tcp(443), publicIngress: tcp(80, 443) },
  'HTTPS out, nothing in, remote admin ports blocked': {
    policy: NetworkAclPolicy.tiered({ egress: [tcpPort(443)], publicIngress: [], blockRemoteAdminPorts: true }),
    egress: tcp(443),
    publicIngress: nothing,
    blocked: [3389],
  },
  'ranges, UDP and ICMP': {
    policy: NetworkAclPolicy.tiered({
      egress: [tcpPortRange(1000, 2000), udpPort(123), icmp({ type: 8, code: -1 }), icmpv6({ type: 128, code: -1 })],
      publicIngress: [udpPortRange(500, 600), icmp({}), icmpv6({})],
    }),
    egress: ({ protocol, port }) => protocol === TCP ? between(1000, port, 2000) : protocol === UDP ? port === 123 : true,
    publicIngress: ({ protocol, port }) => protocol === UDP ? between(500, port, 600) : [ICMP, ICMPV6].includes(protocol),
  },
  'UDP out': {
    policy: NetworkAclPolicy.tiered({ egress: [udpPortRange(0, 65535)] }), egress: ({ protocol }) => protocol === UDP, publicIngress: tcp(80, 443),
  },
  'mail out, everything in': {
    policy: NetworkAclPolicy.tiered({ egress: [tcpPort(25)], publicIngress: [allTraffic()] }), egress: tcp(25), publicIngress: everything,
  },
  'allow all': { policy: NetworkAclPolicy.allowAll(), egress: everything, publicIngress: everything, open: true },
  'none': { policy: NetworkAclPolicy.none(), egress: everything, publicIngress: everything, open: true },
};

/** Walks packets through the network ACLs of one synthesized network, in one address family. */
class Walker {
  public readonly zones: string[];
  public readonly openings: Opening[];
  public readonly ephemeralPorts: number[];
  public readonly internet: Place;
  public readonly family: typeof FAMILIES.IPv4;
  private readonly view: NetworkView;
  private readonly acls: AclEvaluator;

  public constructor(template: CfnTemplate, private readonly familyName: keyof typeof FAMILIES) {
    this.family = FAMILIES[familyName];
    this.internet = { address: this.family.internetHost };
    this.view = new NetworkView(template);
    this.acls = new AclEvaluator(template);
    this.zones = this.view.zones;
    const ports = boundaryPorts(this.view);
    this.ephemeralPorts = ports.filter((port) => port >= 1024);
    this.openings = [{ protocol: this.family.icmp.protocol }, ...[TCP, UDP].flatMap((protocol) => ports.map((port) => ({ protocol, port })))];
  }

  public host(tier: Tier, zone: string): Required<Place> {
    const { logicalId: subnet, ipv4 } = this.view.subnet(tier, zone);
    return { subnet, address: this.familyName === 'IPv4' ? ipv4.replace(/\d+\/\d+$/, '10') : IPV6_HOSTS[tier] };
  }

  /** Out of the subnet that the packet comes from and into the one it goes to. */
  public passes(from: Place, to: Place, payload: Payload): boolean {
    const packet = { source: from.address, destination: to.address, ...payload };
    return (!from.subnet || this.acls.leaves(from.subnet, packet)) && (!to.subnet || this.acls.enters(to.subnet, packet));
  }

  /** L1, L2 and L3: the gateway passes the packet on in its own name, with the destination that it had. */
  public getsOut(zone: string, payload: Payload): boolean {
    const [host, gateway] = [this.host('Private', zone), this.host('Public', zone)];
    return this.family.translated
      ? this.passes(host, { ...this.internet, subnet: gateway.subnet }, payload) && this.passes(gateway, this.internet, payload)
      : this.passes(host, this.internet, payload);
  }

  /** L4, L5 and L6: to the private host, the reply comes from the internet host and not from the gateway. */
  public getsBack(zone: string, payload: Payload): boolean {
    const [host, gateway] = [this.host('Private', zone), this.host('Public', zone)];
    return this.family.translated
      ? this.passes(this.internet, gateway, payload) && this.passes({ ...this.internet, subnet: gateway.subnet }, host, payload)
      : this.passes(this.internet, host, payload);
  }

  public request({ protocol, port }: Opening): Payload {
    return port === undefined ? { protocol, icmpType: this.family.icmp.echoRequest } : { protocol, port };
  }

  /** The replies that may come back, one for each port that the client may have opened the connection from. */
  public replies({ protocol, port }: Opening): Payload[] {
    return port === undefined
      ? [{ protocol, icmpType: this.family.icmp.echoReply }]
      : this.ephemeralPorts.map((source) => ({ protocol, port: source }));
  }

  public get icmpErrors(): Payload[] {
    return this.family.icmp.errors.map((icmpType) => ({ protocol: this.family.icmp.protocol, icmpType }));
  }
}

/** Where some rule starts or ends and beside it, and the ports that people ask about: between two of these nothing changes. */
function boundaryPorts(view: NetworkView): number[] {
  const ranges = view.ofType('AWS::EC2::NetworkAclEntry').map(([, { Properties }]) => Properties?.PortRange as Record<string, number> | undefined);
  const edges = ranges.flatMap((range) => Object.values(range ?? {}));
  const ports = [1, 22, 80, 443, 1023, 1024, 3388, 3389, 3390, 65535, ...edges.flatMap((port) => [port - 1, port, port + 1])];
  return [...new Set(ports)].filter((port) => port >= 0 && port <= 65535);
}

type Complain = (...what: unknown[]) => void;

/** What breaks a promise, in words; all of them at once, so that a failure shows the whole picture. */
function broken(walker: Walker, promise: (zone: string, complain: Complain) => void): string[] {
  const complaints: string[] = [];
  walker.zones.forEach((zone) => promise(zone, (...what) => complaints.push(`${zone}: ${what.map((each) => JSON.stringify(each)).join(' ')}`)));
  return complaints;
}

const { IPV4_ONLY, DUAL_STACK } = ec2.IpProtocol;
const ZONES_OF: Record<string, number[]> = { agnostic: [2], concrete: [3, 4] };
const NETWORKS = ENVIRONMENTS.flatMap(([environment, newStack]) => ZONES_OF[environment].flatMap((azCount) =>
  [IPV4_ONLY, DUAL_STACK].map((ipProtocol) => ({ environment, newStack, azCount, ipProtocol }))));

const POLICIES_AND_NETWORKS = Object.entries(POLICIES).flatMap(([name, promise]) => NETWORKS.map((network) => ({ name, ...promise, ...network })));

const CASES = POLICIES_AND_NETWORKS.flatMap(({ name, policy, environment, newStack, azCount, ipProtocol, ...promised }) => {
  const template = lazily(() => templateOf(newStack, (stack) => {
    new HaNatVpc(stack, 'Vpc', { azCount, ipProtocol, networkAcls: policy, tiers: ALL_TIERS });
  }));
  const families = ipProtocol === DUAL_STACK ? ['IPv4', 'IPv6'] as const : ['IPv4'] as const;
  return families.map((family) => ({
    ...promised,
    network: `${name}, ${azCount} zones, ${environment}, ${family} of ${ipProtocol}`,
    newWalker: () => new Walker(template(), family),
  }));
});

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => made ??= make();
}

describe.each(CASES)('$network', ({ newWalker, egress, publicIngress, blocked = [] }) => {
  let walker: Walker;
  beforeAll(() => { walker = newWalker(); });

  test('what may leave passes every leg, and so does its reply to every ephemeral port', () => {
    expect(broken(walker, (zone, complain) => walker.openings.filter(egress).forEach((opening) => {
      if (!walker.getsOut(zone, walker.request(opening))) { complain('does not get out', opening); }
      for (const reply of walker.replies(opening)) {
        const isBlocked = blocked.includes(reply.port!);
        if (walker.getsBack(zone, reply) === isBlocked) { complain(isBlocked ? 'is not blocked' : 'does not get back', reply); }
      }
    }))).toEqual([]);
  });

  test('ICMP errors pass every leg both ways', () => {
    expect(broken(walker, (zone, complain) => walker.icmpErrors.forEach((error) => {
      if (!walker.getsOut(zone, error)) { complain('does not get out', error); }
      if (!walker.getsBack(zone, error)) { complain('does not get back', error); }
    }))).toEqual([]);
  });

  test('clients of the public tier are answered', () => {
    expect(broken(walker, (zone, complain) => walker.openings.filter(publicIngress).forEach((opening) => {
      const server = walker.host('Public', zone);
      if (!walker.passes(walker.internet, server, walker.request(opening))) { complain('does not get in', opening); }
      const lost = walker.replies(opening).filter((reply) => !walker.passes(server, walker.internet, reply));
      lost.forEach((reply) => complain('is not answered', opening, reply));
    }))).toEqual([]);
  });

  test('between tiers everything passes and is answered, but what private hosts send to public ones is narrowed with egress', () => {
    const tiers: Tier[] = ['Public', 'Private', 'Isolated'];
    const [firstZone] = walker.zones;
    expect(broken(walker, (zone, complain) => tiers.forEach((from) => tiers.forEach((to) => {
      const [client, server] = [walker.host(from, zone), walker.host(to, firstZone)];
      const narrowed = from === 'Private' && to === 'Public' && walker.family.translated;
      walker.openings.filter((opening) => !narrowed || egress(opening) || publicIngress(opening)).forEach((opening) => {
        if (!walker.passes(client, server, walker.request(opening))) { complain(from, 'does not reach', to, opening); }
        const lost = walker.replies(opening).filter((reply) => !walker.passes(server, client, reply));
        lost.forEach((reply) => complain(to, 'does not answer', from, reply));
      });
    })))).toEqual([]);
  });
});

describe.each(CASES.filter(({ open }) => !open))('$network', ({ newWalker, egress, publicIngress }) => {
  let walker: Walker;
  beforeAll(() => { walker = newWalker(); });

  test('what may not leave is stopped on its first leg, and not let in by the public tier but for replies', () => {
    expect(broken(walker, (zone, complain) => walker.openings.filter((opening) => !egress(opening)).forEach((opening) => {
      const [host, gateway] = [walker.host('Private', zone), walker.host('Public', zone)];
      if (walker.passes(host, walker.internet, walker.request(opening))) { complain('gets out', opening); }
      const looksLikeReply = opening.port !== undefined && opening.port >= 1024;
      if (walker.family.translated && !looksLikeReply && !publicIngress(opening)
        && walker.passes({ address: host.address }, gateway, walker.request(opening))) { complain('gets to the gateway', opening); }
    }))).toEqual([]);
  });

  test('nothing unsolicited gets into the private tier, nor into the public one but publicIngress, unless it looks like a reply', () => {
    const protocolsOut = new Set(walker.openings.filter(egress).map(({ protocol }) => protocol));
    const looksLikeReply = ({ protocol, port }: Opening) => port! >= 1024 && protocolsOut.has(protocol);
    const unsolicited = [...walker.openings, { protocol: GRE }].filter((opening) => !looksLikeReply(opening));
    expect(broken(walker, (zone, complain) => unsolicited.forEach((opening) => {
      const payload = opening.protocol === GRE ? opening : walker.request(opening);
      if (walker.passes(walker.internet, walker.host('Private', zone), payload)) { complain('gets into the private tier', opening); }
      const gets = walker.passes(walker.internet, walker.host('Public', zone), payload);
      if (gets !== publicIngress(opening)) { complain(gets ? 'gets into' : 'does not get into', 'the public tier', opening); }
    }))).toEqual([]);
  });

  test('the isolated tier has no traffic with the internet', () => {
    expect(broken(walker, (zone, complain) => {
      const host = walker.host('Isolated', zone);
      for (const payload of [...walker.openings.map((opening) => walker.request(opening)), ...walker.icmpErrors, { protocol: GRE }]) {
        if (walker.passes(host, walker.internet, payload)) { complain('gets out', payload); }
        if (walker.passes(walker.internet, host, payload)) { complain('gets in', payload); }
      }
    })).toEqual([]);
  });
});
