import { NetworkBuilder } from './network-builder';
import { Endpoint } from '../../src/reachability/endpoint';
import type { NetworkPath, PacketHeader, PathComponent } from '../../src/reachability/network-path';
import { PathAnalysis } from '../../src/reachability/path-analysis';
import { headerText } from '../../src/reachability/private/render/packet-text';
import { Traffic } from '../../src/reachability/traffic';

const NAMED: Readonly<Record<string, (name: string) => Endpoint>> = { eip: Endpoint.elasticIp, host: Endpoint.host, service: Endpoint.service };

/** `internet`, an address, `eip NatAEip`, `host Web`, `service s3` or a subnet. */
const endpoint = (text: string): Endpoint => {
  const [kind, name] = text.split(' ');
  if (name !== undefined) { return NAMED[kind](name); }
  return text === 'internet' ? Endpoint.internet() : /^[\d.]+$|:/.test(text) ? Endpoint.address(text) : Endpoint.subnet(text);
};

/** `tcp 443`, `udp 53`, `tcp 1-1023`, `ping`, `all`. */
const traffic = (text: string): Traffic => {
  if (text === 'all') { return Traffic.all(); }
  if (text === 'ping') { return Traffic.icmpEcho(); }
  const [protocol, ports] = text.split(' ');
  const [from, to = from] = ports.split('-').map(Number);
  return protocol === 'tcp' ? Traffic.tcpRange(from, to) : Traffic.udpRange(from, to);
};

/** `explain(network, 'PrivateA -> internet', 'tcp 443')` */
export function explain(network: NetworkBuilder, way: string, asked: string): PathAnalysis {
  const [source, destination] = way.split(' -> ').map(endpoint);
  return PathAnalysis._of(network.build(), { source, destination, traffic: traffic(asked) });
}

/** The only path of an answer. */
export function onlyPath(analysis: PathAnalysis): NetworkPath {
  if (analysis.paths.length !== 1) { throw new Error(`there are ${analysis.paths.length} paths, not one`); }
  return analysis.paths[0];
}

/** `network ACL PublicAcl outbound`: what packets pass, in order. */
export const stops = (components: readonly PathComponent[]): string[] =>
  components.map(({ type, componentId, direction }) => [type, componentId, ...direction ? [direction] : []].join(' '));

export const headers = (all: readonly PacketHeader[]): string => all.map((header) => headerText(header)).join('; ');

/** `CODE componentId rule 100`: who is to blame. */
export const blamed = (path: NetworkPath): string[] => path.blockedBy.map(({ explanationCode, componentId, ruleNumber }) =>
  [explanationCode ?? '-', componentId, ...ruleNumber === undefined ? [] : [`rule ${ruleNumber}`]].join(' '));
