import { ExitCode } from '../../../src/cli/exit-code';
import { smallNetwork, Workspace } from '../../support/command-line';

const PORTS = { From: 32768, To: 60999 };
const here = new Workspace({
  'good.json': smallNetwork(),
  'one-gateway.json': smallNetwork({ gatewayPerZone: false }),
  'denied.json': smallNetwork({ deniedPorts: PORTS }),
  'unknown.json': smallNetwork({ gatewayPerZone: false, zoneB: { 'Fn::ImportValue': 'ZoneB' } }),
  'advice.json': withResource('Late', {
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: { NetworkAclId: { Ref: 'Acl' }, Egress: false, RuleNumber: 200, Protocol: 6, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', PortRange: PORTS },
  }),
  'table.json': { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } } },
});
afterAll(() => here.remove());

function withResource(id: string, resource: object) {
  const { Resources, ...rest } = smallNetwork({ deniedPorts: { From: 1, To: 22 } });
  return { ...rest, Resources: { ...Resources, [id]: resource } };
}

const codeOf = async (argv: string) => (await here.run(`check ${argv}`)).code;

test.each([
  ['good.json', ExitCode.PROVED],
  ['one-gateway.json', ExitCode.VIOLATED],
  ['unknown.json', ExitCode.UNKNOWN],
  ['unknown.json one-gateway.json', ExitCode.VIOLATED],
  ['unknown.json --fail-on violated', ExitCode.PROVED],
  ['unknown.json --fail-on unknown', ExitCode.UNKNOWN],
  ['advice.json', ExitCode.PROVED],
  ['advice.json --fail-on warning', ExitCode.VIOLATED],
  ['unknown.json --fail-on warning', ExitCode.UNKNOWN],
  ['one-gateway.json --rules return-traffic,nat-has-internet-route', ExitCode.PROVED],
  ['one-gateway.json --ignore zone-loss@PrivateB', ExitCode.VIOLATED],
  ['one-gateway.json --ignore zone-loss@PrivateB --ignore same-zone-egress@*', ExitCode.PROVED],
  // Nothing is proved of a template without a network: who checks the wrong file must not be shown green.
  ['table.json', ExitCode.UNKNOWN],
  ['table.json good.json', ExitCode.PROVED],
  ['table.json --fail-on violated', ExitCode.PROVED],
  ['good.json --ephemeral-ports 32768-60999 --region eu-west-1', ExitCode.PROVED],
])('check %s ends with %i', async (argv, code) => expect(await codeOf(argv)).toBe(code));

test('a parameter decides', async () => {
  const template = smallNetwork();
  template.Resources.RouteB.Properties.NatGatewayId = { 'Fn::If': ['Cheap', { Ref: 'NatA' }, { Ref: 'NatB' }] };
  here.write('parameter.json', {
    ...template,
    Parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'prod'] } },
    Conditions: { Cheap: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
  });
  expect(await codeOf('parameter.json --parameter Stage=prod')).toBe(ExitCode.PROVED);
  expect(await codeOf('parameter.json --parameter Stage=test')).toBe(ExitCode.VIOLATED);
  expect((await here.run('check parameter.json --parameter Stag=test')).err)
    .toBe('error: --parameter Stag: no template has this parameter, they have Stage\n');
});

test('what is ignored is counted apart, and what fits nothing is said', async () => {
  const { out, err } = await here.run('check one-gateway.json --ignore zone-loss@PrivateB --ignore zone-loss@Nobody');
  expect(out).toMatch(/\n1 violated, \d+ proved, 1 ignored\n$/);
  expect(err).toBe('--ignore zone-loss@Nobody fits no finding: the rule says nothing of that resource\n');
});

describe('baseline', () => {
  test('what is known does not count, and another cause does', async () => {
    const file = here.write('changing.json', smallNetwork({ gatewayPerZone: false }));
    const written = await here.run(`check ${file} --baseline known.json --write-baseline`);
    expect([written.code, written.err]).toEqual([ExitCode.PROVED, 'wrote 2 findings to known.json\n']);
    const again = await here.run('check changing.json --baseline known.json');
    expect(again.code).toBe(ExitCode.PROVED);
    expect(again.out).toMatch(/\n\d+ proved, 2 known\n$/);

    here.write('changing.json', smallNetwork({ gatewayPerZone: false, deniedPorts: PORTS }));
    expect(await codeOf('changing.json --baseline known.json')).toBe(ExitCode.VIOLATED);
    here.write('changing.json', smallNetwork());
    const fixed = await here.run('check changing.json --baseline known.json');
    expect([fixed.code, fixed.err]).toEqual([
      ExitCode.PROVED, '2 findings of known.json no longer occur: write it anew with --write-baseline\n',
    ]);
  });

  test.each([
    ['missing.json', undefined, 'there is no baseline file missing.json: write one with --write-baseline'],
    ['bad.txt', '{', 'the baseline file bad.txt cannot be read'],
    ['other.txt', '{"version": 2, "findings": []}', 'other.txt is no baseline of this command'],
    ['odd.txt', '{"version": 1, "findings": [{}]}', 'odd.txt is no baseline of this command'],
  ])('%s is refused', async (name, content, message) => {
    if (content !== undefined) { here.write(name, content); }
    const { code, err } = await here.run(`check good.json --baseline ${name}`);
    expect(code).toBe(ExitCode.UNREADABLE);
    expect(err).toContain(message);
  });

  test('names templates from where the file lies, so that it works from any folder', async () => {
    await here.run('check one-gateway.json --baseline sub/../known-2.json --write-baseline');
    here.write('sub/keep', '');
    expect((await here.run('check ../one-gateway.json --baseline ../known-2.json', { cwd: here.path('sub') })).code).toBe(ExitCode.PROVED);
  });
});
