import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as ts from 'typescript';

/** What each file of a folder imports from it, `import type` included: ESLint's import/no-cycle does not follow those. */
function importGraph(root: string): Map<string, string[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => join(root, file));
  const importsOf = (file: string) => ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles
    .map(({ fileName }) => resolve(dirname(file), fileName))
    .flatMap((target) => [`${target}.ts`, join(target, 'index.ts')].filter((candidate) => files.includes(candidate)));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** The files of circles: what is left when files that import none, or that none imports, are taken away until there are none. */
function circles(graph: Map<string, string[]>): string[] {
  const left = new Map(graph);
  const importsNone = (file: string) => !left.get(file)!.some((other) => left.has(other));
  const isImportedByNone = (file: string) => ![...left.values()].some((imports) => imports.includes(file));
  const free = () => [...left.keys()].filter((file) => importsNone(file) || isImportedByNone(file));
  for (let found = free(); found.length > 0; found = free()) {
    found.forEach((file) => left.delete(file));
  }
  return [...left.keys()];
}

test.each(['src', 'test'])('no file of %s imports itself through others, not even for a type', (folder) => {
  const graph = importGraph(join(__dirname, '..', folder));
  expect(graph.size).toBeGreaterThan(100);
  expect(circles(graph)).toEqual([]);
});

test('a circle of type-only imports is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-cycles-'));
  writeFileSync(join(folder, 'a.ts'), "import type { B } from './b';\nexport interface A { b: B }\n");
  writeFileSync(join(folder, 'b.ts'), "import type { A } from './a';\nexport interface B { a: A }\n");
  writeFileSync(join(folder, 'c.ts'), "export { type A } from './a';\n");
  expect(circles(importGraph(folder)).map((file) => file.slice(-4))).toEqual(['a.ts', 'b.ts']);
});
