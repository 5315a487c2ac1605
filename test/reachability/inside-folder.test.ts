import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { isInside } from '../../src/reachability/inside-folder';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'inside-folder-'));
const folder = path.join(directory, 'cdk.out');
fs.mkdirSync(path.join(folder, 'inner'), { recursive: true });
fs.mkdirSync(path.join(directory, 'cdk.out-of-another'));
fs.writeFileSync(path.join(folder, '..name'), '');
fs.symlinkSync('..', path.join(folder, 'up'));
fs.symlinkSync('inner', path.join(folder, 'alias'));
fs.symlinkSync('cdk.out', path.join(directory, 'link-to-folder'));
afterAll(() => fs.rmSync(directory, { recursive: true }));

test.each([
  ['.', true],
  ['inner/a.json', true],
  ['alias/a.json', true],
  ['alias', true],
  ['not-there.json', true],
  ['..name', true],
  ['..', false],
  ['../a.json', false],
  ['../cdk.out-of-another/a.json', false],
  ['/etc/passwd', false],
  ['up', false],
])('%s', (name, expected) => {
  expect(isInside(folder, path.resolve(folder, name))).toBe(expected);
  expect(isInside(path.join(directory, 'link-to-folder'), path.resolve(directory, 'link-to-folder', name))).toBe(expected);
});
