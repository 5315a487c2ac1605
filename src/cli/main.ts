#!/usr/bin/env node
import { run } from './run';
import type { Stream } from './terminal';

const streamOf = (stream: NodeJS.WriteStream): Stream => ({
  isTerminal: stream.isTTY === true,
  columns: stream.columns,
  write: (text) => { stream.write(text); },
});

// `| head` closes the pipe: there is nobody left to write to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') { process.exit(); }
  throw error;
});

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  out: streamOf(process.stdout),
  err: streamOf(process.stderr),
}).then((exitCode) => {
  // Not `process.exit()`: what is still to be written to a pipe would be lost.
  process.exitCode = exitCode;
});
