import { RuleId } from '../../../src/reachability/rules/rule-id';
import { causesOf } from '../../../src/report/verdicts/causes';
import { claimOf, failureOf, rulesOf } from '../../../src/report/verdicts/claims';
import { verdictsSection } from '../../../src/report/verdicts/section';
import { drawn, engineOf } from '../../support/engine';
import { haNetwork, NetworkBuilder, route, TIERED } from '../../support/network-builder';

const judged = (network: NetworkBuilder) => {
  const { site, names } = drawn(engineOf(network));
  const causes = causesOf(site, '');
  return { site, causes, markup: verdictsSection(site, names, causes, '').markup };
};
const crossing = haNetwork({ zones: ['a', 'b', 'c'] }).without('PrivateATable 0.0.0.0/0 -> nat NatA', 'PrivateBTable 0.0.0.0/0 -> nat NatB')
  .with(route('PrivateATable', '0.0.0.0/0 -> nat NatC'), route('PrivateBTable', '0.0.0.0/0 -> nat NatC'));
const denied = haNetwork({ publicAcl: ['in 50 deny tcp 32768-60999 203.0.113.0/24', ...TIERED], privateAcl: TIERED });

test('every rule has a claim of its own, and another for its failure', () => {
  const words = Object.values(RuleId).flatMap((rule) => [claimOf(rule), failureOf({ rule, summary: 'none' } as any)]);
  expect(new Set(words).size).toBe(2 * Object.values(RuleId).length);
});
test('a rule that has none here is still shown', () => {
  expect(claimOf('brand-new')).toBe('Brand new');
  expect(rulesOf([{ rule: 'brand-new' }, { rule: 'zone-loss' }] as any)).toEqual(['zone-loss', 'brand-new']);
  expect(failureOf({ rule: 'brand-new', summary: 'it fails' } as any)).toBe('It fails');
});

describe('causes', () => {
  test('none', () => expect(judged(haNetwork()).causes).toEqual([]));
  test('routes to one gateway are one for each rule', () => {
    expect(judged(crossing).causes.map(({ id, first: { rule }, all }) => [id, rule, all.map(({ subject }) => subject)])).toEqual([
      ['v-1', 'same-zone-egress', ['PrivateA', 'PrivateB']], ['v-2', 'zone-loss', ['PrivateA', 'PrivateB']],
    ]);
  });
  test('a rule that denies is one, whoever suffers', () => expect(judged(denied).causes.map(({ all }) => all.length)).toEqual([4]));
  test('what is unknown comes last', () => {
    const { causes } = judged(crossing.without('PrivateCTable 0.0.0.0/0 -> nat NatC').with(route('PrivateCTable', '0.0.0.0/0 -> tgw Tgw')));
    expect(causes.map(({ first: { verdict } }) => verdict).at(-1)).toBe('UNKNOWN');
  });
});

describe('the matrix', () => {
  const { markup } = judged(denied);
  test('has a row for each rule and a column for each zone', () => {
    expect(markup.match(/<tr id="r-/g)).toHaveLength(rulesOf(judged(denied).site.findings).length);
    expect(markup).toContain('<th scope="col">whole VPC</th>');
  });
  test('leads from what is violated to its reason, and from what is proved into the picture', () => {
    expect(markup).toMatch(/<a class="mk bad" href="#v-1"><b aria-hidden="true">✗<\/b>.*?PrivateA<span class="vh"> violated/);
    expect(markup).toMatch(/<a class="mk" href="#n\d+"><b aria-hidden="true">✓/);
  });
  test('says where a rule does not apply', () => expect(markup).toContain('does not apply'));
});

describe('a card', () => {
  test('of a network ACL: packet, blame, fix, and the rules with the guilty line', () => {
    const { markup } = judged(denied);
    for (const text of ['Packets or their replies are lost', 'tcp 203.0.113.0:443 → ', '<b>rule 50, </b>', '<dd class="fix">', 'Inbound rules of PublicAcl', '<tr class="hit"><td>50</td><td>✗ deny</td>', '<tr class="after"><td>100</td>', '<td>*</td>']) {
      expect(markup).toContain(text);
    }
  });
  test('of a route: the route table with the guilty line', () => {
    const { markup } = judged(crossing);
    expect(markup).toContain('Routes of PrivateA, in a');
    expect(markup).toContain('<tr class="hit"><td>✗ 0.0.0.0/0</td><td>NAT gateway 3, c</td></tr>');
  });
  test('names all that it is about, up to eight', () => {
    const many = haNetwork({ zones: 'abcdefghijkl'.split('') });
    const shared = 'bcdefghijkl'.split('').reduce((network, zone) => network.without(`Private${zone.toUpperCase()}Table 0.0.0.0/0 -> nat Nat${zone.toUpperCase()}`)
      .with(route(`Private${zone.toUpperCase()}Table`, '0.0.0.0/0 -> nat NatA')), many);
    expect(judged(shared).markup).toContain(' and 2 more');
  });
});

test('ports closed on purpose are told apart', () => {
  const { site } = judged(haNetwork());
  const closed = { ...site, findings: [{ ...site.findings[0], portsBlockedOnPurpose: [22, 3389] }] };
  expect(verdictsSection(closed, drawn(engineOf(haNetwork())).names, [], '').markup).toContain('replies on ports 22 and 3389');
});
