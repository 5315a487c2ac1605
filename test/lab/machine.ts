import { spawnSync } from 'node:child_process';

/** What the lab needs, and the Debian package that has it. */
const TOOLS: Readonly<Record<string, string>> = { python3: 'python3', ip: 'iproute2', nft: 'nftables', unshare: 'util-linux' };

/** What a lab is made of, tried out. */
const TRIAL = [
  'mount -t tmpfs tmpfs /run', 'mkdir /run/netns', 'ip netns add trial', 'ip link add name b0 type bridge', 'ip link add name v0 type veth peer name v1 netns trial',
  'nft add table inet trial', 'nft add chain inet trial nat "{ type nat hook postrouting priority 100; }"', 'nft add rule inet trial nat meta nftrace set 1 counter',
].join(' && ');

/** Why this machine cannot run the lab; undefined if it can. */
export function whyNot(): string | undefined {
  const missing = Object.keys(TOOLS).filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
  if (missing.length > 0) { return `no ${missing.join(', no ')} on this machine (Debian: ${[...new Set(missing.map((tool) => TOOLS[tool]))].join(' ')})`; }
  const root = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const trial = spawnSync('unshare', ['--net', '--mount', '--pid', '--fork', '--mount-proc', ...root, 'sh', '-c', TRIAL], { encoding: 'utf8' });
  return trial.status === 0 ? undefined : `this machine does not let the lab make network namespaces with nftables: ${trial.stderr.trim().split('\n')[0]}`;
}
