import type { Flow, Side } from './flow';
import type { Labels } from './packet-headers';
import type { Host } from '../network/resources';

/** Packets known within bounds: at least `lower`, at most `upper`. */
export interface Span {
  readonly lower: Flow;
  readonly upper: Flow;
}

/**
 * The packets at one point of a path.
 *
 * `passed` are those that nothing has stopped. `unfiltered` are those that would be here if something had not stopped
 * them: what they meet from here on is looked at even if none gets here, so that all that blocks the way is found.
 */
export interface PacketsAt {
  readonly unfiltered: Span;
  readonly passed: Span;
  /** Names to show in the place of addresses that only AWS knows. */
  readonly labels: Labels;
  /** The side whose addresses are unknown, and any of those in the set. */
  readonly unknownSide?: Side;
  /** The hosts that are asked about, whose security groups count; any hosts of their subnets where there are none. */
  readonly hosts?: { readonly [S in Side]?: Host };
  /** Set for replies, which security groups let pass: they remember who asked. */
  readonly areReplies?: boolean;
}

/** All packets of a flow, to begin with. */
export function startingWith(
  flow: Flow,
  labels: Labels = {},
  unknownSide?: Side,
  hosts: PacketsAt['hosts'] = {},
): PacketsAt {
  const span = { lower: flow, upper: flow };
  return { unfiltered: span, passed: span, labels, unknownSide, hosts };
}

/** Does the same to the packets whatever is known of them; equal sets are transformed once. */
export function transformed(packets: PacketsAt, transform: (flow: Flow) => Flow, labels = packets.labels): PacketsAt {
  const { unfiltered, passed } = packets;
  const done = new Map<Flow, Flow>();
  const once = (flow: Flow): Flow => {
    const made = done.get(flow) ?? transform(flow);
    done.set(flow, made);
    return made;
  };
  const both = mapSpan(passed, once);
  return { ...packets, unfiltered: unfiltered === passed ? both : mapSpan(unfiltered, once), passed: both, labels };
}

/** Does one thing to what passes at least, and another to what passes at most. */
export function restricted(span: Span, lower: (flow: Flow) => Flow, upper: (flow: Flow) => Flow): Span {
  const most = upper(span.upper);
  const least = lower === upper && span.lower === span.upper ? most : lower(span.lower);
  return most === span.upper && least === span.lower ? span : { lower: least, upper: most };
}

export function mapSpan(span: Span, transform: (flow: Flow) => Flow): Span {
  return restricted(span, transform, transform);
}
