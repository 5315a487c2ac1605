const KINDS = ['router', 'host', 'nat', 'internet', 'edge igw', 'edge eigw', 'edge out'] as const;

/** A locally administered hardware address: its second byte says of what. */
export function hardwareAddress(kind: typeof KINDS[number], index = 0): string {
  const bytes = [2, KINDS.indexOf(kind), 0, 0, Math.floor(index / 256), index % 256];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}
