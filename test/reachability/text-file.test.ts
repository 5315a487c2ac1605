import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { readTextFile } from '../../src/reachability/text-file';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'text-file-'));
afterAll(() => fs.rmSync(directory, { recursive: true }));
const at = (name: string) => path.join(directory, name);
const written = (name: string, content: string | Buffer) => {
  fs.writeFileSync(at(name), content);
  return at(name);
};
const utf16 = Buffer.from('A: Grüße', 'utf16le');

test.each([
  ['UTF-8', Buffer.from('A: Grüße')],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFFA: Grüße')],
  ['UTF-16, little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16, big-endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
  ['UTF-16 with half a character at its end', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16(), Buffer.from([0])])],
])('%s', (_, bytes) => expect(readTextFile(written('text', bytes))).toBe('A: Grüße'));
test('nothing', () => expect(readTextFile(written('empty', ''))).toBe(''));
test('through a link', () => {
  fs.symlinkSync(written('target', 'x'), at('link'));
  expect(readTextFile(at('link'))).toBe('x');
});

const EXPECTED = 'expected a CloudFormation template, JSON or YAML';
const long = 'x'.repeat(5000);
fs.symlinkSync('loop', at('loop'));
fs.symlinkSync('nowhere', at('dangling'));
test.each([
  ['none.json', (name: string) => `there is no file ${name}: ${EXPECTED}`],
  ['dangling', (name: string) => `there is no file ${name}: ${EXPECTED}`],
  ['target/below', (name: string) => `there is no file ${name}: ${EXPECTED}`],
  ['loop', (name: string) => `${name} is a loop of symbolic links: ${EXPECTED}`],
  ['', (name: string) => `${name} is a directory: expected one CloudFormation template, such as ${path.join(name, 'MyStack.template.json')}`],
  ['a\0b', () => `a\\u{0}b cannot be the name of a file: ${EXPECTED}`],
  [long, () => `${long} is too long for the name of a file: ${EXPECTED}`],
  ['\u001b[31m', () => `\\u{1b}[31m: ${EXPECTED}`],
])('%.20j', (name, message) => {
  written('target', 'x');
  expect(() => readTextFile(at(name))).toThrow(message(at(name)));
});
test('a file is called what the caller calls it', () =>
  expect(() => readTextFile(at('none.json'), 'nested.json')).toThrow(`there is no file nested.json: ${EXPECTED}`));
test('a device', () => expect(() => readTextFile('/dev/zero')).toThrow('/dev/zero is a pipe, a socket or a device: expected a file with'));
test('a pipe that nobody writes to', () => {
  if (spawnSync('mkfifo', [at('pipe')]).status !== 0) { return; }
  expect(() => readTextFile(at('pipe'))).toThrow(`${at('pipe')} is a pipe, a socket or a device: expected a file with`);
});
test('more than a template can be', () => {
  fs.truncateSync(written('huge', ''), 11 * 1024 * 1024);
  expect(() => readTextFile(at('huge'))).toThrow(
    `${at('huge')} has 11534336 bytes: expected a CloudFormation template of at most 10485760 (CloudFormation takes 1 MB)`,
  );
});
