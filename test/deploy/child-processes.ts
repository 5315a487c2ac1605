import { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

// However this process exits (an error, a signal, the end of its work), nothing that it started stays behind.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Sees to it that a child process, known by its id, ends with this one. */
export function endWithThisProcess(child: ChildProcess): void {
  running.add(child);
  child.once('close', () => running.delete(child));
}
