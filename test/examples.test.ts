import { reachability } from '../src';
import { exampleNames } from './support/example';
import { contradictions } from './support/law';
import { loadExample } from './support/loaded-example';
import { recorded } from './support/snapshot';

const { Verdict } = reachability;
const REFUSED = ['broken-on-purpose'];
const PACKS = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'];
const ofPacks = (rule: string) => PACKS.map((pack) => `${pack}-${rule}`);

/** A network ACL is asked to be a security group instead, and a public subnet to have no route to the internet. */
const NETWORK_ACLS = ['AwsSolutions-VPC3'];
const PUBLIC_SUBNETS = ofPacks('VPCNoUnrestrictedRouteToIGW');
/** The default flow log has no key, which costs money, and the role that CDK gives it; `production` has another. */
const DEFAULT_FLOW_LOG = [...ofPacks('CloudWatchLogGroupEncrypted'), ...ofPacks('IAMNoInlinePolicy')];
/** A host that has IPv6 alone must be given its address on launch. */
const IPV6_ONLY = ofPacks('VPCSubnetAutoAssignPublicIpDisabled');

/** What cdk-nag's four packs leave of an example, besides what every default network has. */
const LEFT: Record<string, string[]> = {
  'ipv6-only': [...NETWORK_ACLS, ...PUBLIC_SUBNETS, ...DEFAULT_FLOW_LOG, ...IPV6_ONLY],
  'production': [],
  'regional': [...NETWORK_ACLS, ...DEFAULT_FLOW_LOG],
};
const DEFAULTS = [...NETWORK_ACLS, ...PUBLIC_SUBNETS, ...DEFAULT_FLOW_LOG];

const WARNINGS: Record<string, string[]> = { production: ['cdk-ha-nat-vpc:ElasticIps.quota'] };

const ACCEPTED = exampleNames().filter((name) => !REFUSED.includes(name));
const RUNS: [string, Record<string, string>][] = [...ACCEPTED.map((name): [string, Record<string, string>] => [name, {}]), ['adopt-existing-vpc', { adopt: 'true' }]];

const LOADED = RUNS.map(([name, context]) => ({ name, context, ...loadExample(name, context) }));
const OF_HA_NAT_VPC = LOADED.filter(({ name, context }) => name !== 'adopt-existing-vpc' || context.adopt !== undefined);

test.each(LOADED.map(({ name, context, templates }) => [name, context, templates] as const))('snapshot of %s %j', (_name, _context, templates) => {
  expect(Object.keys(templates).length).toBeGreaterThan(0);
  for (const [file, template] of Object.entries(templates)) { expect(recorded(template)).toMatchSnapshot(file); }
});

test.each(LOADED.map(({ name, context, templates }) => [name, context, templates] as const))('check() and explain() do not contradict each other in %s %j', (_name, _context, templates) => {
  const found = Object.values(templates).flatMap((template) => contradictions(reachability.NetworkReachability.fromTemplate(template)));
  expect(found).toEqual([]);
});

describe.each(OF_HA_NAT_VPC)('$name $context', ({ name, findings, reports, messages }) => {
  const isPack = ({ pluginName }: { pluginName: string }) => ['AwsSolutions', ...PACKS].includes(pluginName);
  const rulesOf = (violations: { readonly ruleName: string }[]) => [...new Set(violations.map(({ ruleName }) => ruleName))].sort();
  const packs = reports.filter(isPack);

  test('is proved, or says why not', () => {
    expect(findings.length).toBeGreaterThan(0);
    const left = findings.filter(({ verdict, accepted }) => verdict !== Verdict.PROVED && accepted === undefined);
    expect(left.map(({ rule, summary }) => `${rule}: ${summary}`)).toEqual([]);
    expect(findings.some(({ accepted }) => accepted !== undefined)).toBe(name === 'single-gateway-dev');
  });

  test('warns of what it asks of AWS, and of nothing else', () => {
    expect(reports.filter((report) => !isPack(report)).flatMap(({ violations }) => violations)).toEqual([]);
    expect(messages).toEqual((WARNINGS[name] ?? []).map((id) => expect.stringContaining(`[ack: ${id}]`)));
  });

  test('leaves cdk-nag what cannot be avoided, and what the default flow log would cost', () => {
    expect(packs).toHaveLength(4);
    expect(rulesOf(packs.flatMap(({ violations }) => violations))).toEqual([...LEFT[name] ?? DEFAULTS].sort());
  });

  test('acknowledges what a VPC with a NAT gateway cannot avoid, if anything', () => {
    const acknowledged = packs.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
    expect(rulesOf(acknowledged)).toEqual(name === 'production' ? [...NETWORK_ACLS, ...PUBLIC_SUBNETS].sort() : []);
  });
});
