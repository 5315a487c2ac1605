import type { Labels } from './packet-headers';
import type { PacketsAt } from './packets-at';
import { restricted, transformed } from './packets-at';
import type { RoutedShare } from './routed-share';
import { ExplanationEffect } from '../../explanation';
import type { PathComponentType } from '../../network-path';
import type { Crossing } from '../forwarding/acl-crossing';
import type { Fact } from '../forwarding/fact';
import type { NatGateway, Subnet } from '../network/resources';
import type { AddressSet } from '../packet/address-set';

/**
 * What becomes of packets that a network ACL stops, as far as the rest of the path is looked at: `everything` is asked
 * of each component as if nothing before it had stopped a packet; `survivors` leaves out what was stopped, unless that
 * is all.
 */
export type Tracking = 'everything' | 'survivors';

/** A NAT gateway as packets meet it. */
export interface MetNatGateway {
  readonly gateway: NatGateway;
  /** The subnet of a zonal gateway. */
  readonly home?: Subnet;
  /** The packets on the inside. */
  readonly inside: PacketsAt;
}

/** A component that packets pass, or end at. */
export interface Stop {
  readonly type: PathComponentType;
  readonly componentId: string;
  /** The subnet that it belongs to, or whose border it guards. */
  readonly subnet?: Subnet;
  readonly vpcId?: string;
  readonly crossing?: Crossing;
  readonly share?: RoutedShare;
  readonly nat?: MetNatGateway;
}

/** One stop of packets on their way, and what it makes of them. */
export interface Hop extends Stop {
  readonly before: PacketsAt;
  readonly after: PacketsAt;
  readonly facts: readonly Fact[];
}

/** One direction of a path, as far as packets have been followed. */
export class PathDirection {
  public static from(packets: PacketsAt, tracking: Tracking): PathDirection {
    return new PathDirection([], packets, tracking);
  }

  private constructor(
    public readonly hops: readonly Hop[],
    public readonly packets: PacketsAt,
    public readonly tracking: Tracking,
  ) {}

  /** Passes a component, which makes of the packets what `transform` says, as far as the facts let any pass. */
  public pass(
    stop: Stop,
    facts: readonly Fact[] = [],
    transform: (packets: PacketsAt) => PacketsAt = (same) => same,
  ): PathDirection {
    const before = this.packets;
    const after = stopped(transform(before), facts.filter(({ partial }) => !partial));
    return new PathDirection([...this.hops, { ...stop, before, after, facts }], after, this.tracking);
  }

  /** The same path for those of the packets that go to these addresses. */
  public narrowedTo(destinations: AddressSet): PathDirection {
    const packets = transformed(this.packets, (flow) => flow.to(destinations));
    return packets.passed === this.packets.passed && packets.unfiltered === this.packets.unfiltered
      ? this
      : new PathDirection(this.hops, packets, this.tracking);
  }

  /** The way back of replies to what arrived: to find what stops them, all are looked at that somebody waits for. */
  public reply(labels: Labels): PathDirection {
    const replies = transformed(this.packets, (flow) => flow.reply(), labels);
    const { unknownSide, hosts } = this.packets;
    return PathDirection.from({
      ...replies,
      unfiltered: this.tracking === 'everything' ? replies.unfiltered : replies.passed,
      unknownSide: unknownSide && (unknownSide === 'source' ? 'destination' : 'source'),
      hosts: { source: hosts?.destination, destination: hosts?.source },
      areReplies: true,
    }, 'everything');
  }
}

/** A path there and, if it leads anywhere, back. */
export interface PathPair {
  readonly forward: PathDirection;
  readonly reply?: PathDirection;
}

function stopped(packets: PacketsAt, facts: readonly Fact[]): PacketsAt {
  const effects = facts.map(({ effect }) => effect);
  const isBlocked = effects.includes(ExplanationEffect.BLOCKS);
  const isDoubtful = isBlocked || effects.includes(ExplanationEffect.MAY_BLOCK);
  if (!isDoubtful) { return packets; }
  const passed = restricted(
    packets.passed,
    (flow) => flow.none(),
    (flow) => (isBlocked ? flow.none() : flow),
  );
  return { ...packets, passed };
}
