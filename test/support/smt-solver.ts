import { init } from 'z3-solver';

/**
 * Z3 in a process of its own: says of each SMT-LIB text that the parent process sends whether it is `sat` or `unsat`.
 *
 * Emscripten's threads throw 'unwind' on purpose and catch it in `process.on('uncaughtException')`, where jest puts a handler in its place and fails
 * whatever test runs just then.
 */
async function main(): Promise<void> {
  const context = (await init()).Context('main');
  process.on('message', async (text: string) => {
    const solver = new context.Solver();
    solver.fromString(text);
    process.send!(await solver.check());
  });
  process.send!('ready');
}

void main();
