import { spawnSync } from 'child_process';
import { ExitCode } from '../../../src/cli/exit-code';
import { Workspace } from '../../support/command-line';

const here = new Workspace({ 'network.yaml': '' });
afterAll(() => here.remove());
const script = async (shell: string) => (await here.run(`completion ${shell}`)).out;

/** What bash offers for the last of the words. */
async function offered(...words: string[]): Promise<string[]> {
  const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _cdk_ha_nat_vpc; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', `${await script('bash')}\n${ask}`], { encoding: 'utf8', cwd: here.folder });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

describe('bash', () => {
  test.each([
    [['cdk-ha-nat-vpc', 'ch'], ['check']],
    [['cdk-ha-nat-vpc', ''], ['check', 'explain', 'diff', 'report', 'completion', '--help', '--version']],
    [['cdk-ha-nat-vpc', 'check', '--base'], ['--baseline']],
    [['cdk-ha-nat-vpc', 'check', '--format', 'j'], ['json', 'junit']],
    [['cdk-ha-nat-vpc', 'check', '-f', 's'], ['sarif']],
    [['cdk-ha-nat-vpc', 'diff', '--format', 'm'], ['markdown']],
    [['cdk-ha-nat-vpc', 'check', 'net'], ['']],
  ])('%j', async (words, expected) => expect(await offered(...words)).toEqual(expect.arrayContaining(expected)));
});

test.each(['zsh', 'fish'])('%s knows every command and every option', async (shell) => {
  const text = await script(shell);
  for (const word of ['check', 'explain', 'diff', 'completion', 'fail-on', 'ephemeral-ports', 'write-baseline', 'markdown']) {
    expect(text).toContain(word);
  }
});

test.each(['bash', 'zsh', 'fish'])('%s reads its script without complaint', async (shell) => {
  const { error, stderr } = spawnSync(shell, ['-n'], { input: await script(shell), encoding: 'utf8' });
  // Where a shell is not installed, nothing is to be said of it.
  expect(error === undefined ? stderr : '').toBe('');
});

test('another shell is refused', async () => {
  const { code, err } = await here.run('completion tcsh');
  expect(code).toBe(ExitCode.USAGE);
  expect(err).toContain('Allowed choices are bash, zsh, fish');
});
