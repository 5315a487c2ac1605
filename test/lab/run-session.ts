import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Recording, Session } from './session';

const PROGRAM = join(__dirname, 'kernel', 'main.py');
const TIMEOUT = 300_000;

/** Lets the kernel carry a session out. */
export async function runSession(session: Session): Promise<Recording> {
  return new Promise((done, fail) => {
    const child = spawn('python3', ['-B', PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'], timeout: TIMEOUT });
    const [output, errors]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    child.once('error', fail);
    child.once('close', (code, signal) => {
      if (code === 0) {
        done(JSON.parse(output.join('')) as Recording);
      } else {
        fail(new Error(`the lab ended with ${signal ?? `exit code ${code}`}:\n${errors.join('')}`));
      }
    });
    child.stdin.on('error', () => { /* what made the child end is told by `close` */ }).end(JSON.stringify(session));
  });
}
