import type { ExplanationCode } from '../../explanation';
import { ExplanationEffect } from '../../explanation';

/** What a component does to packets, stated once for paths, rules and fixes alike. */
export interface Fact {
  readonly effect: ExplanationEffect;
  /**
   * AWS's own explanation code, where one fits.
   * @see https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
   */
  readonly code?: ExplanationCode;
  /**
   * Logical id of what to change.
   * @default - the component that the fact is about
   */
  readonly componentId?: string;
  /** In words, lower case, without a full stop. */
  readonly detail: string;
  /** Set if what packets it stops is known; otherwise it stops them all. */
  readonly partial?: boolean;
}

const fact = (effect: ExplanationEffect) => (detail: string, code?: ExplanationCode, componentId?: string): Fact => ({
  effect, detail, code, componentId,
});

/** Worth saying, stops nothing. */
export const informs = fact(ExplanationEffect.INFORMS);
/** No packet passes. */
export const blocks = fact(ExplanationEffect.BLOCKS);
/** Whether packets pass is unknown. */
export const mayBlock = fact(ExplanationEffect.MAY_BLOCK);

export const isBlocking = ({ effect }: Fact): boolean => effect === ExplanationEffect.BLOCKS;
export const isDoubt = ({ effect }: Fact): boolean => effect === ExplanationEffect.MAY_BLOCK;
