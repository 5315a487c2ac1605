import { fingerprint } from './virtual-environment';

const PYTHON = { executable: '/usr/bin/python3', version: { major: 3, minor: 13, patch: 0 } };

test('the same interpreter and requirements make the same environment', () => {
  expect(fingerprint(PYTHON, 'a==1\n')).toBe(fingerprint({ ...PYTHON }, 'a==1\n'));
});

test.each([
  ['requirements', PYTHON, 'a==2\n'],
  ['version', { ...PYTHON, version: { ...PYTHON.version, patch: 1 } }, 'a==1\n'],
  ['interpreter', { ...PYTHON, executable: '/opt/python3' }, 'a==1\n'],
])('another %s makes another one', (_, python, requirements) => {
  expect(fingerprint(python, requirements)).not.toBe(fingerprint(PYTHON, 'a==1\n'));
});
