import type { Endpoint } from './endpoint';
import type { Traffic } from './traffic';

/** A question about the way of packets. */
export interface PathQuestion {
  /** Where the packets come from. */
  readonly source: Endpoint;
  /** Where they go to. */
  readonly destination: Endpoint;
  /** What they ask for. */
  readonly traffic: Traffic;
}
