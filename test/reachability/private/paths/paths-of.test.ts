import { is, not } from '../../../../src/reachability/private/conditions/condition';
import type { Question } from '../../../../src/reachability/private/paths/find-paths';
import { pathsOf } from '../../../../src/reachability/private/paths/paths-of';
import { portTraffic } from '../../../../src/reachability/private/paths/traffic';
import { entry, haNetwork, NetworkBuilder } from '../../../support/network-builder';

const OPEN = ['in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'];
const QUESTION: Question = {
  source: { kind: 'subnet', subnet: 'PrivateA' },
  destination: { kind: 'outside' },
  traffic: portTraffic('tcp', 443, 443),
  ephemeralPorts: { from: 1024, to: 65535 },
};
const choice = (name: string) => ({ name, values: ['yes', 'no'] });
const base = haNetwork({ privateAcl: OPEN });
const deny = entry('PrivateAcl', 'out 50 deny tcp 443 0.0.0.0/0', is('Open', 'no'));
const said = (one: NetworkBuilder) => {
  const { paths, complete } = pathsOf(one.build(), QUESTION);
  return [complete, ...paths.map(({ verdict, when }) => [verdict, ...when].join(' '))];
};

test.each<[string, NetworkBuilder, (string | boolean)[]]>([
  ['without choices there is one answer, always', base, [true, 'FOUND']],
  ['a choice that matters makes two', base.with(deny).given({ choices: [choice('Open')] }), [true, 'FOUND Open = yes', 'NOT_FOUND Open = no']],
  ['a choice that does not matter makes none', base.given({ choices: [choice('Open')] }), [true, 'FOUND']],
  ['what the template rules out is not looked at', base.with(deny).given({ choices: [choice('Open')], constraint: not(is('Open', 'no')) }), [true, 'FOUND']],
])('%s', (_, one, expected) => expect(said(one)).toEqual(expected));

test('beyond so many deployments the answer is not complete', () => {
  const names = [...Array(9).keys()].map((i) => `Choice${i}`);
  const denies = names.map((name, i) => entry('PrivateAcl', `out ${i + 1} deny tcp ${1000 + i} 0.0.0.0/0`, is(name, 'no')));
  const ask = (count: number) => {
    const one = base.with(denies.slice(0, count)).given({ choices: names.slice(0, count).map(choice) });
    return pathsOf(one.build(), { ...QUESTION, traffic: portTraffic('tcp', 1000, 1100) }).complete;
  };
  expect([ask(2), ask(9)]).toEqual([true, false]);
});

test('what the paths of a deployment say together, and when', () => {
  const { cases } = pathsOf(base.with(deny).given({ choices: [choice('Open')] }).build(), QUESTION);
  expect(cases).toEqual([{ verdict: 'FOUND', when: ['Open = yes'] }, { verdict: 'NOT_FOUND', when: ['Open = no'] }]);
});
