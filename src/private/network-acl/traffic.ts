import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expectMethod } from '../expected';

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** What a network ACL rule can say of a packet besides its address; -1 stands for all ICMP types or codes. */
export type Traffic =
  | { readonly protocol: 'all' }
  | { readonly protocol: 'TCP' | 'UDP'; readonly ports: PortRange }
  | { readonly protocol: 'ICMP' | 'ICMPv6'; readonly type: number; readonly code: number }
  | { readonly protocol: 'other'; readonly number: number };

/** What a NAT gateway carries, and what this library knows the replies of. */
export type AnswerableTraffic = Exclude<Traffic, { protocol: 'other' }>;

/** The ports that clients, NAT gateways and load balancers open connections from, and that replies come back to. */
export const EPHEMERAL_PORTS: PortRange = { from: 1024, to: 65535 };

const PROTOCOL_NUMBERS = { all: -1, ICMP: 1, TCP: 6, UDP: 17, ICMPv6: 58 } as const;

/** Traffic that this library wrote itself: what it was made from need not be parsed again. */
export class ParsedTraffic extends ec2.AclTraffic {
  /** A rule is optional if the user asked for it by an option that may ask for less. */
  constructor(public readonly parsed: AnswerableTraffic, public readonly isOptional = false) {
    super();
  }

  public toTrafficConfig(): ec2.AclTrafficConfig {
    return renderTraffic(this.parsed);
  }
}

/** `name` is what error messages call the traffic. */
export function parseTraffic(traffic: ec2.AclTraffic, name: string): Traffic {
  if (traffic instanceof ParsedTraffic) {
    return traffic.parsed;
  }
  expectMethod(name, traffic ?? null, 'toTrafficConfig', 'ec2.AclTraffic.tcpPort(443)');
  const { protocol, portRange, icmp } = traffic.toTrafficConfig();
  if ([protocol, portRange?.from, portRange?.to, icmp?.type, icmp?.code].some(Token.isUnresolved)) {
    throw new Error(
      `${name} holds a token, but its replies are worked out before tokens have values: give protocol, ports and ICMP types as numbers`,
    );
  }
  switch (protocol) {
    case PROTOCOL_NUMBERS.all: return { protocol: 'all' };
    case PROTOCOL_NUMBERS.TCP: return { protocol: 'TCP', ports: parsePorts(portRange, name) };
    case PROTOCOL_NUMBERS.UDP: return { protocol: 'UDP', ports: parsePorts(portRange, name) };
    case PROTOCOL_NUMBERS.ICMP: return { protocol: 'ICMP', ...parseIcmp(icmp, name) };
    case PROTOCOL_NUMBERS.ICMPv6: return { protocol: 'ICMPv6', ...parseIcmp(icmp, name) };
  }
  if (!isWholeNumber(protocol, 0, 255)) {
    throw new Error(`${name} has protocol ${protocol}, expected a number from 0 to 255, or -1 for all of them`);
  }
  return { protocol: 'other', number: protocol };
}

/** Like `parseTraffic`, for the traffic whose replies are known. */
export function parseAnswerableTraffic(traffic: ec2.AclTraffic, name: string): AnswerableTraffic {
  const parsed = parseTraffic(traffic, name);
  if (parsed.protocol === 'other') {
    throw new Error(
      `${name} is protocol ${parsed.number}, expected TCP, UDP, ICMP or ICMPv6, which is all that a NAT gateway carries: ` +
        'extend NetworkAclPolicy to write rules for other protocols',
    );
  }
  return parsed;
}

function parsePorts(ports: ec2.AclPortRange | undefined, name: string): PortRange {
  const { from, to } = ports ?? {};
  if (!isWholeNumber(from, 0, 65535) || !isWholeNumber(to, from, 65535)) {
    throw new Error(
      `${name} has ports ${from} to ${to}, expected two whole numbers from 0 to 65535, the lower one first`,
    );
  }
  return { from, to };
}

function parseIcmp(
  { type = -1, code = -1 }: ec2.AclIcmp = {},
  name: string,
): { readonly type: number; readonly code: number } {
  if (!isWholeNumber(type, -1, 255) || !isWholeNumber(code, -1, 255)) {
    throw new Error(
      `${name} has ICMP type ${type} and code ${code}, expected whole numbers from 0 to 255, or -1 for all of them`,
    );
  }
  return { type, code };
}

function isWholeNumber(value: number | undefined, lowest: number, highest: number): value is number {
  return Number.isInteger(value) && value! >= lowest && value! <= highest;
}

export function renderTraffic(traffic: Traffic): ec2.AclTrafficConfig {
  switch (traffic.protocol) {
    case 'all':
      return { protocol: PROTOCOL_NUMBERS.all };
    case 'TCP':
    case 'UDP':
      return { protocol: PROTOCOL_NUMBERS[traffic.protocol], portRange: traffic.ports };
    case 'ICMP':
    case 'ICMPv6':
      return { protocol: PROTOCOL_NUMBERS[traffic.protocol], icmp: { type: traffic.type, code: traffic.code } };
    case 'other':
      return { protocol: traffic.number };
  }
}

export function describeTraffic(traffic: AnswerableTraffic): string {
  switch (traffic.protocol) {
    case 'all':
      return 'all traffic';
    case 'TCP':
    case 'UDP':
      return `${traffic.protocol} ${describePorts(traffic.ports)}`;
    case 'ICMP':
    case 'ICMPv6':
      return traffic.type === -1 ? `${traffic.protocol} of all types` : `${traffic.protocol} type ${traffic.type}`;
  }
}

function describePorts({ from, to }: PortRange): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

/** Whether one traffic holds all of the other. */
export function covers(one: AnswerableTraffic, other: AnswerableTraffic): boolean {
  switch (one.protocol) {
    case 'all':
      return true;
    case 'TCP':
    case 'UDP':
      return other.protocol === one.protocol && one.ports.from <= other.ports.from && other.ports.to <= one.ports.to;
    case 'ICMP':
    case 'ICMPv6':
      return (
        other.protocol === one.protocol && [-1, other.type].includes(one.type) && [-1, other.code].includes(one.code)
      );
  }
}

export function containsPort(traffic: AnswerableTraffic, port: number): boolean {
  switch (traffic.protocol) {
    case 'all': return true;
    case 'TCP': case 'UDP': return traffic.ports.from <= port && port <= traffic.ports.to;
    case 'ICMP': case 'ICMPv6': return false;
  }
}

/** What is left of a range without the given ports, which are in ascending order. */
export function withoutPorts(range: PortRange, ports: readonly number[]): PortRange[] {
  const edges = ports.filter((port) => range.from <= port && port <= range.to);
  return [...edges, range.to + 1]
    .map((end, i) => ({ from: i === 0 ? range.from : edges[i - 1] + 1, to: end - 1 }))
    .filter(({ from, to }) => from <= to);
}
