import * as ipaddr from 'ipaddr.js';

/** An address as the oracles hold it: IPv4 is a number, IPv6 a bigint. */
export type Ip = number | bigint;

export type IpVersion = 4 | 6;

/** All addresses from `lo` to `hi`, of a CIDR block. */
export interface Block {
  readonly version: IpVersion;
  readonly lo: Ip;
  readonly hi: Ip;
  readonly prefix: number;
}

export const versionOf = (ip: Ip): IpVersion => (typeof ip === 'bigint' ? 6 : 4);

export function parseIp(text: string): Ip {
  const parsed = ipaddr.parse(text);
  const value = parsed.toByteArray().reduce((all, byte) => all * 256n + BigInt(byte), 0n);
  return parsed.kind() === 'ipv6' ? value : Number(value);
}

/** The text of an address, as ipaddr.js writes it. */
export function ipText(address: Ip): string {
  const length = versionOf(address) === 6 ? 16 : 4;
  const bytes = Array.from({ length }, (_, index) => Number(BigInt(address) / 256n ** BigInt(length - 1 - index) % 256n));
  return ipaddr.fromByteArray(bytes).toString();
}

/** Reads a CIDR block; host bits are ignored, as network ACLs and routes do. */
export function block(text: string): Block {
  const [base, prefix] = ipaddr.parseCIDR(text);
  const bits = base.kind() === 'ipv6' ? 128 : 32;
  const size = 2n ** BigInt(bits - prefix);
  const value = BigInt(parseIp(base.toString()));
  const lo = value - value % size;
  const hi = lo + size - 1n;
  return bits === 128 ? { version: 6, lo, hi, prefix } : { version: 4, lo: Number(lo), hi: Number(hi), prefix };
}

/** The IPv4 address that a NAT64 address stands for, and back. */
export const ipv4Of = (nat64: Ip): number => Number(BigInt(nat64) % 2n ** 32n);
export const nat64Of = (ipv4: Ip): bigint => (NAT64.lo as bigint) + BigInt(ipv4);

export function holds(within: Block, address: Ip): boolean {
  return typeof within.lo === typeof address && within.lo <= address && address <= within.hi;
}

/** The address `steps` further up, or down. */
export function step(address: Ip, steps: number): Ip {
  return typeof address === 'bigint' ? address + BigInt(steps) : address + steps;
}

/** NAT64: IPv4 addresses as IPv6 sees them (RFC 6052). */
export const NAT64 = block('64:ff9b::/96');

export const isNat64 = (address: Ip): boolean => holds(NAT64, address);

/** No addresses of the internet: private, shared, loopback, link-local, multicast and reserved. */
const NOT_INTERNET = [
  '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3',
].map(block);

/** The global unicast addresses of IPv6. */
const GLOBAL_UNICAST = block('2000::/3');

/** Whether an address can be a host of the internet; the VPC's own blocks are not. */
export function isInternet(address: Ip, vpc: readonly Block[]): boolean {
  const isPublic = typeof address === 'bigint' ? holds(GLOBAL_UNICAST, address) : NOT_INTERNET.every((other) => !holds(other, address));
  return isPublic && vpc.every((own) => !holds(own, address));
}

/** The edges of what is and is not the internet. */
export const INTERNET_EDGES: readonly Block[] = [...NOT_INTERNET, GLOBAL_UNICAST, NAT64];
