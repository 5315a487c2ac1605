import { ExitCode } from '../../../src/cli/exit-code';
import { smallNetwork, Workspace } from '../../support/command-line';

type Template = ReturnType<typeof smallNetwork>;
const changed = (change: (resources: Template['Resources']) => void, template = smallNetwork()): Template => {
  change(template.Resources);
  return template;
};
const here = new Workspace({
  'old.json': smallNetwork(),
  'crossed.json': smallNetwork({ gatewayPerZone: false }),
  'denied.json': smallNetwork({ deniedPorts: { From: 32768, To: 60999 } }),
  'unknown.json': smallNetwork({ gatewayPerZone: false, zoneB: { 'Fn::ImportValue': 'ZoneB' } }),
  'renamed.json': changed((resources) => {
    resources.PrivateC = resources.PrivateB;
    delete resources.PrivateB;
    resources.PrivateBTable.Properties.SubnetId = { Ref: 'PrivateC' };
  }),
  'cut-off.json': changed(({ RouteA }) => { RouteA.Properties.DestinationCidrBlock = '198.51.100.0/24'; }),
  'opened.json': changed(({ RouteA }) => { delete RouteA.Properties.NatGatewayId; RouteA.Properties.GatewayId = { Ref: 'Igw' }; }),
  'released.json': changed((resources) => {
    for (const id of ['NatB', 'NatBIp', 'RouteB']) { delete resources[id]; }
  }),
  'a/one.json': smallNetwork(),
  'a/gone.json': smallNetwork(),
  'b/one.json': smallNetwork({ gatewayPerZone: false }),
  'b/two.json': smallNetwork(),
});
afterAll(() => here.remove());

const diff = (after: string, before = 'old.json', ...more: string[]) => here.run(['diff', before, after, ...more]);

test.each([
  ['old.json', ExitCode.PROVED],
  ['crossed.json', ExitCode.VIOLATED],
  ['denied.json', ExitCode.VIOLATED],
  ['renamed.json', ExitCode.VIOLATED],
])('diff old.json %s ends with %i', async (after, code) => expect((await diff(after)).code).toBe(code));

test('the same template changes nothing', async () => {
  expect((await diff('old.json')).out).toBe('no promise is lost, no flow changes, nothing is replaced\n');
});

test('promises that are lost, with the packet and the fix, and won back the other way round', async () => {
  const { out } = await diff('crossed.json');
  expect(out).toContain('✗ zone-loss is lost for PrivateB\n');
  expect(out).toContain('fix: route 0.0.0.0/0 of route table TableB to NAT gateway NatB');
  const back = await diff('old.json', 'crossed.json');
  expect([back.code, back.out.includes('✓ zone-loss holds now for PrivateB')]).toEqual([ExitCode.PROVED, true]);
});

test('a promise that can no longer be proved is neither lost nor kept', async () => {
  const before = here.write('before.json', smallNetwork({ zoneB: { 'Fn::ImportValue': 'ZoneB' } }));
  const { code, out } = await diff('unknown.json', before);
  expect(code).toBe(ExitCode.UNKNOWN);
  expect(out).toContain('? zone-loss can no longer be proved for PrivateB');
});

test('the zones that paths move through', async () => {
  expect((await diff('crossed.json')).out)
    .toContain('· PrivateB leaves through NatA in zone eu-west-1a, before through NatB in zone eu-west-1b');
});

describe('flows', () => {
  test('that lose replies, also at the gateway, as a set with an example', async () => {
    expect((await diff('denied.json')).out).toContain(
      '− PublicA, PrivateA, PublicB and PrivateB → internet: flows lose replies\n'
      + '        tcp 32768-60999 from 203.0.113.0/24\n'
      + '        packet tcp 203.0.113.0:443 → 10.0.0.4:32768\n',
    );
  });

  test('from the internet that become impossible', async () => {
    expect((await diff('denied.json')).out).toContain(
      '− internet → PublicA and PublicB: flows become impossible\n        tcp 32768-60999 from 203.0.113.0/24\n',
    );
  });

  test('to a part of the internet', async () => {
    const { out } = await diff('cut-off.json');
    expect(out).toContain('− PrivateA → internet: flows become impossible');
    expect(out).toContain('packet tcp 10.0.10.4:49152 → 1.0.0.0:443');
    const back = (await diff('old.json', 'cut-off.json')).out;
    expect(back).toContain('+ PrivateA → internet: flows become possible');
  });

  test('of a subnet that has another name', async () => {
    const { out } = await diff('renamed.json');
    expect(out).toContain('− PrivateB → internet: flows become impossible\n        icmp, tcp and udp to the internet\n');
    expect(out).toContain('+ PrivateC → internet: flows become possible');
  });
});

describe('CloudFormation', () => {
  test('replaces what refers to what is replaced', async () => {
    const after = here.write('moved.json', changed(({ PublicA }) => { PublicA.Properties.AvailabilityZone = 'eu-west-1c'; }));
    const { out } = await diff(after);
    expect(out).toContain('! PublicA (AWS::EC2::Subnet) is replaced\n        AvailabilityZone cannot change in place\n');
    expect(out).toContain('! NatA (AWS::EC2::NatGateway) is replaced\n        SubnetId refers to PublicA, which is replaced\n');
    expect(out).toContain('✗ PublicA claims the IPv4 block of a subnet that it holds itself until it is replaced');
    expect(out).toContain('✗ NatA claims an Elastic IP that it holds itself until it is replaced');
  });

  test('fails where a new resource claims what an old one still holds', async () => {
    expect((await diff('renamed.json')).out).toContain('✗ PrivateC claims the IPv4 block of a subnet that PrivateB still holds');
  });

  test('releases the address of an Elastic IP', async () => {
    expect((await diff('released.json')).out).toContain('! NatBIp is deleted, and its address released');
  });
});

test('folders are compared template by template', async () => {
  const { out } = await diff('b', 'a');
  expect(out).toContain('a/gone.json, which is no longer there\n');
  expect(out).toContain('b/one.json\n');
  expect(out).toContain('b/two.json, which is new\n');
});

test('json has all of it', async () => {
  const { exitCode, templates: [template] } = JSON.parse((await diff('crossed.json', 'old.json', '--format', 'json')).out);
  expect(exitCode).toBe(1);
  expect(template.promises.map(({ kind, finding }: any) => [kind, finding.rule])).toEqual([['lost', 'same-zone-egress'], ['lost', 'zone-loss']]);
  expect(template.zones).toEqual([{ subnet: 'PrivateB', before: ['NatB in zone eu-west-1b'], after: ['NatA in zone eu-west-1a'] }]);
});

describe('markdown', () => {
  test('opens what is lost', async () => {
    const { out } = await diff('crossed.json', 'old.json', '--format', 'markdown');
    expect(out).toContain('### What changes in the network\n\n2 promises lost');
    expect(out).toContain('<details open>\n<summary>crossed.json</summary>');
    expect(out).toContain('- ✗ zone-loss is lost for PrivateB\n');
  });

  test('holds no markup of a template', async () => {
    const text = JSON.stringify(smallNetwork({ gatewayPerZone: false })).replaceAll('"PrivateB"', '"<img src=x>@all[x](http://y)`\\u001b"');
    const { out } = await diff(here.write('markup.json', text), 'old.json', '--format', 'markdown');
    expect(out).toContain('&lt;img src=x&gt;&#64;all\\[x\\](http:&#47;/y)\\`\\\\u{1b}');
    expect(out).not.toMatch(/<img|@all|http:\/\/|\u001b/);
  });
});

test.each([
  ['old.json', 'missing.json', ExitCode.UNREADABLE, 'there is no file or folder missing.json'],
  ['missing.json', 'old.json', ExitCode.UNREADABLE, 'there is no file or folder missing.json'],
  ['old.json', '--nope', ExitCode.USAGE, "unknown option '--nope'"],
])('diff %s %s is refused', async (before, after, code, message) => {
  const { err, ...ended } = await here.run(['diff', before, after]);
  expect(ended).toEqual({ code, out: '' });
  expect(err).toContain(message);
});
