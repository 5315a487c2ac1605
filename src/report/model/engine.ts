import { Endpoint } from '../../reachability/endpoint';
import type { Finding } from '../../reachability/finding';
import type { NetworkPath } from '../../reachability/network-path';
import { PathVerdict } from '../../reachability/network-path';
import type { NetworkTopology, TopologyChoice } from '../../reachability/network-topology';
import type { PathAnalysis } from '../../reachability/path-analysis';
import type { PathQuestion } from '../../reachability/path-question';
import { Traffic } from '../../reachability/traffic';

/** What the report asks: `NetworkReachability` answers. */
export interface Engine {
  topology(): NetworkTopology;
  check(): readonly Finding[];
  explain(question: PathQuestion): PathAnalysis;
}

/** The answer in the deployment that the report shows. */
export interface Answer {
  readonly verdict: PathAnalysis['verdict'];
  readonly paths: readonly NetworkPath[];
  readonly analysis: PathAnalysis;
}

/** HTTPS from all hosts of a subnet to the whole internet. */
export function outwards(engine: Engine, subnet: string): Answer {
  return ask(engine, { source: Endpoint.subnet(subnet), destination: Endpoint.internet(), traffic: Traffic.tcp(443) });
}

/** Asks, and keeps of the answer what holds in the deployment of the topology. */
export function ask(engine: Engine, question: PathQuestion): Answer {
  const analysis = engine.explain(question);
  const { choices } = engine.topology();
  const paths = analysis.paths.filter(({ when }) => holds(when, choices));
  const verdict = analysis.verdict === PathVerdict.DEPENDS_ON_PARAMETERS ? verdictOf(paths) : analysis.verdict;
  return { verdict, paths: paths.length > 0 ? paths : analysis.paths, analysis };
}

/** What the paths of one deployment say together, none of which is unknown. */
function verdictOf(paths: readonly NetworkPath[]): PathVerdict {
  const [first, ...others] = new Set(paths.map(({ verdict }) => verdict));
  return others.length > 0 ? PathVerdict.PARTLY_FOUND : first ?? PathVerdict.DEPENDS_ON_PARAMETERS;
}

/** Whether one of the alternatives is made of nothing but what the deployment chose. */
export function holds(when: readonly string[], choices: readonly TopologyChoice[]): boolean {
  const taken = choices.map(({ name, value }) => `${name} = ${value === '' ? '\'\'' : value}`);
  return when.length === 0 || when.some((alternative) =>
    alternative === taken.filter((one) => alternative.includes(one)).sort().join(' and '));
}

/** The same engine, asked for what is true of the whole network once. */
export function remembering(engine: Engine): Engine {
  const [topology, findings] = [engine.topology(), engine.check()];
  return { topology: () => topology, check: () => findings, explain: (question) => engine.explain(question) };
}
