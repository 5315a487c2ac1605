/** What a component does to packets, stated once for paths, rules and fixes alike. */
export interface Fact {
  /** `blocks`: it stops them. `may-block`: whether it does is unknown. `informs`: worth saying, stops nothing. */
  readonly effect: 'blocks' | 'may-block' | 'informs';
  /**
   * AWS's own explanation code, where one fits.
   * @see https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
   */
  readonly code?: string;
  /** Logical id of what to change. */
  readonly componentId: string;
  readonly detail: string;
}
