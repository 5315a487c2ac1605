import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';

export interface ListeningSocket {
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

const LISTEN = '0A';

/** The listening sockets in the text of `/proc/net/tcp` or `/proc/net/tcp6`. */
export function parseProcNetTcp(text: string): ListeningSocket[] {
  return text.trim().split('\n').slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTEN)
    .map((fields) => {
      const [address, port] = fields[1].split(':');
      return { address: parseProcAddress(address), port: parseInt(port, 16), inode: fields[9] };
    });
}

/** An address as the kernel prints it: 32-bit words in hexadecimal, each in the byte order of the machine (little-endian here). */
export function parseProcAddress(hexadecimal: string): string {
  const words = hexadecimal.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) { return bytes.map((byte) => parseInt(byte, 16)).join('.'); }
  return bytes.join('').replace(/(.{4})(?!$)/g, '$1:').toLowerCase();
}

export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '0000:0000:0000:0000:0000:0000:0000:0001' || /^0000:0000:0000:0000:0000:ffff:7f/.test(address);
}

/** The listening sockets of a process; undefined where there is no `/proc`. */
export function listeningSockets(pid: number): ListeningSocket[] | undefined {
  const descriptors = `/proc/${pid}/fd`;
  if (!existsSync(descriptors)) { return undefined; }
  const inodes = new Set(readdirSync(descriptors).map((fd) => socketInode(`${descriptors}/${fd}`)));
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((file) => existsSync(file))
    .flatMap((file) => parseProcNetTcp(readFileSync(file, 'utf8')))
    .filter((socket) => inodes.has(socket.inode));
}

function socketInode(link: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1];
  } catch {
    // Closed since the directory was read.
    return undefined;
  }
}
