import type { Story } from './story';
import { CrossingDirection } from '../../reachability/acl-crossing';
import { PathComponentType } from '../../reachability/network-path';
import type { TracedHop } from '../../reachability/packet-trace';
import { PacketFate, PathDirection } from '../../reachability/packet-trace';

/** A crossing of a network ACL in the picture of the packet's way. */
export interface GateView {
  readonly step: number;
  readonly lane: 'out' | 'back';
  /** The wall: of the private subnet, or of the public one towards the private one or towards the internet. */
  readonly wall: 'private' | 'inner' | 'outer';
  /** Undefined if the packet never gets there. */
  readonly hop?: TracedHop;
}

/** The six crossings, in the order of the way; those of a public subnet only where the gateway stands in one. */
export function gateViews({ steps, start, gateway }: Story): readonly GateView[] {
  const hops = steps.flatMap((step) => step.hops);
  const at = (subnet: string | undefined, direction: PathDirection, crossing: CrossingDirection) => hops.find((hop) =>
    hop.type === PathComponentType.NETWORK_ACL && hop.subnetId === subnet &&
    hop.direction === direction && hop.crossing === crossing);
  const home = gateway?.home?.id;
  const { FORWARD, RETURN } = PathDirection;
  const { INBOUND, OUTBOUND } = CrossingDirection;
  return [
    { step: 2, lane: 'out', wall: 'private', hop: at(start.id, FORWARD, OUTBOUND) },
    ...home === undefined ? [] : [
      { step: 2, lane: 'out', wall: 'inner', hop: at(home, FORWARD, INBOUND) },
      { step: 4, lane: 'out', wall: 'outer', hop: at(home, FORWARD, OUTBOUND) },
      { step: 6, lane: 'back', wall: 'outer', hop: at(home, RETURN, INBOUND) },
      { step: 8, lane: 'back', wall: 'inner', hop: at(home, RETURN, OUTBOUND) },
    ] as const,
    { step: 8, lane: 'back', wall: 'private', hop: at(start.id, RETURN, INBOUND) },
  ];
}

/** Whether the packet ends at this gate. */
export const isShut = ({ hop }: GateView): boolean => hop?.fate === PacketFate.DROPPED;
