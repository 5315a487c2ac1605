import * as fs from 'fs';
import * as path from 'path';
import { property } from './private/sources/cloudformation/expressions/value';
import { printable } from './private/words/printable';

/** Ten times what CloudFormation takes: more is no template. */
const MAX_BYTES = 10 * 1024 * 1024;

const EXPECTED = 'expected a CloudFormation template, JSON or YAML';

/**
 * The text of a file, in UTF-8 or, with a byte order mark, in UTF-16. Only a regular file is opened: a pipe or a device
 * could keep the reader waiting for ever.
 *
 * @param fileName what the file is called in error messages
 * @throws if it cannot be read, is no regular file or is too large
 */
export function readTextFile(file: string, fileName = file): string {
  const name = printable(fileName);
  return decoded(attempt(name, () => {
    requireRegularFile(name, fs.statSync(file));
    return fs.readFileSync(file);
  }));
}

function requireRegularFile(name: string, stats: fs.Stats): void {
  if (stats.isDirectory()) {
    const example = path.join(name, 'MyStack.template.json');
    throw new Error(`${name} is a directory: expected one CloudFormation template, such as ${example}`);
  }
  if (!stats.isFile()) {
    throw new Error(`${name} is a pipe, a socket or a device: expected a file with a CloudFormation template`);
  }
  if (stats.size > MAX_BYTES) {
    throw new Error(
      `${name} has ${stats.size} bytes: expected a CloudFormation template of at most ${MAX_BYTES} (CloudFormation takes 1 MB)`,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'is a loop of symbolic links',
  ENAMETOOLONG: 'is too long for the name of a file',
  ERR_INVALID_ARG_VALUE: 'cannot be the name of a file',
};

function attempt<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = property(error, 'code');
    if (code === undefined) { throw error; }
    if (code === 'ENOENT' || code === 'ENOTDIR') { throw new Error(`there is no file ${name}: ${EXPECTED}`); }
    throw new Error(`${name} ${REASONS[String(code)] ?? `cannot be read (${String(code)})`}: ${EXPECTED}`);
  }
}

/** @see https://encoding.spec.whatwg.org/#bom-sniff */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) { return bytes.toString('utf16le', 2); }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - bytes.length % 2);
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
