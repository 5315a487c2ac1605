import { causesOf } from '../../../src/report/verdicts/causes';
import { ladderOf } from '../../../src/report/verdicts/ladder';
import { drawn, engineOf } from '../../support/engine';
import { entry, haNetwork, NetworkBuilder, route, TIERED } from '../../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
/** The list of the first cause of a rule: its caption, and the first cell of every guilty line. */
const ladder = (network: NetworkBuilder, rule: string) => {
  const { site, names } = drawn(engineOf(network));
  const markup = ladderOf(site, names, causesOf(site, '').find(({ first }) => first.rule === rule)!)?.markup ?? '';
  return [/<caption>(.*?)<\/caption>/.exec(markup)?.[1], [...markup.matchAll(/<tr class="hit"><td>(.*?)<\/td>/g)].map(([, cell]) => cell)];
};

test.each<[string, NetworkBuilder, string, unknown[]]>([
  ['an inbound rule', tiered.with(entry('PublicAcl', 'in 50 deny tcp 3000 0.0.0.0/0')), 'return-traffic',
    ['Inbound rules of PublicAcl, in the order a packet meets them', ['50']]],
  ['an outbound rule', tiered.with(entry('PublicAcl', 'out 50 deny tcp 3000 10.0.16.0/20')), 'return-traffic',
    ['Outbound rules of PublicAcl, in the order a packet meets them', ['50']]],
  ['what no inbound rule allows', tiered.without('PublicAcl:in:200'), 'return-traffic',
    ['Inbound rules of PublicAcl, in the order a packet meets them', ['*']]],
  ['what no outbound rule allows', tiered.without('PrivateAcl:out:100'), 'same-zone-egress',
    ['Outbound rules of PrivateAcl, in the order a packet meets them', ['*']]],
  ['rules of both directions: those of the first', tiered.with(
    entry('PublicAcl', 'in 50 deny tcp 3000 0.0.0.0/0'), entry('PublicAcl', 'out 60 deny tcp 3000 10.0.16.0/20'),
  ), 'return-traffic', ['Inbound rules of PublicAcl, in the order a packet meets them', ['50']]],
  ['a route', haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat NatB')), 'same-zone-egress',
    ['Routes of PrivateA, in a', ['✗ 0.0.0.0/0']]],
])('the guilty line of %s is marked where a packet meets it', (_, network, rule, expected) => expect(ladder(network, rule)).toEqual(expected));
