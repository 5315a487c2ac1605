import * as fs from 'fs';
import { ExitCode } from '../../src/cli/exit-code';
import { smallNetwork, Workspace } from '../support/command-line';

const here = new Workspace({
  'network.json': smallNetwork(),
  'cut.json': '{"Resources": {"Vpc": {"Type": "AWS::EC2::VPC"',
  'list.json': '[]',
  'empty.yaml': '',
  'binary.yaml': '\u0000\u0001\u0002',
  'alias.yaml': 'Resources:\n  A: &a\n    Type: AWS::EC2::VPC\n    Properties: *a\n',
  'deep.json': `{"Resources": {"A": ${'['.repeat(60_000)}${']'.repeat(60_000)}}}`,
  'prose.yaml': 'Dear reader: this is no template.\nYours: ever\n',
  'nothing/readme.md': '# nothing',
});
fs.symlinkSync('loop.yaml', here.path('loop.yaml'));
afterAll(() => here.remove());

test.each(['--help', '-h', 'help check', 'check --help', '--version'])('%s is no error, and goes to standard output', async (argv) => {
  const { code, out, err } = await here.run(argv);
  expect({ code, err, isShown: out.length > 5 }).toEqual({ code: ExitCode.PROVED, err: '', isShown: true });
});

test.each([
  ['', 'Usage: cdk-ha-nat-vpc'],
  ['chekc', '(Did you mean check?)'],
  ['check network.json --no-such-thing', "unknown option '--no-such-thing'"],
  ['check network.json --format xml', 'Allowed choices are text, json, sarif, junit, github'],
  ['check network.json --fail-on never', 'Allowed choices are violated, unknown, warning'],
  ['check network.json --rules zone-los', '--rules zone-los: there is no rule zone-los, expected one or several of acl-rule-quota,'],
  ['check network.json --rules ,', '--rules ,: no rule is named'],
  ['check network.json --ignore zone-loss', '--ignore zone-loss: expected rule@logicalId, such as return-traffic@PrivateSubnet1'],
  ['check network.json --ignore zone@A', '--ignore zone@A: there is no rule zone, expected one of'],
  ['check network.json --ephemeral-ports 9-1', '--ephemeral-ports 9-1: expected a port from 0 to 65535, or a range of ports such as 1024-65535'],
  ['check network.json --ephemeral-ports 1-70000', '--ephemeral-ports 1-70000: expected'],
  ['check network.json --region Ireland', '--region Ireland: expected a Region, such as eu-west-1'],
  ['check network.json --parameter Zones', '--parameter Zones: expected Name=value, such as Environment=prod'],
  ['check network.json --parameter Zones=3', '--parameter Zones: no template has this parameter, they have none'],
  ['check network.json --write-baseline', '--write-baseline needs --baseline <file>: the file to write'],
  ['check', 'no template is named, and there is no cdk.out here'],
])('wrong usage: %s', async (argv, message) => {
  const { code, out, err } = await here.run(argv);
  expect({ code, out }).toEqual({ code: ExitCode.USAGE, out: '' });
  expect(err).toContain(message);
});

test.each([
  ['missing.json', 'there is no file or folder missing.json'],
  ['cut.json', 'cut.json is neither JSON nor YAML'],
  ['list.json', 'list.json is no CloudFormation template: expected an object with Resources, got a list'],
  ['empty.yaml', 'empty.yaml'],
  ['binary.yaml', 'binary.yaml'],
  ['alias.yaml', 'alias.yaml'],
  ['deep.json', 'deep.json'],
  ['prose.yaml', 'prose.yaml is no CloudFormation template'],
  ['loop.yaml', 'loop.yaml is a loop of symbolic links'],
  ['network.json/x', 'there is no file or folder network.json/x'],
  ['', 'there is no file or folder (an empty name)'],
  ['a\u001bb', 'there is no file or folder a\\u{1b}b'],
  ['nothing', 'nothing holds no CloudFormation template'],
])('what cannot be read is one line: %s', async (file, message) => {
  const { code, out, err } = await here.run(['check', file]);
  expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: ExitCode.UNREADABLE, out: '', lines: 1 });
  expect(err).toContain(message);
  expect(err).not.toContain(here.folder);
});

test('the templates that can be read are judged beside one that cannot', async () => {
  const { code, out, err } = await here.run('check network.json list.json');
  expect(code).toBe(ExitCode.UNREADABLE);
  expect(out).toMatch(/\n\d+ proved\n$/);
  expect(err).toMatch(/^error: list\.json is no CloudFormation template.*\n$/);
});
