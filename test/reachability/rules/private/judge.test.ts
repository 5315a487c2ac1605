import * as fc from 'fast-check';
import { PacketRole } from '../../../../src/reachability/finding';
import { ALWAYS, is, not, or } from '../../../../src/reachability/private/conditions/condition';
import type { Choice } from '../../../../src/reachability/private/conditions/deployment';
import { ANY_OTHER_VALUE } from '../../../../src/reachability/private/conditions/deployment';
import { Network } from '../../../../src/reachability/private/network/network';
import type { NetworkView } from '../../../../src/reachability/private/network/view';
import { RULES } from '../../../../src/reachability/rules';
import { noInboundFromInternet } from '../../../../src/reachability/rules/no-inbound-from-internet';
import { judge } from '../../../../src/reachability/rules/private/judge';
import type { Judgement, Rule } from '../../../../src/reachability/rules/private/rule';
import { proved, undecided, violated } from '../../../../src/reachability/rules/private/rule';
import { returnTraffic } from '../../../../src/reachability/rules/return-traffic';
import { RuleId } from '../../../../src/reachability/rules/rule-id';
import { sameZoneEgress } from '../../../../src/reachability/rules/same-zone-egress';
import { Severity } from '../../../../src/reachability/verdict';
import { finding, findings } from '../../../support/judging';
import { entry, haNetwork, NetworkBuilder, nat, route, subnet, table, TIERED } from '../../../support/network-builder';

const SWITCH = (name: string) => ({ name, values: ['true', 'false'] });
const DEFAULT = 'PrivateATable 0.0.0.0/0 -> nat NatA';
const judged = (network: NetworkBuilder) => finding(sameZoneEgress, network, 'PrivateA');

/** One NAT gateway for both zones, unless `PerZone` is true. */
const perZone = haNetwork().change('route', DEFAULT, { when: is('PerZone', 'true') })
  .with(route('PrivateATable', '0.0.0.0/0 -> nat NatB', { when: is('PerZone', 'false') })).given({ choices: [SWITCH('PerZone')] });

describe('conditions', () => {
  test('a violation says when', () => {
    expect(judged(perZone)).toMatchObject({ verdict: 'VIOLATED', when: ['PerZone = false'] });
  });

  test('a proof holds for every value', () => {
    const either = haNetwork().change('route', DEFAULT, { when: is('Which', 'one') })
      .with(route('PrivateATable', '0.0.0.0/1 -> nat NatA', { when: not(is('Which', 'one')) })).given({ choices: [{ name: 'Which', values: ['one', ANY_OTHER_VALUE] }] });
    expect(judged(either)).toMatchObject({ verdict: 'PROVED', when: [], summary: expect.stringMatching(/ all zones; with other parameters: .* over IPv4 for tcp /) });
  });

  test('what the rules of the template exclude is not held against it', () => {
    expect(judged(perZone.given({ constraint: is('PerZone', 'true') }))).toMatchObject({ verdict: 'PROVED', when: [] });
  });

  test('choices that make no difference are left out', () => {
    const extra = perZone.with(route('PrivateATable', '8.0.0.0/8 -> nat NatA', { when: is('Extra', 'true') })).given({ choices: [SWITCH('PerZone'), SWITCH('Extra')] });
    expect(judged(extra)!.when).toEqual(['PerZone = false']);
  });

  test('choices that matter together are named together', () => {
    const both = haNetwork().with(route('PrivateATable', '8.0.0.0/8 -> igw Igw', { when: not(or(is('A', 'false'), is('B', 'false'))) }))
      .given({ choices: [SWITCH('A'), SWITCH('B')] });
    expect(finding(noInboundFromInternet, both, 'PrivateA')).toMatchObject({ verdict: 'VIOLATED', when: ['A = true and B = true'] });
  });

  test('a subnet is not judged where it does not exist', () => {
    const optional = haNetwork().with(subnet('Extra', { tier: 'private', ipv4: '10.0.99.0/24' }).map((resource) => ({ ...resource, when: is('HasExtra', 'true') })))
      .given({ choices: [SWITCH('HasExtra')] });
    expect(finding(sameZoneEgress, optional, 'Extra')).toMatchObject({ verdict: 'VIOLATED', when: ['HasExtra = true'] });
    expect(finding(sameZoneEgress, optional.given({ constraint: is('HasExtra', 'false') }), 'Extra')).toBeUndefined();
  });

  test('what is unknown somewhere is not proved', () => {
    const somewhere = perZone.without('PrivateATable 0.0.0.0/0 -> nat NatB').with(route('PrivateATable', '0.0.0.0/0 -> tgw T', { when: is('PerZone', 'false') }));
    expect(judged(somewhere)).toMatchObject({ verdict: 'UNKNOWN', when: ['PerZone = false'] });
  });

  const names = Array.from({ length: 12 }, (_, i) => `Switch${i}`);

  test('too many combinations prove nothing', () => {
    const many = haNetwork().with(names.map((name, i) => route('PrivateATable', `${20 + i}.0.0.0/8 -> nat NatA`, { when: is(name, 'true') })))
      .given({ choices: names.map(SWITCH) });
    expect(judged(many)).toMatchObject({ verdict: 'UNKNOWN', reasons: ['more combinations of conditions matter than are looked at'] });
  });

  test('in large networks fewer combinations are looked at, and as many switches as anybody has are looked at whole', () => {
    const subnets = Array.from({ length: 400 }, (_, i) => subnet(`Spare${i}`, { ipv4: `10.${1 + Math.floor(i / 256)}.${i % 256}.0/24` }));
    const routed = (count: number) => haNetwork().with(...subnets)
      .with(names.slice(0, count).map((name, i) => route('PrivateATable', `${20 + i}.0.0.0/8 -> nat NatA`, { when: is(name, 'true') })))
      .given({ choices: names.map(SWITCH) });
    expect([judged(routed(5))?.verdict, judged(routed(7))?.verdict]).toEqual(['PROVED', 'UNKNOWN']);
  });

  test('choices that a question does not depend on cost it nothing', () => {
    const more = Array.from({ length: 30 }, (_, i) => `Switch${i}`);
    const many = haNetwork().with(table('Other'), more.map((name, i) => route('Other', `${20 + i}.0.0.0/8 -> nat NatA`, { when: is(name, 'true') })))
      .given({ choices: more.map(SWITCH) });
    expect(judged(many)).toMatchObject({ verdict: 'PROVED' });
  });
});

describe('of several worlds', () => {
  type Holds = (name: string, value?: string) => boolean;
  /** A rule that says what it is told to, according to the choices that it asks for. */
  const told = (answer: (holds: Holds) => Judgement): Rule => ({
    ...sameZoneEgress, judge: (view) => answer((name, value = 'true') => view.existing([{ when: is(name, value) }]).length > 0),
  });
  const saying = (choices: Choice[], answer: (holds: Holds) => Judgement) => finding(told(answer), haNetwork().given({ choices }), 'PrivateA');
  const [good, bad] = [proved('good'), violated('bad', {})];
  const AB = [SWITCH('A'), SWITCH('B')];

  const all = (choices: Choice[], answer: (holds: Holds) => Judgement) => findings(told(answer), haNetwork().given({ choices }), 'PrivateA');
  const which = { name: 'Which', values: ['one', 'two', 'three'] };

  test.each<[string, readonly string[], Choice[], (holds: Holds) => Judgement]>([
    ['none is needed', [], AB, () => bad],
    ['one of two is enough', ['A = true', 'B = true'], AB, (holds) => (holds('A') || holds('B') ? bad : good)],
    ['either way round', ['A = false', 'B = true'], AB, (holds) => (!holds('A') || holds('B') ? bad : good)],
    ['two of three values', ['Which = three', 'Which = two'], [which], (holds) => (holds('Which', 'one') ? good : bad)],
    ['both at a time', ['A = true and B = true'], AB, (holds) => (holds('B') && holds('A') ? bad : good)],
    ['one that makes no difference is asked', ['B = true'], AB, (holds) => (holds('A') ? [good, bad][Number(holds('B'))] : [good, bad][Number(holds('B'))])],
    ['an empty value', ["Which = ''"], [{ name: 'Which', values: ['', 'x'] }], (holds) => (holds('Which', '') ? bad : good)],
  ])('every combination that is violated is told: %s', (_, when, choices, answer) => {
    expect(all(choices, answer)).toMatchObject([{ verdict: 'VIOLATED', when }]);
  });

  test('violations that differ are told apart, the worst first', () => {
    const packet = { source: '10.0.0.4', destination: '192.0.2.1', protocol: 'tcp', role: PacketRole.REQUEST, where: 'here' };
    const [advice, worse] = [violated('advice', { severity: Severity.WARNING, witnesses: [packet, packet] }), violated('worse', { witnesses: [packet] })];
    expect(all([which], (holds) => (holds('Which', 'one') ? advice : holds('Which', 'two') ? bad : worse))
      .map(({ summary, severity, when }) => [summary, severity, when])).toEqual([
      ['worse', 'error', ['Which = three']], ['bad', 'error', ['Which = two']], ['advice', 'warning', ['Which = one']],
    ]);
  });

  test('of too many that differ the last stands for the rest', () => {
    const values = Array.from({ length: 12 }, (_, i) => `v${String(i).padStart(2, '0')}`);
    const told12 = all([{ name: 'Which', values }], (holds) => violated(values.find((value) => holds('Which', value))!, {}));
    expect(told12).toHaveLength(8);
    expect(told12[7]).toMatchObject({ summary: 'v07, or the like with other parameters' });
    expect(told12.flatMap(({ when }) => when)).toEqual(values.map((value) => `Which = ${value}`));
  });

  const values = (count: number) => Array.from({ length: count }, (_, i) => `v${String(i).padStart(2, '0')}`);
  const each = (count: number, answer: (value: string) => Judgement) =>
    all([{ name: 'Which', values: values(count) }], (holds) => answer(values(count).find((value) => holds('Which', value))!));

  test('as many as are told apart are all told', () => {
    expect(each(8, (value) => violated(value, {})).map(({ summary }) => summary)).toEqual(values(8));
  });

  test('a proof says what holds with other parameters, of many not all', () => {
    const [few, enough, many] = [3, 8, 12].map((count) => each(count, proved)[0].summary);
    expect(few).toBe('v00; with other parameters: v01; v02');
    expect([enough, many].map((text) => [text.split('; ').length, text.endsWith('and so on')])).toEqual([[8, false], [9, true]]);
  });

  const packet = { source: '10.0.0.4', destination: '192.0.2.1', protocol: 'tcp', destinationPort: 443, role: PacketRole.REQUEST, where: 'here' };
  const cause = { componentId: 'Acl', detail: 'denies' };
  test.each<[string, number, Parameters<typeof violated>[1], Parameters<typeof violated>[1]]>([
    ['the component to blame', 2, { blame: [cause] }, { blame: [{ ...cause, componentId: 'Other' }] }],
    ['the rule to blame', 2, { blame: [{ ...cause, ruleNumber: 100 }] }, { blame: [{ ...cause, ruleNumber: 200 }] }],
    ['the words of the blame', 1, { blame: [cause] }, { blame: [{ ...cause, detail: 'drops' }] }],
    ['the port', 2, { blame: [cause], witnesses: [packet] }, { blame: [cause], witnesses: [{ ...packet, destinationPort: 80 }] }],
    ['the family', 2, { blame: [cause], witnesses: [packet] }, { blame: [cause], witnesses: [{ ...packet, source: '2001:db8::1' }] }],
    ['the address', 1, { blame: [cause], witnesses: [packet] }, { blame: [cause], witnesses: [{ ...packet, source: '10.0.1.4' }] }],
    ['whether it is accepted', 2, { blame: [cause] }, { blame: [cause], accepted: 'meant' }],
  ])('violations that differ in %s are %i', (_, count, one, other) => {
    expect(all([SWITCH('A')], (holds) => (holds('A') ? violated('one', one) : violated('other', other)))).toHaveLength(count);
  });

  test('ports that are closed on purpose come in order, each once', () => {
    const ports = { a: [8080, 443], b: [443, 9] };
    expect(all([SWITCH('A')], (holds) => ({ ...violated('bad', {}), portsBlockedOnPurpose: holds('A') ? ports.a : ports.b }))[0].portsBlockedOnPurpose).toEqual([9, 443, 8080]);
  });

  test('a rule that is silent somewhere says when it speaks', () => {
    const some = { ...told(() => good), judge: (view: NetworkView) => (view.existing([{ when: is('A', 'true') }]).length > 0 ? good : undefined) };
    expect(findings(some, haNetwork().given({ choices: AB }), 'PrivateA')).toMatchObject([{ verdict: 'PROVED', when: ['A = true'] }]);
  });

  test('what is unknown in some deployments is told beside a violation in others, what is proved is not', () => {
    expect(all([which], (holds) => (holds('Which', 'one') ? good : holds('Which', 'two') ? undecided('who knows', ['x']) : bad))
      .map(({ verdict, when }) => [verdict, when])).toEqual([['VIOLATED', ['Which = three']], ['UNKNOWN', ['Which = two']]]);
  });

  test('what is unknown anywhere is told with all reasons', () => {
    expect(all(AB, (holds) => undecided('who knows', [holds('A') ? 'a' : 'b']))).toMatchObject([{ summary: 'who knows', reasons: ['a', 'b'], when: [] }]);
  });

  test('a violation is one, though not all were looked at', () => {
    const names = ['L', 'K', 'J', 'I', 'H', 'G', 'F', 'E', 'D', 'C', 'B', 'A'];
    const found = saying(names.map(SWITCH), (holds) => names.map((name) => holds(name)).includes(false) ? good : bad);
    expect(found).toMatchObject({ verdict: 'VIOLATED', summary: 'bad', reasons: [], when: [names.map((name) => `${name} = true`).sort().join(' and ')] });
  });
});

describe('parts that could not be read', () => {
  const partly = haNetwork().given({ unreadable: [{ id: 'Child', part: 'nested stack Child', when: ALWAYS }] });

  test('leave nothing proved', () => {
    expect(judged(partly)).toMatchObject({ verdict: 'UNKNOWN', reasons: ['nested stack Child'], summary: expect.stringContaining('as far as the template can be read') });
  });

  test('matter where they are deployed', () => {
    const sometimes = haNetwork().given({ choices: [SWITCH('HasChild')], unreadable: [{ id: 'Child', part: 'nested stack Child', when: is('HasChild', 'true') }] });
    expect(judged(sometimes)).toMatchObject({ verdict: 'UNKNOWN', reasons: ['nested stack Child'], when: ['HasChild = true'] });
    expect(judged(sometimes.given({ constraint: is('HasChild', 'false') }))).toMatchObject({ verdict: 'PROVED' });
  });

  test('may give routes to a subnet without any', () => {
    const bare = haNetwork({ tagged: false }).with(subnet('Bare', { ipv4: '10.0.99.0/24' }));
    expect(finding(sameZoneEgress, bare, 'Bare')).toBeUndefined();
    expect(finding(sameZoneEgress, bare.given({ unreadable: [{ id: 'Child', part: 'nested stack Child', when: ALWAYS }] }), 'Bare'))
      .toMatchObject({ verdict: 'UNKNOWN', reasons: ['nested stack Child'] });
  });

  test('change nothing about a violation', () => {
    expect(judged(partly.without(DEFAULT).with(route('PrivateATable', '0.0.0.0/0 -> nat NatB')))).toMatchObject({ verdict: 'VIOLATED', reasons: [] });
  });
});

test('every rule is registered, once, and in order', () => {
  expect(RULES.map(({ id }) => id)).toEqual(Object.values(RuleId).sort());
});

test('findings are the same whatever the order of nouns', () => {
  const broken = perZone.without('NatA').with(nat('NatA', 'PrivateB'), entry('PublicAcl', 'in 50 deny tcp 3000 0.0.0.0/0'))
    .with(haNetwork({ publicAcl: TIERED, privateAcl: TIERED }).resources.filter(({ kind }) => kind.startsWith('network-acl')));
  const all = (network: Network) => JSON.stringify(RULES.flatMap((rule) => rule.subjects(network).map((subject) =>
    judge(rule, subject, network, { ephemeralPorts: { from: 1024, to: 65535 } }))));
  const build = (resources = broken.resources) => new Network({ resources, choices: [SWITCH('PerZone')] });
  const expected = all(build());
  expect(expected).toContain('VIOLATED');
  const shuffled = fc.shuffledSubarray([...broken.resources], { minLength: broken.resources.length });
  fc.assert(fc.property(shuffled, (resources) => all(build(resources)) === expected), { numRuns: 30 });
});

test('the same question asked twice has the same answer', () => {
  const network = haNetwork({ publicAcl: TIERED, privateAcl: TIERED }).build();
  const ask = () => judge(returnTraffic, 'PrivateA', network, { ephemeralPorts: { from: 1024, to: 65535 } });
  expect(ask()).toEqual(ask());
});
