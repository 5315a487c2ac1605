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

/** What a source expects in return: replies on these services, and these ICMP errors. */
export interface Replying {
  readonly answers: ServiceSet;
  readonly errors?: ServiceSet;
  readonly asked?: Flow;
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
  public static of(
    sources: AddressSet,
    destinations: AddressSet,
    services: ServiceSet,
    answers: ServiceSet,
    errors?: ServiceSet,
  ): Flow {
    return Flow.balanced(
      PacketSet.ofServices(sources, services),
      PacketSet.ofServices(destinations, services),
      { answers, errors },
    );
  }

  private static balanced(sources: PacketSet, destinations: PacketSet, { answers, errors, asked }: Replying): Flow {
    const [from, to] = [sources.services, destinations.services];
    const services = from.intersect(to);
    return new Flow(
      services === from ? sources : sources.withServices(services),
      services.equals(to) ? destinations : destinations.withServices(services),
      answers,
      errors,
      asked,
    );
  }

  private constructor(
    public readonly sources: PacketSet,
    public readonly destinations: PacketSet,
    /** The services on which the source expects replies: for TCP and UDP these are its own ports. */
    public readonly answers: ServiceSet,
    /** The ICMP errors that the source must hear from where it sends to; undefined if nobody asks for them. */
    public readonly errors?: ServiceSet,
    /** For replies: the packets that they answer. */
    public readonly asked?: Flow,
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
    const before = this.side(side);
    const mine = before.intersect(set);
    if (mine === before) { return this; }
    return side === 'source'
      ? Flow.balanced(mine, this.destinations, this)
      : Flow.balanced(this.sources, mine, this);
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
  public sentBy(
    addresses: AddressSet,
    { answers, errors }: Replying,
    destinations: PacketSet = this.destinations,
  ): Flow {
    return new Flow(PacketSet.ofServices(addresses, destinations.services), destinations, answers, errors);
  }

  /** The replies to the packets, and the errors about them. */
  public reply(): Flow {
    return this.repliedBy(this, this.errors && this.destinations.addresses);
  }

  /**
   * The replies to the packets as they go on from somebody who sent them in his own name, and got replies from
   * `senders` and errors from `errorSenders`.
   */
  public replyThrough(senders: PacketSet, errorSenders: AddressSet): Flow {
    const answered = this.restrictedTo('destination', senders.replies(EVERY_SERVICE));
    return this.repliedBy(answered, this.errors && this.destinations.addresses.intersect(errorSenders));
  }

  private repliedBy({ sources, destinations }: Flow, errorSenders: AddressSet | undefined): Flow {
    const [from, to] = [destinations.replies(this.answers), sources.replies(this.answers)];
    const replying = { answers: this.services, asked: this };
    if (!this.errors || !errorSenders) { return Flow.balanced(from, to, replying); }
    return Flow.balanced(
      from.union(PacketSet.ofServices(errorSenders, this.errors)),
      to.union(PacketSet.ofServices(this.sources.addresses, this.errors)),
      replying,
    );
  }

  /** Those of the packets to which any of the replies belongs: same remote address and protocol, whatever the field. */
  private answeredBy(replies: Flow): Flow {
    return this
      .restrictedTo('destination', replies.senders)
      .restrictedTo('source', replies.destinations.replies(EVERY_SERVICE));
  }
}
