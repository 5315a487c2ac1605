import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

/** What SECURITY.md promises of the sources: whatever reaches out of the process, or makes code of text, has a name. */
const SOURCES = path.join(__dirname, '..', 'src');

const files = (directory: string): string[] =>
  fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    return entry.isDirectory() ? files(file) : file.endsWith('.ts') ? [file] : [];
  });
const all = files(SOURCES);
const named = (file: string) => path.relative(SOURCES, file);

/** The modules that a file loads, whichever way. */
const modulesOf = (file: string) => ts.preProcessFile(fs.readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName.replace(/^node:/, ''));
const loading = (modules: readonly string[]) => all.filter((file) => modulesOf(file).some((name) => modules.includes(name.split('/')[0]))).map(named);

test('there are sources to look at', () => expect(all.length).toBeGreaterThan(100));

test('nothing talks to a network', () => {
  expect(loading(['http', 'https', 'http2', 'tls', 'dgram', 'dns', 'undici'])).toEqual([]);
  const other = all.filter((file) => modulesOf(file).includes('net'))
    .filter((file) => !/import \{ (isIP|isIPv4|isIPv6|BlockList)(, (isIP|isIPv4|isIPv6|BlockList))* \} from '(node:)?net'/.test(fs.readFileSync(file, 'utf8')));
  expect(other.map(named)).toEqual([]);
});

test('nothing starts a program, or makes code of text', () => {
  expect(loading(['child_process', 'cluster', 'worker_threads', 'vm', 'module', 'inspector', 'repl'])).toEqual([]);
});

test.each([
  ['fetches', /\bfetch\(|XMLHttpRequest|WebSocket\(/],
  ['evaluates', /\beval\(|new Function\(/],
])('nothing %s', (_, pattern) => {
  const offending = all.filter((file) => pattern.test(withoutComments(fs.readFileSync(file, 'utf8'))));
  expect(offending.map(named)).toEqual([]);
});

test('the proof touches files in few places, and the engine in none', () => {
  const touching = loading(['fs']).filter((file) => file.startsWith('reachability'));
  expect(touching.filter((file) => file.includes('private') || file.includes('rules'))).toEqual([]);
  expect(touching.length).toBeLessThan(10);
});

test('environment variables are read by the command line alone', () => {
  const reading = all.filter((file) => withoutComments(fs.readFileSync(file, 'utf8')).includes('process.env')).map(named);
  expect(reading.filter((file) => !file.startsWith('cli'))).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
