import type { Flow } from './flow';
import { headersOf, Labels } from './packet-headers';
import type { Explanation, ExplanationCode } from '../../explanation';
import { ExplanationEffect } from '../../explanation';
import type { PathComponent } from '../../network-path';

/**
 * How far packets have got. `intended` are those that would be here if nothing had blocked them: what they meet from
 * here on is looked at even if none gets here, so that everything that blocks the way is found at once. `atMost` and
 * `atLeast` differ where an unknown decides.
 */
export interface Progress {
  readonly intended: Flow;
  readonly atMost: Flow;
  readonly atLeast: Flow;
  readonly labels: Labels;
}

export type Bound = 'intended' | 'atMost' | 'atLeast';

/** A way there and, if it leads anywhere, back. */
export interface Trip {
  readonly forward: Leg;
  readonly reply?: Leg;
}

/** Where something may be wrong, as the walk finds it. */
export interface Remark {
  readonly code?: ExplanationCode;
  readonly effect: ExplanationEffect;
  /** Set if the transformation of the packets knows which of them it stops; otherwise it stops them all. */
  readonly partial?: boolean;
  /** @default - the component itself */
  readonly component?: string;
  readonly ruleNumber?: number;
  readonly detail: string;
}

type Stop = Omit<
  PathComponent,
  'sequenceNumber' | 'inboundHeaders' | 'outboundHeaders' | 'aclRules' | 'routes' | 'explanations'
> &
  Partial<Pick<PathComponent, 'aclRules' | 'routes'>>;

/** One direction of a path, as far as it has been walked. */
export class Leg {
  public static from(progress: Progress): Leg {
    return new Leg([], progress);
  }

  private constructor(
    public readonly components: readonly PathComponent[],
    public readonly progress: Progress,
  ) {}

  /** Passes a component, which makes of the packets what `transform` says. */
  public pass(
    stop: Stop,
    remarks: readonly Remark[] = [],
    transform: (progress: Progress) => Progress = (same) => same,
  ): Leg {
    const progress = this.progress;
    const next = stopped(
      transform(progress),
      remarks.filter(({ partial }) => !partial),
    );
    const component: PathComponent = {
      aclRules: [],
      routes: [],
      ...stop,
      sequenceNumber: this.components.length + 1,
      inboundHeaders: headersOf(progress.atMost, progress.labels),
      outboundHeaders: headersOf(next.atMost, next.labels),
      explanations: remarks.map((remark) => explanation(remark, stop.componentId)),
    };
    return new Leg([...this.components, component], next);
  }
}

const remark =
  (effect: ExplanationEffect) =>
    (detail: string, code?: ExplanationCode, component?: string): Remark => ({ effect, detail, code, component });
export const informs = remark(ExplanationEffect.INFORMS);
export const blocks = remark(ExplanationEffect.BLOCKS);
export const mayBlock = remark(ExplanationEffect.MAY_BLOCK);

/** Does the same to the packets whatever is known of them. */
export function everyBound(
  progress: Progress,
  transform: (flow: Flow) => Flow,
  labels: Labels = progress.labels,
): Progress {
  return { ...eachBound((bound) => transform(progress[bound])), labels };
}

export function eachBound(flowOf: (bound: Bound) => Flow): Omit<Progress, 'labels'> {
  return { intended: flowOf('intended'), atMost: flowOf('atMost'), atLeast: flowOf('atLeast') };
}

function stopped(progress: Progress, remarks: readonly Remark[]): Progress {
  const effects = remarks.map(({ effect }) => effect);
  const atMost = effects.includes(ExplanationEffect.BLOCKS) ? progress.atMost.none() : progress.atMost;
  const atLeast = effects.some((effect) => effect !== ExplanationEffect.INFORMS)
    ? progress.atLeast.none()
    : progress.atLeast;
  return { ...progress, atMost, atLeast };
}

function explanation({ code, component, ruleNumber, effect, detail }: Remark, componentId: string): Explanation {
  return {
    ...(code === undefined ? {} : { explanationCode: code }),
    effect,
    componentId: component ?? componentId,
    ...(ruleNumber === undefined ? {} : { ruleNumber }),
    detail,
  };
}
