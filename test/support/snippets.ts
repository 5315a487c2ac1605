import * as fs from 'fs';
import * as path from 'path';

const root = path.resolve(__dirname, '../..');

export interface Snippet {
  /** File and line of the fence. */
  readonly place: string;
  /** The heading that it is under. */
  readonly heading: string;
  /** The snippet inside its fixture, as jsii-rosetta would complete it. */
  readonly program: string;
  /** The same, where each constant that it declares comes from a function `provide.<name>(this)`. */
  readonly runnable: string;
  /** The names of these constants. */
  readonly declared: string[];
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
    const heading = lines.slice(0, index).reverse().find((each) => /^#+ /.test(each))!.replace(/^#+ /, '');
    return [{ place: `${document}:${index + 1}`, heading, ...complete(fixture, lines.slice(index + 1, index + 1 + length)) }];
  });
}

/** Imports and declarations go to module level: a constructor cannot hold them. */
function complete(fixture: string, snippet: readonly string[]): Pick<Snippet, 'program' | 'runnable' | 'declared'> {
  const isImport = (line: string) => line.startsWith('import ');
  const isDeclaration = (line: string) => line.startsWith('declare ');
  const imports = snippet.filter(isImport);
  const declarations = snippet.filter(isDeclaration);
  const body = snippet.filter((line) => !isImport(line) && !isDeclaration(line)).join('\n');
  const declared = declarations.map((line) => /^declare const (\w+)/.exec(line)![1]);
  const provided = declared.map((name) => `const ${name} = provide.${name}(this);`);
  return {
    declared,
    program: [...imports, fixture.replace('/// here', () => body), ...declarations].join('\n'),
    runnable: [...imports, fixture.replace('/// here', () => [...provided, body].join('\n'))].join('\n'),
  };
}
