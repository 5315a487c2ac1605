import { Flow, isIpv6 } from './flow';
import { Layout, layoutOf } from './layout';
import { Observation, observationsOf } from './observation';
import { runSession } from './run-session';
import { Recording } from './session';
import { sessionOf } from './session-of';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { OracleNetwork, readOracleNetwork, TemplateJson } from '../support/oracle-network';

export interface LabNetwork {
  readonly name: string;
  readonly template: TemplateJson;
  /** The IPv6 block that the engine takes for the one that Amazon gives; undefined if the VPC has none. */
  readonly ipv6Block?: string;
}

/** What was sent through a network, and what the kernel did with it: plain data, whatever an engine says of it. */
export interface Evidence extends LabNetwork {
  readonly flows: readonly Flow[];
  /** Hosts that were given a public address for it. */
  readonly published: readonly string[];
  readonly recording: Recording;
}

export function labNetwork(name: string, template: TemplateJson): LabNetwork {
  const [vpc] = NetworkReachability.fromTemplate({ ...template }).topology().vpcs.filter(({ id }) => !id.startsWith('Other'));
  return { name, template, ipv6Block: vpc.cidrs.find(isIpv6) };
}

export const networkOf = ({ template, ipv6Block }: LabNetwork): OracleNetwork => readOracleNetwork(template, ipv6Block);

const layoutFor = (network: LabNetwork, flows: readonly Flow[], published: readonly string[]): Layout =>
  layoutOf(networkOf(network), flows.flatMap(({ source, destination }) => [source, destination]), published);

/** Sends the flows through the network, as a Linux kernel makes it. */
export async function gather(network: LabNetwork, flows: readonly Flow[], published: readonly string[] = []): Promise<Evidence> {
  const recording = await runSession(sessionOf(layoutFor(network, flows, published), flows));
  return { ...network, flows, published, recording };
}

export function observed(evidence: Evidence): { readonly layout: Layout; readonly observations: readonly Observation[] } {
  const { flows, published, recording } = evidence;
  const layout = layoutFor(evidence, flows, published);
  return { layout, observations: observationsOf(layout, flows, recording) };
}
