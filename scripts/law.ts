import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NetworkReachability } from '../src/reachability/network-reachability';
import { contradictions } from '../test/support/law';

/** Asks of templates what `test/scenarios/check-and-explain.test.ts` asks of random networks: files, and folders of them. */
const TEMPLATE = /\.(?:json|ya?ml|template)$/;

const filesOf = (path: string): readonly string[] => (statSync(path).isDirectory()
  ? readdirSync(path).sort().map((name) => join(path, name)).filter((one) => statSync(one).isDirectory() || TEMPLATE.test(one)).flatMap(filesOf)
  : [path]);

const read = (file: string): NetworkReachability | undefined => {
  try { return NetworkReachability.fromFile(file); } catch (error) {
    console.log(`- ${file}: not a template that can be read: ${(error as Error).message}`);
    return undefined;
  }
};

const paths = process.argv.slice(2);
if (paths.length === 0) { throw new Error('no templates are given: npm run law -- <template or folder>…'); }
let count = 0;
let broken = 0;
for (const file of paths.flatMap(filesOf)) {
  const reachability = read(file);
  if (reachability) {
    const found = contradictions(reachability);
    count += 1;
    broken += found.length;
    for (const one of found) { console.log(`✗ ${file}: ${one}`); }
  }
}
console.log(`${count} templates, ${broken} contradictions between check() and explain()`);
process.exitCode = broken === 0 ? 0 : 1;
