import type { Command } from 'commander';
import type { ExitCode } from './exit-code';
import type { Terminal } from './terminal';

/** A command of the command line; its action calls `end` with what the command ends with. */
export type CommandFactory = (terminal: Terminal, end: (code: ExitCode) => void) => Command;

/** The exit codes, for the help of a command. */
export function exitCodesText(proved: string, violated: string, unknown: string): string {
  return `
Exit codes:
   0  ${proved}
   1  ${violated}
   2  ${unknown}
  64  the command is written wrongly
  66  a file cannot be read, or is no template
  70  a fault of this program`;
}
