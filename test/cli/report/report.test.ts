import { ExitCode } from '../../../src/cli/exit-code';
import { smallNetwork, Workspace } from '../../support/command-line';

const here = new Workspace({ 'network.json': smallNetwork(), 'two/a.json': smallNetwork(), 'two/b.json': smallNetwork() });
afterAll(() => here.remove());

test('a page, with the file and its digest', async () => {
  const { code, out, err } = await here.run('report network.json -o pages/vpc.html');
  expect([code, out, err]).toEqual([ExitCode.PROVED, '', 'wrote pages/vpc.html\n']);
  expect(here.read('pages/vpc.html')).toMatch(/^<!doctype html>/i);
  expect(here.read('pages/vpc.html')).toContain('network.json');
});

test.each([
  ['--svg', /^<svg /],
  ['--svg --vpc Vpc', /^<svg /],
  ['--mermaid', /flowchart/],
  ['', /^<!doctype html>/i],
])('report network.json %s goes to standard output', async (flags, expected) => {
  const { code, out, err } = await here.run(`report network.json ${flags}`);
  expect([code, err]).toEqual([ExitCode.PROVED, '']);
  expect(out).toMatch(expected);
});

test.each([
  ['network.json --svg --mermaid', ExitCode.USAGE, 'cannot be used with option'],
  ['network.json --svg --vpc Nobody', ExitCode.USAGE, 'there is no VPC Nobody with subnets, expected one of Vpc'],
  ['two', ExitCode.USAGE, 'a report shows one network, and there are 2: name one of two/a.json, two/b.json'],
  ['network.json -o network.json/x.html', ExitCode.USAGE, 'network.json/x.html cannot be written'],
  ['missing.json', ExitCode.UNREADABLE, 'there is no file or folder missing.json'],
])('report %s is refused', async (argv, code, message) => {
  const { err, ...ended } = await here.run(`report ${argv}`);
  expect(ended).toEqual({ code, out: '' });
  expect(err).toContain(message);
});
