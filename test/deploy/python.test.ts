import { findPython, isNewEnough, parseAbout, pythonCandidates } from './python';

const version = (text: string) => {
  const [major, minor, patch] = text.split('.').map(Number);
  return { major, minor, patch };
};
const machine = (installed: Record<string, string>) => async (command: string) =>
  (command in installed ? { executable: `/bin/${command}`, version: version(installed[command]) } : undefined);

test.each([['3.11.9', false], ['3.12.0', true], ['3.13.1', true], ['2.7.18', false], ['4.0.0', true]])('%s is new enough: %s', (text, expected) => {
  expect(isNewEnough(version(text))).toBe(expected);
});

test('tries PYTHON first, then the PATH, then what pyenv keeps off it', () => {
  expect(pythonCandidates({ PYTHON: '/opt/python' }, ['/pyenv/3.13.0/bin/python3']))
    .toEqual(['/opt/python', 'python3.13', 'python3.12', 'python3', 'python', '/pyenv/3.13.0/bin/python3']);
  expect(pythonCandidates({}, [])[0]).toBe('python3.13');
});

test('takes the first that runs and is new enough', async () => {
  // python3.13 is a shim that exists and fails.
  await expect(findPython(['python3.13', 'python3', '/pyenv/python3'], machine({ 'python3': '3.11.7', '/pyenv/python3': '3.12.1' })))
    .resolves.toMatchObject({ executable: '/bin//pyenv/python3' });
});

test('says what it looked for, what it found and how to get one', async () => {
  await expect(findPython(['python3.13', 'python3'], machine({ python3: '3.11.7' }))).rejects.toThrow(
    'no Python 3.12 or newer: looked for python3.13 (does not run), python3 (3.11.7); install one (python.org, \'uv python install 3.13\', '
    + '\'pyenv install 3.13\') or name it in the environment variable PYTHON; only npm run test:deploy needs it',
  );
});

test.each([
  ['3 12 1\n/usr/bin/python3\n', { executable: '/usr/bin/python3', version: version('3.12.1') }],
  ['3 13 0\r\nC:\\Python\\python.exe\r\n', { executable: 'C:\\Python\\python.exe', version: version('3.13.0') }],
  ['pyenv: python3.13: command not found', undefined],
])('reads what a probe prints: %j', (stdout, expected) => {
  expect(parseAbout(stdout)).toEqual(expected);
});
