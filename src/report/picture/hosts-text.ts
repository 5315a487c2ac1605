import { thousands } from '../words';

/** AWS keeps the first four addresses of a subnet and the last. */
const RESERVED = 5;

/** The addresses that hosts of an IPv4 block may have, or how many where there is no room for more. */
export function hostsText(cidr: string | undefined, isShort: boolean): string {
  const [, base, length] = /^([\d.]+)\/(\d+)$/.exec(cidr ?? '') ?? [];
  if (base === undefined) { return 'hosts at addresses that are unknown'; }
  const size = 2 ** (32 - Number(length));
  if (isShort) { return `up to ${thousands(size - RESERVED)} hosts`; }
  return `hosts ${plus(base, 4)} – ${plus(base, size - 2)}`;
}

function plus(address: string, more: number): string {
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + more;
  return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
}
