import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from './command';
import { Python, formatVersion } from './python';

export interface VirtualEnvironment {
  readonly python: string;
  readonly reused: boolean;
}

/** What makes two environments interchangeable: the interpreter and the requirements. */
export function fingerprint(python: Python, requirements: string): string {
  return createHash('sha256').update(`${python.executable}\n${formatVersion(python.version)}\n${requirements}`).digest('hex').slice(0, 16);
}

/** Makes a virtual environment with the requirements and constraints of a directory in it, or takes the one that is there. */
export async function virtualEnvironment(directory: string, python: Python, pinned: string): Promise<VirtualEnvironment> {
  const mark = join(directory, 'installed');
  const wanted = fingerprint(python, ['requirements.txt', 'constraints.txt'].map((file) => readFileSync(join(pinned, file), 'utf8')).join());
  const interpreter = join(directory, 'bin', 'python');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted && existsSync(interpreter)) {
    return { python: interpreter, reused: true };
  }
  rmSync(directory, { recursive: true, force: true });
  await runOrThrow(python.executable, ['-m', 'venv', directory]);
  await runOrThrow(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', join(pinned, 'requirements.txt')], { timeout: 900_000 });
  // Written last: an interrupted installation is not reused.
  writeFileSync(mark, wanted);
  return { python: interpreter, reused: false };
}
