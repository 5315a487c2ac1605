/** What the Python side of the lab is told to do, and what it tells. It knows packets and namespaces, and nothing of VPCs. */
export interface Session {
  readonly namespaces: readonly string[];
  /** Those whose kernel forwards packets. */
  readonly forwarding: readonly string[];
  readonly build: readonly Step[];
  /** Where packets are sent and received: devices of the namespace `ends`, by name, with their hardware addresses. */
  readonly devices: Readonly<Record<string, string>>;
  /** Namespaces whose connection tracking is emptied before each round. */
  readonly stateful: readonly string[];
  readonly rounds: readonly Round[];
  /** The namespace whose rules report what they decide, if any does. */
  readonly traced?: string;
}

/** Lines for `ip -batch` of one address family, or a ruleset for `nft -f`. */
export interface Step {
  readonly tool: 'ip' | 'ip -4' | 'ip -6' | 'nft';
  readonly namespace: string;
  readonly text: string;
}

/** Packets that may be under way at once. */
export interface Round {
  readonly before: readonly Step[];
  readonly probes: readonly Probe[];
  readonly after: readonly Step[];
}

export interface Probe {
  readonly id: number;
  /** The device that sends it, and the hardware address it sends to. */
  readonly device: string;
  readonly to: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** The device where it must arrive to be answered; null if nobody waits for it. */
  readonly answeredAt: string | null;
  /** Type and code of the ICMP error that answers it; null for a reply. */
  readonly error: readonly [number, number] | null;
}

/** A packet that a device received. */
export interface Sighting {
  readonly id: number;
  readonly kind: 'request' | 'answer';
  readonly device: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Type and code, of ICMP. */
  readonly icmp: readonly [number, number] | null;
}

/** A numbered rule that decided about a packet. */
export interface Decision {
  readonly id: number;
  readonly kind: 'request' | 'answer';
  readonly chain: string;
  /** The device it came in by, or goes out by. */
  readonly device: string;
  readonly rule: number;
}

export interface Recording {
  readonly sightings: readonly Sighting[];
  readonly decisions: readonly Decision[];
}
