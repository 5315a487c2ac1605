import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Disagreement } from './comparison';
import { Evidence } from './evidence';
import { judge } from './judgement';
import { Mutant } from './mutants';

const ROOT = join(__dirname, '..', '..');
const WORK = join(ROOT, '.work', 'lab');
const EVIDENCE = join(WORK, 'evidence.json');
const COPIED = ['src', 'test/lab', 'test/support', 'test/fuzz', 'test/tsconfig.json', 'tsconfig.json', 'package.json'];

/** Keeps what the kernel did where engines can be asked about it; all of it must fit the engine as it is. */
export function keepEvidence(all: readonly Evidence[]): void {
  const unfit = all.filter((one) => judge(one).disagreements.length > 0);
  if (unfit.length > 0) { throw new Error(`the engine as it is disagrees with the kernel about ${unfit.map(({ name }) => name).join(', ')}`); }
  mkdirSync(WORK, { recursive: true });
  writeFileSync(EVIDENCE, JSON.stringify(all));
}

/** Where a copy of the engine with one fault disagrees with the kernel first; undefined if nowhere, so that the lab does not notice. */
export async function whatShows(mutant: Mutant): Promise<Disagreement | undefined> {
  const copy = join(WORK, 'mutant');
  rmSync(copy, { recursive: true, force: true });
  COPIED.forEach((path) => cpSync(join(ROOT, path), join(copy, path), { recursive: true }));
  putInto(copy, mutant);
  const output = await run(join(copy, 'test', 'lab', 'judge-evidence.ts'), join(copy, 'test', 'tsconfig.json'));
  rmSync(copy, { recursive: true });
  return (JSON.parse(output) as readonly Disagreement[])[0];
}

function putInto(copy: string, { name, file, find, replace }: Mutant): void {
  const path = join(copy, 'src', 'reachability', 'private', file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) { throw new Error(`"${name}": ${file} has ${parts.length - 1} times what it changes, expected once: ${find}`); }
  writeFileSync(path, parts.join(replace));
}

async function run(program: string, tsconfig: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [require.resolve('tsx/cli'), '--tsconfig', tsconfig, program, EVIDENCE], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [output, errors]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done(output.join('')) : fail(new Error(errors.join('')))));
  });
}
