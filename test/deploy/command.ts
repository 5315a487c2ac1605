import { spawn } from 'node:child_process';
import { endWithThisProcess } from './child-processes';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** In milliseconds. @default 5 minutes */
  readonly timeout?: number;
}

export interface CommandResult {
  /** The exit code; undefined if a signal ended the command or it could not be started. */
  readonly code?: number;
  readonly stdout: string;
  /** What went to either stream, in order. */
  readonly output: string;
}

/** Runs a command to its end. It never throws: a command that cannot be started has no exit code. */
export async function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGTERM'), options.timeout ?? 300_000);
    endWithThisProcess(child);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; output += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { output += text; });
    const end = (code?: number, reason = '') => {
      clearTimeout(timer);
      resolve({ code, stdout, output: output + reason });
    };
    child.on('error', (error) => end(undefined, error.message));
    child.on('close', (code, signal) => end(code ?? undefined, signal ? `\nended by ${signal}` : ''));
  });
}

/** Runs a command that must succeed. */
export async function runOrThrow(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Error(`'${command} ${args.join(' ')}' exited with ${result.code ?? 'a signal'}, expected 0:\n${result.output.trim()}`);
  }
  return result.stdout;
}
