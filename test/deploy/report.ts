import { inspect, isDeepStrictEqual } from 'node:util';
import pc from 'picocolors';

/** One thing that must hold of what was deployed, or that cannot be looked at here. */
export type Check =
  | { readonly name: string; readonly actual: unknown; readonly expected: unknown }
  | { readonly name: string; readonly skipped: string };

/** Whether a check that was not skipped came out as expected. */
export function holds(check: Check): boolean {
  return 'actual' in check && isDeepStrictEqual(check.actual, check.expected);
}

/** Says what happens as it happens, and counts. */
export class Report {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };
  private readonly started = Date.now();

  constructor(private readonly write: (line: string) => void = console.log) {}

  public get failures(): number {
    return this.counts.failed;
  }

  public section(title: string): void {
    this.write(`\n${pc.bold(title)}`);
  }

  public say(text: string): void {
    this.write(text.split('\n').map((line) => `  ${pc.dim(line)}`).join('\n'));
  }

  /** Runs a step and says how long it took. A step that throws ends the run. */
  public async step<T>(name: string, action: () => Promise<T>): Promise<T> {
    const start = Date.now();
    const result = await action();
    this.write(`  ${pc.cyan('▸')} ${name} ${pc.dim(seconds(Date.now() - start))}`);
    return result;
  }

  public check(checks: readonly Check[]): void {
    checks.forEach((check) => this.one(check));
  }

  /** A failure that is not a comparison: what went wrong, and the lines that explain it. */
  public fail(name: string, detail: string): void {
    this.counts.failed += 1;
    this.write(`  ${pc.red('✗')} ${name}`);
    this.write(indented(detail));
  }

  /** The closing line of counts. */
  public close(): void {
    const { passed, failed, skipped } = this.counts;
    const line = `${passed} passed, ${failed} failed, ${skipped} skipped`;
    this.write(`\n${pc.bold(failed ? pc.red(line) : pc.green(line))} ${pc.dim(`in ${seconds(Date.now() - this.started)}`)}`);
  }

  private one(check: Check): void {
    if ('skipped' in check) {
      this.counts.skipped += 1;
      this.write(`  ${pc.yellow('–')} ${check.name} ${pc.yellow(`skipped: ${check.skipped}`)}`);
    } else if (holds(check)) {
      this.counts.passed += 1;
      this.write(`  ${pc.green('✓')} ${check.name}`);
    } else {
      this.fail(check.name, `expected ${shown(check.expected)}\nactual   ${shown(check.actual)}`);
    }
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function shown(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: 140, maxArrayLength: 50 });
}

function indented(text: string): string {
  return text.split('\n').map((line) => `      ${line}`).join('\n');
}
