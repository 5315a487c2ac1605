import { Family } from './family';

/** An IP address. A number is an IPv4 address, a bigint an IPv6 address: the kind of the value is its family. */
export type Address = number | bigint;

const DECIMAL_OCTET = /^(0|[1-9]\d{0,2})$/;
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

export function familyOf(address: Address): Family {
  return typeof address === 'bigint' ? 'ipv6' : 'ipv4';
}

/**
 * Reads dotted-quad IPv4 or RFC 4291 IPv6 text (with an IPv4 tail if need be); undefined for anything else.
 *
 * Strict, like AWS: no leading zeros, which some readers take for octal; no missing or hexadecimal octets; no IPv6 zone
 * (`%eth0`).
 */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Writes the one text of an address: dotted quad, or the form RFC 5952 recommends, always in hexadecimal. */
export function formatAddress(address: Address): string {
  return typeof address === 'bigint' ? formatIpv6(address) : formatIpv4(address);
}

function parseIpv4(text: string): number | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => DECIMAL_OCTET.test(octet) && Number(octet) <= 255)) {
    return undefined;
  }
  return octets.reduce((address, octet) => address * 256 + Number(octet), 0);
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) { return undefined; }
  const [head, tail] = halves.map((half, i) => parseGroups(half, i === halves.length - 1));
  if (!head || halves.length === 2 && !tail) { return undefined; }
  const absent = GROUPS - head.length - (tail?.length ?? 0);
  // RFC 4291: "::" stands for one group or more
  if (tail ? absent < 1 : absent !== 0) { return undefined; }
  return [...head, ...Array<bigint>(absent).fill(0n), ...(tail ?? [])].reduce(
    (address, group) => address * 0x10000n + group,
    0n,
  );
}

/** The groups on one side of a "::"; only the last side may end in an IPv4 address, which is two groups. */
function parseGroups(text: string, mayEndInIpv4: boolean): readonly bigint[] | undefined {
  if (text === '') { return []; }
  const words = text.split(':');
  const ipv4 = mayEndInIpv4 ? parseIpv4(words[words.length - 1]) : undefined;
  const hex = ipv4 === undefined ? words : words.slice(0, -1);
  if (!hex.every((word) => HEX_GROUP.test(word))) { return undefined; }
  const groups = hex.map((word) => BigInt(`0x${word}`));
  return ipv4 === undefined ? groups : [...groups, BigInt(Math.floor(ipv4 / 0x10000)), BigInt(ipv4 % 0x10000)];
}

function formatIpv4(address: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join('.');
}

function formatIpv6(address: bigint): string {
  const groups = address.toString(16).padStart(32, '0').match(/.{4}/g)!.map((group) => parseInt(group, 16).toString(16));
  const { start, length } = longestZeroRun(groups);
  if (length < 2) { return groups.join(':'); }
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

/** The first of the longest runs of zero groups, the one that RFC 5952 4.2.3 shortens. */
function longestZeroRun(groups: readonly string[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  groups.forEach((_, start) => {
    const end = groups.findIndex((group, i) => i >= start && group !== '0');
    const length = (end < 0 ? GROUPS : end) - start;
    if (length > longest.length) { longest = { start, length }; }
  });
  return longest;
}
