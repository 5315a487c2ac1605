import * as fs from 'fs';
import * as path from 'path';

const root = path.resolve(__dirname, '../..');

export interface Snippet {
  /** File and line of the fence. */
  readonly place: string;
  /** The snippet inside its fixture, as jsii-rosetta would complete it. */
  readonly program: string;
}

export const documents = (): string[] => ['README.md', 'CONTRIBUTING.md', ...fs.readdirSync(path.join(root, 'docs'))
  .filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];

/** Every TypeScript block of a Markdown file. */
export function snippetsOf(document: string): Snippet[] {
  const lines = fs.readFileSync(path.join(root, document), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const fence = /^```ts(?:\s+fixture=(\S+))?$/.exec(line);
    if (!fence) { return []; }
    const length = lines.slice(index + 1).findIndex((end) => end === '```');
    const fixture = fs.readFileSync(path.join(root, 'rosetta', `${fence[1] ?? 'default'}.ts-fixture`), 'utf8');
    return [{ place: `${document}:${index + 1}`, program: complete(fixture, lines.slice(index + 1, index + 1 + length)) }];
  });
}

/** Declarations go to module level: a constructor cannot hold them. */
function complete(fixture: string, snippet: readonly string[]): string {
  const isDeclaration = (line: string) => line.startsWith('declare ');
  const body = snippet.filter((line) => !isDeclaration(line)).join('\n');
  return [fixture.replace('/// here', () => body), ...snippet.filter(isDeclaration)].join('\n');
}
