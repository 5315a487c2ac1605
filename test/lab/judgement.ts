import { compare, Comparison, Disagreement } from './comparison';
import { Evidence, observed } from './evidence';
import { Layout } from './layout';
import { Observation } from './observation';
import { Prediction, Predictor } from './prediction';
import { brokenPromises } from './promises';
import { NetworkReachability } from '../../src/reachability/network-reachability';

export interface Judgement {
  readonly arrived: number;
  readonly answered: number;
  /** Flows about which the engine says something definite. */
  readonly known: number;
  readonly disagreements: readonly Disagreement[];
}

interface Judged extends Comparison {
  readonly observation: Observation;
  readonly predicted: Prediction;
}

/** What `explain()`, `follow()` and `check()` say of a network beside what its packets did. */
export function judge(evidence: Evidence): Judgement {
  const reachability = reachabilityOf(evidence);
  const { layout, judged } = follow(evidence, reachability);
  return {
    arrived: judged.filter(({ observation }) => observation.arrived).length,
    answered: judged.filter(({ observation }) => observation.answered).length,
    known: judged.filter(({ isKnown }) => isKnown).length,
    disagreements: [...judged.flatMap(({ disagreements }) => disagreements), ...brokenPromises(reachability.check(), layout.network, judged)],
  };
}

/** The first of the disagreements; `check()` is asked only if `follow()` is right about every packet. */
export function firstDisagreement(evidence: Evidence): Disagreement | undefined {
  const reachability = reachabilityOf(evidence);
  const { layout, judged } = follow(evidence, reachability);
  return judged.flatMap(({ disagreements }) => disagreements)[0] ?? brokenPromises(reachability.check(), layout.network, judged)[0];
}

const reachabilityOf = ({ template }: Evidence): NetworkReachability => NetworkReachability.fromTemplate({ ...template });

function follow(evidence: Evidence, reachability: NetworkReachability): { readonly layout: Layout; readonly judged: readonly Judged[] } {
  const { layout, observations } = observed(evidence);
  const predictor = new Predictor(reachability, layout);
  const judged = observations.map((observation) => {
    const { flow, arrival } = observation;
    const predicted = predictor.predict(flow, flow.natPort ?? arrival?.sourcePort);
    return { observation, predicted, ...compare(observation, predicted) };
  });
  return { layout, judged };
}
