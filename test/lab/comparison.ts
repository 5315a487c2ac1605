import { flowText, hasPorts } from './flow';
import { Crossing, Observation } from './observation';
import { PredictedCrossing, PredictedWay, Prediction } from './prediction';

/** Where the kernel and the engine say different things of one flow. */
export interface Disagreement {
  readonly flow: string;
  readonly about: string;
  readonly kernel: string;
  readonly engine: string;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** Whether the engine knows what becomes of the packet and the answer. */
  readonly isKnown: boolean;
}

/** Compares what happened to a flow with what was said of it. What the engine calls unknown agrees with anything. */
export function compare(observed: Observation, predicted: Prediction): Comparison {
  const { lostZone } = observed.flow;
  const isDown = lostZone !== undefined && predicted.zones.includes(lostZone);
  const { arrives, isAnswered } = predicted;
  const isKnown = arrives !== undefined && isAnswered !== undefined;
  const strays = observed.strays.map((stray): Difference => ({ about: 'a stray packet', kernel: JSON.stringify(stray), engine: 'none' }));
  // A packet may get out although its answer meets something that is down
  const fates = isDown
    ? fate('the answer without the lost zone', observed.answered, false)
    : [...fate('arrival', observed.arrived, arrives), ...fate('the answer', observed.answered, isAnswered)];
  const found = [...strays, ...fates];
  const details = found.length === 0 && !isDown && isKnown ? detailsOf(observed, predicted) : [];
  const flow = flowText(observed.flow);
  return { disagreements: [...found, ...details].map((one) => ({ flow, ...one })), isKnown };
}

type Difference = Omit<Disagreement, 'flow'>;

const different = ({ kernel, engine }: Difference): boolean => kernel !== engine;
const fate = (about: string, kernel: boolean, engine: boolean | undefined): readonly Difference[] =>
  (engine === undefined ? [] : [{ about, kernel: yesNo(kernel), engine: yesNo(engine) }].filter(different));

/** Where they agree on what becomes of the packet and the answer, they must agree on why. */
function detailsOf(observed: Observation, predicted: Prediction): readonly Difference[] {
  return [
    ...rules('the rules that decide about the packet', observed.request, predicted.request),
    ...predicted.answer ? rules('the rules that decide about the answer', observed.answer, predicted.answer) : [],
    ...arrivingPort(observed, predicted),
    ...elasticIp(observed, predicted),
    ...blockedError(observed, predicted),
  ];
}

/** The engine follows the packet with the port that the gateway really chose, unless it believes that no gateway chooses it. */
function arrivingPort({ flow, arrival }: Observation, { sourcePort }: Prediction): readonly Difference[] {
  return !arrival || !hasPorts(flow) ? [] : [{ about: 'the port it arrives from', kernel: `${arrival.sourcePort}`, engine: `${sourcePort}` }].filter(different);
}

function elasticIp({ publicName }: Observation, { publicNames }: Prediction): readonly Difference[] {
  return publicName === undefined || publicNames.length === 0 || publicNames.includes(publicName)
    ? []
    : [{ about: 'the Elastic IP', kernel: publicName, engine: publicNames.join(' or ') }];
}

/** What stops an ICMP error is among what the engine says may stop it. */
function blockedError({ flow: { error }, arrived, answer }: Observation, { isAnswered, blockedErrors }: Prediction): readonly Difference[] {
  const end = answer.at(-1);
  if (!error || !arrived || isAnswered !== false || !end || end.allows) { return []; }
  const stopped = `${end.subnet} ${end.direction} ${end.rule}`;
  return blockedErrors.includes(stopped) ? [] : [{ about: 'the rule that blocks the error', kernel: stopped, engine: blockedErrors.join(' or ') || 'none' }];
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Where the engine names no rule, any will do. */
function rules(about: string, kernel: readonly Crossing[], { crossings, isCut }: PredictedWay): readonly Difference[] {
  const text = (all: readonly PredictedCrossing[]) => all.map(({ subnet, direction, rule }) => `${subnet} ${direction} ${rule ?? '?'}`).join(', ');
  const named = crossings.map((crossing, index) => ({ ...crossing, rule: crossing.rule ?? kernel[index]?.rule }));
  return [{ about, kernel: text(isCut ? kernel.slice(0, named.length) : kernel), engine: text(named) }].filter(different);
}
