import * as fc from 'fast-check';
import { tierOf } from '../support/brute-force';
import { answerTo, Packet, packetText } from '../support/concrete-tracer';
import { templateOf } from '../support/network-template';
import { isInternet, step } from '../support/oracle-address';
import { roundTrip } from '../support/oracle-flows';
import { OracleNetwork, OracleSubnet, readOracleNetwork } from '../support/oracle-network';
import { pointsOf } from '../support/oracle-points';
import { networkAboutHosts, NetworkPlan, randomNetwork } from '../support/random-network';
import { answerOf, arrivalOf, blames, replay, requestOf, SYMBOLIC_IPV6 } from '../support/replay';
import { findingsOf, FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

const judged = (plan: NetworkPlan, rule: string) => {
  const template = templateOf(plan);
  return { network: readOracleNetwork(template, SYMBOLIC_IPV6), findings: findingsOf(template).filter((finding) => finding.rule === rule) };
};

test('every lost reply that a finding shows dies at a rule that it blames', () => {
  fc.assert(fc.property(randomNetwork, (plan) => {
    const { network, findings } = judged(plan, 'return-traffic');
    for (const finding of findings) {
      const subnet = network.subnets.find(({ id }) => id === finding.subject)!;
      const points = pointsOf(network, subnet);
      for (const witness of finding.witnesses) {
        const walks = replay(witness, network, subnet, points);
        expect(walks).not.toEqual([]);
        expect(walks.filter((walk) => walk.end !== 'dropped' || !blames(finding, walk.drop))).toEqual([]);
      }
    }
  }), runs(0.05));
});

test('every packet from the internet that a finding shows arrives', () => {
  fc.assert(fc.property(randomNetwork, (plan) => {
    const { network, findings } = judged(plan, 'no-inbound-from-internet');
    const witnesses = findings.flatMap((finding) => finding.witnesses);
    expect(witnesses.filter((witness) => arrivalOf(witness, network).end !== 'host')).toEqual([]);
  }), runs(0.05));
});

/** How far the request of a witness gets, if a host of the template is known to send it. */
const sent = (plan: NetworkPlan, rule: string) => {
  const { network, findings } = judged(plan, rule);
  return findings.flatMap((finding) => finding.witnesses
    .filter(({ source, destination }) => ![source, destination].some((end) => end.startsWith('a host of')))
    .map((witness) => ({ finding, witness, network, walk: requestOf(witness, network) })));
};
const isStoppedAtHome = ({ finding: { subject }, walk }: ReturnType<typeof sent>[number]) => walk.end === 'dropped' && walk.drop.where === `leaving subnet ${subject}`;

test('what a finding shows to be lost with another zone gets out, or as far as the route to blame, as long as the zone is there', () => {
  fc.assert(fc.property(randomNetwork, (plan) => {
    const stopped = sent(plan, 'zone-loss').filter(isStoppedAtHome);
    expect(stopped.map(({ witness }) => witness)).toEqual([]);
  }), runs(0.05));
});

test('what a finding shows not to leave as it should dies at its own network ACL only if that is to blame', () => {
  fc.assert(fc.property(randomNetwork, (plan) => {
    const wrong = sent(plan, 'same-zone-egress').filter((one) => (one.witness.crossing
      ? one.walk.end !== 'dropped' || !blames(one.finding, one.walk.drop)
      : isStoppedAtHome(one)));
    expect(wrong.map(({ witness, walk }) => ({ witness, walk }))).toEqual([]);
  }), runs(0.05));
});

test('every request to another subnet whose reply is shown to be lost arrives, and its reply dies at a rule that is to blame', () => {
  fc.assert(fc.property(networkAboutHosts, (plan) => {
    const wrong = sent(plan, 'replies-within-vpc')
      .map(({ finding, witness, network, walk }) => ({ finding, witness, walk, reply: answerOf(witness, network) }))
      .filter(({ finding, walk, reply }) => walk.end !== 'host' || reply.end !== 'dropped' || !blames(finding, reply.drop));
    expect(wrong.map(({ witness, walk, reply }) => ({ witness, walk, reply }))).toEqual([]);
  }), runs(0.05));
});

interface RandomFlow {
  readonly host: number;
  readonly remote: number;
  readonly protocol: number;
  readonly service: number;
  readonly port: number;
  readonly natPort: number;
}

const port = fc.integer({ min: 1024, max: 65535 });
const randomFlow: fc.Arbitrary<RandomFlow> = fc.record({
  host: fc.nat(),
  remote: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  protocol: fc.constantFrom(1, 6, 17),
  service: fc.nat({ max: 65535 }),
  port,
  natPort: port,
});

/** The first packet of a flow from some IPv4 host of the subnet. */
function packetOf({ host, remote, protocol, service, port: sourcePort }: RandomFlow, { blocks: [{ lo, hi }] }: OracleSubnet): Packet {
  const source = step(lo, 4 + host % (Number(hi) - Number(lo) - 5));
  return protocol === 1
    ? { source, destination: remote, protocol, sourcePort, destinationPort: sourcePort, icmp: { type: 8, code: 0 } }
    : { source, destination: remote, protocol, sourcePort, destinationPort: service };
}

function isAnswered(network: OracleNetwork, packet: Packet, natPort: number): boolean {
  const walk = roundTrip(network, { packet, natPort, answer: answerTo });
  const gotOut = walk.end !== 'dropped' || walk.drop.packet.source === packet.destination;
  return !gotOut || walk.end === 'host';
}

test('where return traffic is proved, random flows that get out are answered', () => {
  fc.assert(fc.property(randomNetwork, fc.array(randomFlow, { minLength: 50, maxLength: 50 }), (plan, flows) => {
    const { network, findings } = judged(plan, 'return-traffic');
    const proved = findings.filter(({ verdict }) => verdict === 'PROVED').map(({ subject }) => subject);
    const toInternet = flows.filter(({ remote }) => isInternet(remote, network.blocks));
    // What leaves a public subnet may be a reply, and owes nothing; without tags, routes alone make a subnet public.
    const isInner = (subnet: OracleSubnet) => tierOf(subnet, pointsOf(network, subnet)) !== 'public';
    for (const subnet of network.subnets.filter((one) => proved.includes(one.id) && isInner(one))) {
      const lost = toInternet.filter((flow) => !isAnswered(network, packetOf(flow, subnet), flow.natPort));
      expect(lost.map((flow) => packetText(packetOf(flow, subnet)))).toEqual([]);
    }
  }), runs(0.05));
});
