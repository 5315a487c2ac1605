import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NatTopology } from 'cdk-ha-nat-vpc';
import * as fc from 'fast-check';
import { HaNatVpc } from '../../src/ha-nat-vpc';
import { checkOptions } from '../../src/reachability/check-options';
import type { Finding } from '../../src/reachability/finding';
import { readTemplate } from '../../src/reachability/private/sources/cloudformation/read-template';
import { requireTemplate } from '../../src/reachability/private/sources/cloudformation/require-template';
import { checkNetwork } from '../../src/reachability/rules/private/check';
import { Random } from '../fuzz/random';
import { templateOf } from '../support/network-template';
import { TemplateJson } from '../support/oracle-network';
import { randomNetwork } from '../support/random-network';
import { inTurn, Rewritten, SAME, withDeny, withoutAllow } from '../support/rewrites';
import { agnosticStack, templateOf as synthesize } from '../support/stacks';
import { FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

function findingsOf({ template, nested }: Rewritten): readonly Finding[] {
  requireTemplate(template);
  return checkNetwork(readTemplate(template, { nested: (id) => nested?.[id] }), checkOptions({}));
}

const nameOf = ({ rule, subject }: Finding, before = (id: string) => id) => `${rule} ${before(subject.split('.')[0])}`;

/** Without the addresses that stand for those that Amazon gives, for the order of the VPCs decides which of them, and without ids. */
const packet = ({ where: _, crossing: __, ...header }: Finding['witnesses'][number]) => JSON.stringify(header).replace(/"2001:db8:[^"]*"/g, 'amazon').replace(/a host of \w+/g, 'a host');

/** What is said, apart from the words: the verdict and the packets that show it. */
const saidOf = ({ verdict, severity, when, witnesses, portsBlockedOnPurpose }: Finding) =>
  `${verdict} ${severity} ${when.join()} ${witnesses.map(packet).sort().join()} ${portsBlockedOnPurpose.join()}`;

const differences = (template: TemplateJson, rewritten: Rewritten, except: readonly string[]) => {
  const said = (findings: readonly Finding[], before?: (id: string) => string) => new Map(findings
    .filter(({ rule }) => !except.includes(rule))
    .map((finding): [string, string] => [nameOf(finding, before), saidOf(finding)])
    .filter(([name]) => !/ Unrelated/.test(name)));
  const [expected, got] = [said(findingsOf({ template })), said(findingsOf(rewritten), rewritten.before)];
  return [...new Set([...expected.keys(), ...got.keys()])].flatMap((name) =>
    (expected.get(name) === got.get(name) ? [] : [`${name}: ${expected.get(name) ?? 'nothing'}, then ${got.get(name) ?? 'nothing'}`]));
};

const synthesized = (define: (stack: Stack) => void) => synthesize(agnosticStack, define) as unknown as TemplateJson;

const CONSTRUCTS: readonly TemplateJson[] = [
  synthesized((stack) => new HaNatVpc(stack, 'Vpc')),
  synthesized((stack) => new HaNatVpc(stack, 'Vpc', { azCount: 2, ipProtocol: ec2.IpProtocol.DUAL_STACK })),
  synthesized((stack) => new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology: NatTopology.regional() })),
];

/** Small ones, for many. */
const small = randomNetwork.map(({ flaws, ...plan }) => templateOf({
  ...plan, zones: 2, tiers: plan.tiers.slice(0, 1), flaws: flaws.filter(({ zone }) => zone < 2),
}));

const networks = fc.oneof(
  { weight: 99, arbitrary: small },
  { weight: 1, arbitrary: fc.constantFrom(...CONSTRUCTS) },
);

const words = fc.subarray(Object.keys(SAME), { minLength: 2, maxLength: 9 });

test('the same in other words is the same', () => {
  fc.assert(fc.property(networks, words, fc.nat(), (template, names, seed) => {
    const { except, ...rewritten } = inTurn(names, template, new Random(seed));
    expect(differences(template, rewritten, except)).toEqual([]);
  }), runs(0.12));
});

/**
 * Rules that ask to be closed, or nothing of what is closed: without a request there is no reply to lose, and nothing
 * that a zone could take away. What random networks are found to lose is exact: see random-networks.test.ts.
 */
const CLOSING_HELPS = [
  'no-inbound-from-internet', 'isolated-stays-isolated', 'shadowed-acl-rule', 'acl-rule-quota', 'closed-network', 'replies-within-vpc', 'zone-loss',
];

/** These stay unknown all the same: nothing is proved because nothing moves. */
const mayBeProved = ({ rule }: Finding, before: string | undefined) =>
  CLOSING_HELPS.includes(rule) || (rule === 'return-traffic' && before === 'VIOLATED');

/** What is proved only once less is let through. */
const newlyProved = (template: TemplateJson, rewritten: Rewritten) => {
  const before = new Map(findingsOf({ template }).map((finding) => [nameOf(finding), finding.verdict as string]));
  return findingsOf(rewritten).filter(({ verdict }) => verdict === 'PROVED')
    .map((finding) => ({ name: nameOf(finding), finding, was: before.get(nameOf(finding)) }))
    .filter(({ finding, was }) => was !== 'PROVED' && !mayBeProved(finding, was))
    .map(({ name, was }) => `${name}: ${was ?? 'nothing'}, then PROVED`);
};

test.each([['one rule that allows less', withoutAllow], ['one rule that denies more', withDeny]])('%s proves nothing', (_, rewrite) => {
  fc.assert(fc.property(networks, fc.nat(), (template, seed) =>
    expect(newlyProved(template, rewrite(template, new Random(seed)))).toEqual([])), runs(0.08));
});
