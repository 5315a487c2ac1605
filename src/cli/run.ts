import { CommanderError } from 'commander';
import { ExitCode } from './exit-code';
import { programFor } from './program';
import { Refusal } from './refusal';
import type { Terminal } from './terminal';

/** Runs the command of these arguments: what went wrong is one line on standard error, and the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode = ExitCode.PROVED;
  try {
    await programFor(terminal, (code) => { exitCode = code; }).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has written its message; help and version are no errors.
      return error.exitCode === 0 ? ExitCode.PROVED : ExitCode.USAGE;
    }
    if (error instanceof Refusal) {
      terminal.err.write(`error: ${error.message}\n`);
      return error.exitCode;
    }
    terminal.err.write(`error: this is a fault of cdk-ha-nat-vpc, please report it with the template: ${firstLines(error)}\n`);
    return ExitCode.INTERNAL;
  }
}

function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  return text.split('\n').slice(0, 2).map((line) => line.trim()).join(' ');
}
