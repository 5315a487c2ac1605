import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './command';

export interface Python {
  readonly executable: string;
  readonly version: PythonVersion;
}

export interface PythonVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** What a candidate turned out to be when it was run. */
export type Probe = (command: string) => Promise<Python | undefined>;

const NAMES = ['python3.13', 'python3.12', 'python3', 'python'];
const ABOUT = 'import sys, venv, ensurepip; print(*sys.version_info[:3]); print(sys.executable)';

export function isNewEnough(version: PythonVersion): boolean {
  return version.major > 3 || (version.major === 3 && version.minor >= 12);
}

/** The commands to try, best first: `PYTHON`, the names on the PATH, then the versions that pyenv keeps off the PATH. */
export function pythonCandidates(env: NodeJS.ProcessEnv, pyenvVersions: readonly string[]): string[] {
  return [...(env.PYTHON ? [env.PYTHON] : []), ...NAMES, ...pyenvVersions];
}

/** The interpreters that pyenv has installed, newest first. Its shims are on the PATH for all of them, and fail for those that are not selected. */
export function pyenvPythons(env: NodeJS.ProcessEnv = process.env): string[] {
  const versions = join(env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const names = existsSync(versions) ? readdirSync(versions) : [];
  return names
    .filter((name) => /^3\.\d+\.\d+$/.test(name))
    .sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))
    .map((name) => join(versions, name, 'bin', 'python3'));
}

/** What a probe prints: a line of version numbers, a line with the path of the interpreter. */
export function parseAbout(stdout: string): Python | undefined {
  const match = /^(\d+) (\d+) (\d+)\r?\n(.+)$/m.exec(stdout.trim());
  if (!match) { return undefined; }
  const [major, minor, patch] = match.slice(1, 4).map(Number);
  return { executable: match[4].trim(), version: { major, minor, patch } };
}

/** The first Python that runs, is 3.12 or newer and can make virtual environments. */
export async function findPython(candidates: readonly string[], probe: Probe = probeByRunning): Promise<Python> {
  const tried: string[] = [];
  for (const candidate of candidates) {
    const python = await probe(candidate);
    if (python && isNewEnough(python.version)) { return python; }
    tried.push(`${candidate} (${python ? formatVersion(python.version) : 'does not run'})`);
  }
  throw new Error(`no Python 3.12 or newer: looked for ${tried.join(', ')}; install one (python.org, 'uv python install 3.13', 'pyenv install 3.13') `
    + 'or name it in the environment variable PYTHON; only npm run test:deploy needs it');
}

export function formatVersion(version: PythonVersion): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}

async function probeByRunning(command: string): Promise<Python | undefined> {
  const { code, stdout } = await run(command, ['-c', ABOUT], { timeout: 20_000 });
  return code === 0 ? parseAbout(stdout) : undefined;
}
