import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithThisProcess } from './child-processes';
import { neutralEnvironment } from './environment';
import { freePort } from './free-port';

/** What the emulated account does differently from AWS, as its own code says. */
export interface Limits {
  /** Types that this test's providers serve. */
  readonly own: string[];
  /** Types that are recorded only, and why. */
  readonly stubbed: Record<string, string>;
  /** What is wrong, by type or property. */
  readonly wrong: Record<string, string>;
  /** What is wrong with the stack that `cdk bootstrap` deploys. */
  readonly bootstrap: string;
}

const READY_SECONDS = 60;
const STOP_SECONDS = 15;

/** An emulated AWS account with nothing in it, in a process of its own. */
export class EmulatorServer {
  /** Starts a server on a free port of the loopback address and waits until it answers. */
  public static async start(python: string, directory: string): Promise<EmulatorServer> {
    mkdirSync(directory, { recursive: true });
    const port = await freePort();
    const logFile = join(directory, 'server.log');
    const log = openSync(logFile, 'w');
    const child = spawn(python, [join(__dirname, 'emulator', 'serve.py'), '--port', `${port}`, '--data', directory], {
      env: { ...neutralEnvironment(process.env), PYTHONDONTWRITEBYTECODE: '1' },
      // The server ends when its standard input closes, so it cannot outlive this process.
      stdio: ['pipe', log, log],
    });
    endWithThisProcess(child);
    closeSync(log);
    const server = new EmulatorServer(child, port, directory, logFile);
    await server.untilReady();
    return server;
  }

  private constructor(
    private readonly child: ChildProcess,
    public readonly port: number,
    private readonly directory: string,
    private readonly logFile: string,
  ) {}

  public get pid(): number {
    return this.child.pid!;
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  public get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  public get limits(): Limits {
    return JSON.parse(readFileSync(join(this.directory, 'limits.json'), 'utf8'));
  }

  public logTail(lines = 30): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }

  /** Ends the server by its process id, gently at first. */
  public async stop(): Promise<void> {
    if (this.hasEnded) { return; }
    this.child.kill('SIGTERM');
    if (!await this.endsWithin(STOP_SECONDS)) { this.child.kill('SIGKILL'); }
    await this.endsWithin(STOP_SECONDS);
  }

  private async endsWithin(limit: number): Promise<boolean> {
    for (const end = Date.now() + limit * 1000; Date.now() < end && !this.hasEnded;) { await sleep(50); }
    return this.hasEnded;
  }

  private async untilReady(): Promise<void> {
    for (const end = Date.now() + READY_SECONDS * 1000; Date.now() < end && !this.hasEnded;) {
      if (await this.answers()) { return; }
      await sleep(100);
    }
    const state = this.hasEnded ? `ended with ${this.child.exitCode ?? this.child.signalCode}` : `did not answer within ${READY_SECONDS} seconds`;
    await this.stop();
    throw new Error(`the emulator ${state}, expected it to be ready; its log ends:\n${this.logTail()}`);
  }

  private async answers(): Promise<boolean> {
    return fetch(`${this.endpoint}/_localemu/health`).then((response) => response.ok, () => false);
  }
}
