import type { Terminal } from './terminal';

const QUIET_FOR_MS = 1000;
const WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** Shows how far a long command is, on a terminal alone and after a second. */
export class Progress {
  private readonly started: number;
  private isShown = false;

  constructor(
    private readonly total: number,
    private readonly terminal: Terminal,
    private readonly now: () => number = Date.now,
  ) {
    this.started = now();
  }

  /** Says what is next, after `done` of all. */
  public show(done: number, what: string): void {
    if (!this.terminal.err.isTerminal || this.now() - this.started < QUIET_FOR_MS) { return; }
    this.isShown = true;
    const filled = Math.round((done / this.total) * WIDTH);
    const bar = '█'.repeat(filled).padEnd(WIDTH, '░');
    const line = ` ${bar} ${done}/${this.total} ${what}`;
    this.terminal.err.write(`${CLEAR_LINE}${line.slice(0, (this.terminal.err.columns ?? 80) - 1)}`);
  }

  /** Takes the bar away, before anything else is written. */
  public clear(): void {
    if (this.isShown) { this.terminal.err.write(CLEAR_LINE); }
    this.isShown = false;
  }
}
