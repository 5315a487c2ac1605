import { run, runOrThrow } from './command';

const node = (script: string, timeout?: number) => run(process.execPath, ['-e', script], { timeout });

test('gives the exit code and what was written', async () => {
  expect(await node('console.log("out"); console.error("err"); process.exitCode = 3')).toMatchObject({ code: 3, stdout: 'out\n' });
});

test('a command that cannot be started has no exit code', async () => {
  expect(await run('no-such-command', [])).toMatchObject({ code: undefined, output: expect.stringContaining('ENOENT') });
});

test('a command that takes too long is ended', async () => {
  expect(await node('setTimeout(() => {}, 60000)', 200)).toMatchObject({ code: undefined, output: expect.stringContaining('SIGTERM') });
});

test('runOrThrow says what failed and shows its output', async () => {
  await expect(runOrThrow(process.execPath, ['-e', 'console.error("boom"); process.exitCode = 2'])).rejects.toThrow(/exited with 2, expected 0:\nboom/);
});
