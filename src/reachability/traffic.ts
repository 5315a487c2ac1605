import { Token } from 'aws-cdk-lib';
import type { TrafficSpec } from './private/paths/traffic';
import { allTraffic, echoTraffic, portTraffic } from './private/paths/traffic';

/**
 * What packets ask for. The ports of TCP and UDP are those of the destination; the source uses any of the
 * ephemeral ports that `NetworkReachability` was given, 1024 to 65535 by default.
 */
export class Traffic {
  /** TCP to one port, 0 to 65535. */
  public static tcp(port: number): Traffic {
    return Traffic.ports('tcp', port, port);
  }

  /** TCP to any port from `from` to `to`, both included. */
  public static tcpRange(from: number, to: number): Traffic {
    return Traffic.ports('tcp', from, to);
  }

  /** UDP to one port, 0 to 65535. */
  public static udp(port: number): Traffic {
    return Traffic.ports('udp', port, port);
  }

  /** UDP to any port from `from` to `to`, both included. */
  public static udpRange(from: number, to: number): Traffic {
    return Traffic.ports('udp', from, to);
  }

  /** `ping`: ICMP echo requests, answered by echo replies; ICMPv6 for IPv6. */
  public static icmpEcho(): Traffic {
    return new Traffic(echoTraffic());
  }

  /** Every protocol and port. TCP and UDP are answered on the port they came from, ICMP by echo replies. */
  public static all(): Traffic {
    return new Traffic(allTraffic());
  }

  private static ports(protocol: 'tcp' | 'udp', from: number, to: number): Traffic {
    for (const port of [from, to]) { checkPort(protocol, port); }
    if (from > to) {
      throw new Error(`${protocol} ports from ${from} to ${to} are none: give the lower port first`);
    }
    return new Traffic(portTraffic(protocol, from, to));
  }

  private constructor(
    /** @internal */
    public readonly _spec: TrafficSpec,
  ) {}

  /** What the traffic is, in words. */
  public toString(): string {
    return this._spec.text;
  }
}

function checkPort(protocol: string, port: number): void {
  if (Token.isUnresolved(port)) {
    throw new Error(`a ${protocol} port is a token, which has no value before deployment: give a literal port`);
  }
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`${port} is not a ${protocol} port: give an integer from 0 to 65535`);
  }
}
