import { AddressSet } from '../packet/address-set';
import { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { PacketSet } from '../packet/packet-set';
import { EVERY_SERVICE, ServiceSet } from '../packet/protocol';

/** One end of a packet, which is all of it that a network ACL rule sees. */
export type Side = 'source' | 'destination';

/** Packets with equal sets of addresses and services: a box in five dimensions. */
export interface FlowBox {
  readonly sources: AddressSet;
  readonly destinations: AddressSet;
  readonly protocols: IntervalSet<number>;
  /** Destination ports, or ICMP types and codes. */
  readonly field: IntervalSet<number>;
}

/**
 * An exact set of packets with both addresses.
 *
 * What restricts packets on their way, rule or route, sees one address, the protocol and the destination field. So for
 * each value of protocol and field the packets are a product, sources × destinations, whatever has restricted them: the
 * two sides apart say all. Invariant: both sides have the same services.
 */
export class Flow {
  /** Each source with each destination, for each service. */
  public static of(sources: AddressSet, destinations: AddressSet, services: ServiceSet, answers: ServiceSet): Flow {
    return Flow.balanced(
      PacketSet.ofServices(sources, services),
      PacketSet.ofServices(destinations, services),
      answers,
    );
  }

  private static balanced(sources: PacketSet, destinations: PacketSet, answers: ServiceSet, asked?: Flow): Flow {
    const services = sources.services.intersect(destinations.services);
    return new Flow(sources.withServices(services), destinations.withServices(services), answers, asked);
  }

  private constructor(
    public readonly sources: PacketSet,
    public readonly destinations: PacketSet,
    /** The services on which the source expects replies: for TCP and UDP these are its own ports. */
    public readonly answers: ServiceSet,
    /** For replies: the packets that they answer. */
    private readonly asked?: Flow,
  ) {}

  public get family(): Family {
    return this.sources.family;
  }

  public get services(): ServiceSet {
    return this.sources.services;
  }

  /** The source ports of TCP and UDP, by protocol. */
  public get sourcePorts(): ServiceSet {
    return this.asked?.answeredBy(this).services ?? this.answers;
  }

  /** The set as disjoint boxes. */
  public get boxes(): readonly FlowBox[] {
    return this.sources.slices.flatMap((from) => this.destinations.slices.map((to) => ({
      sources: from.addresses,
      destinations: to.addresses,
      protocols: from.protocols.intersect(to.protocols),
      field: from.field.intersect(to.field),
    }))).filter(({ protocols, field }) => !protocols.isEmpty() && !field.isEmpty());
  }

  /** Who sent the packets, and by which protocols. */
  public get senders(): PacketSet {
    return this.sources.replies(EVERY_SERVICE);
  }

  public isEmpty(): boolean {
    return this.sources.isEmpty();
  }

  public equals(other: Flow): boolean {
    return this.sources.equals(other.sources) && this.destinations.equals(other.destinations);
  }

  /** None of the packets. */
  public none(): Flow {
    return this.restrictedTo('source', PacketSet.empty(this.family));
  }

  /** One side of the packets, as a rule sees it. */
  public side(side: Side): PacketSet {
    return side === 'source' ? this.sources : this.destinations;
  }

  /** The packets that have this side in a set. */
  public restrictedTo(side: Side, set: PacketSet): Flow {
    const other = side === 'source' ? this.destinations : this.sources;
    const mine = this.side(side).intersect(set);
    return side === 'source'
      ? Flow.balanced(mine, other, this.answers, this.asked)
      : Flow.balanced(other, mine, this.answers, this.asked);
  }

  /** The packets to these addresses. */
  public to(addresses: AddressSet): Flow {
    return this.restrictedTo('destination', PacketSet.ofServices(addresses, EVERY_SERVICE));
  }

  /** The packets from these addresses. */
  public from(addresses: AddressSet): Flow {
    return this.restrictedTo('source', PacketSet.ofServices(addresses, EVERY_SERVICE));
  }

  /** The packets of these services. */
  public withServices(services: ServiceSet): Flow {
    return this.restrictedTo('source', this.sources.withServices(services));
  }

  /**
   * The packets as they leave somebody who puts its own addresses, and services for the replies, in the place of the
   * source's; NAT64 writes the destinations in the other family, too.
   */
  public sentBy(addresses: AddressSet, answers: ServiceSet, destinations: PacketSet = this.destinations): Flow {
    return new Flow(PacketSet.ofServices(addresses, destinations.services), destinations, answers);
  }

  /** The replies to the packets. */
  public reply(): Flow {
    return Flow.balanced(
      this.destinations.replies(this.answers),
      this.sources.replies(this.answers),
      this.services,
      this,
    );
  }

  /**
   * The replies to the packets as they go on from somebody who sent them in his own name, and got replies from
   * `senders`.
   */
  public replyThrough(senders: PacketSet): Flow {
    return this.restrictedTo('destination', senders.replies(EVERY_SERVICE)).reply();
  }

  /** Those of the packets to which any of the replies belongs: same remote address and protocol, whatever the field. */
  private answeredBy(replies: Flow): Flow {
    return this
      .restrictedTo('destination', replies.senders)
      .restrictedTo('source', replies.destinations.replies(EVERY_SERVICE));
  }
}
