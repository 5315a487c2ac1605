import * as fc from 'fast-check';
import { Endpoint } from '../../src/reachability/endpoint';
import { PathVerdict } from '../../src/reachability/network-path';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { Traffic } from '../../src/reachability/traffic';
import { answerTo, ConcreteTracer, Packet } from '../support/concrete-tracer';
import { templateOf } from '../support/network-template';
import { ipText, versionOf } from '../support/oracle-address';
import { OracleNetwork, OracleSubnet, readOracleNetwork, routeOf, TemplateJson } from '../support/oracle-network';
import { pointsOf } from '../support/oracle-points';
import { randomNetwork } from '../support/random-network';
import { FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

const TCP = 6;
const LOWEST_EPHEMERAL = 1024;

/** Whether a request gets to the internet, and its reply back, from this port of the host and this one of the NAT gateway. */
function comesBack(network: OracleNetwork, subnet: OracleSubnet, packet: Packet, natPort: number): boolean {
  const tracer = new ConcreteTracer(network, natPort);
  if (network.elasticHosts.includes(subnet.id)) { tracer.publish(packet.source); }
  const there = tracer.fromHost(packet);
  return there.end === 'internet' && tracer.fromInternet(answerTo(there.packet)).end === 'host';
}

/** The route tables that a gateway endpoint is in. */
const tablesWithEndpoint = ({ Resources }: TemplateJson): ReadonlySet<unknown> => new Set(Object.values(Resources)
  .filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
  .flatMap(({ Properties }) => (Properties!.RouteTableIds as { Ref: string }[]).map(({ Ref }) => Ref)));

/** Where an explained path and single packets on the same way disagree. */
function disagreements(template: TemplateJson, pick: number): readonly string[] {
  const network = readOracleNetwork(template);
  const reachability = NetworkReachability.fromTemplate({ ...template });
  const withEndpoint = tablesWithEndpoint(template);
  return network.subnets.filter(({ id }) => !id.startsWith('Other')).flatMap((subnet) => {
    const points = pointsOf(network, subnet);
    const [remotes, hosts] = [points.internet(4), points.hosts(4)];
    const ports = points.ports(TCP, 0);
    const [source, destination, destinationPort] = [hosts[pick % hosts.length], remotes[pick % remotes.length], ports[pick % ports.length]];
    if (source === undefined || destination === undefined || versionOf(destination) === 6) { return []; }
    const { verdict } = reachability.explain({
      source: Endpoint.address(ipText(source)), destination: Endpoint.address(ipText(destination)), traffic: Traffic.tcp(destinationPort),
    });
    // Which addresses the service of an endpoint has, only AWS knows; other routes cover what they cover
    if (!routeOf(subnet, destination) && withEndpoint.has(subnet.routeTable)) {
      return [PathVerdict.UNKNOWN, PathVerdict.NOT_FOUND].includes(verdict) ? [] : [`${ipText(destination)} may be the service's: ${verdict}`];
    }
    const ephemeral = points.ports(TCP, LOWEST_EPHEMERAL);
    const outcomes = new Set(ephemeral.flatMap((sourcePort) => ephemeral.map((natPort) =>
      comesBack(network, subnet, { source, destination, protocol: TCP, sourcePort, destinationPort }, natPort))));
    const expected = outcomes.size === 2 ? PathVerdict.PARTLY_FOUND : outcomes.has(true) ? PathVerdict.FOUND : PathVerdict.NOT_FOUND;
    return verdict === expected ? [] : [`${ipText(source)} in ${subnet.id} to ${ipText(destination)}:${destinationPort}: packets say ${expected}, the path ${verdict}`];
  });
}

test('an explained path says what single packets on every port say', () => {
  fc.assert(fc.property(randomNetwork, fc.nat(1000), (plan, pick) => expect(disagreements(templateOf(plan), pick)).toEqual([])), runs(0.1));
});
