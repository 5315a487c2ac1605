import * as fs from 'fs';
import * as path from 'path';

const directory = path.join(__dirname, '..', '.github', 'workflows');
const lines = fs.readdirSync(directory).flatMap((file) =>
  fs.readFileSync(path.join(directory, file), 'utf8').split('\n').map((line) => `${file}: ${line.trim()}`),
);
const matching = (pattern: RegExp) => lines.filter((line) => pattern.test(line));

test('actions are pinned by commit', () => {
  const uses = matching(/\buses: /);
  expect(uses.length).toBeGreaterThan(20);
  expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(line))).toEqual([]);
});

test('what is installed is what is locked', () => {
  expect(matching(/npm ci/).length).toBeGreaterThan(5);
  expect(matching(/npm (install|i) |npm install$|yarn |pnpm /)).toEqual([]);
});

test('tools that are fetched to release have one version', () => {
  expect(matching(/publib@/).length).toBeGreaterThan(3);
  expect(matching(/@latest|publib@(?!\d+\.\d+\.\d+')/)).toEqual([]);
});

test('a release has provenance and a bill of materials', () => {
  expect(matching(/NPM_CONFIG_PROVENANCE: "true"/)).toHaveLength(1);
  expect(matching(/npx projen sbom/)).toHaveLength(1);
});
