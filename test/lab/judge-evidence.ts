import { readFileSync } from 'node:fs';
import { Disagreement } from './comparison';
import { Evidence } from './evidence';
import { firstDisagreement } from './judgement';

/** Prints the first disagreement of this copy of the engine with what the kernel did, in a list; an empty list if there is none. */
function firstOf(all: readonly Evidence[]): readonly Disagreement[] {
  for (const evidence of all) {
    const first = firstDisagreement(evidence);
    if (first) { return [first]; }
  }
  return [];
}

const [, , file] = process.argv;
process.stdout.write(JSON.stringify(firstOf(JSON.parse(readFileSync(file, 'utf8')) as readonly Evidence[])));
