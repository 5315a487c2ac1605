import { compare, Disagreement } from './comparison';
import { Evidence, observed } from './evidence';
import { Predictor } from './prediction';
import { brokenPromises } from './promises';
import { NetworkReachability } from '../../src/reachability/network-reachability';

export interface Judgement {
  readonly arrived: number;
  readonly answered: number;
  /** Flows about which the engine says something definite. */
  readonly known: number;
  readonly disagreements: readonly Disagreement[];
}

/** What `explain()`, `follow()` and `check()` say of a network beside what its packets did. */
export function judge(evidence: Evidence): Judgement {
  const { layout, observations } = observed(evidence);
  const reachability = NetworkReachability.fromTemplate({ ...evidence.template });
  const predictor = new Predictor(reachability, layout);
  const judged = observations.map((observation) => {
    const { flow, arrival } = observation;
    const predicted = predictor.predict(flow, flow.natPort ?? arrival?.sourcePort);
    return { observation, predicted, ...compare(observation, predicted) };
  });
  return {
    arrived: observations.filter(({ arrived }) => arrived).length,
    answered: observations.filter(({ answered }) => answered).length,
    known: judged.filter(({ isKnown }) => isKnown).length,
    disagreements: [...judged.flatMap(({ disagreements }) => disagreements), ...brokenPromises(reachability.check(), layout.network, judged)],
  };
}
