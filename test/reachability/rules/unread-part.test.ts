import { ALWAYS, is } from '../../../src/reachability/private/conditions/condition';
import { unreadPart } from '../../../src/reachability/rules/unread-part';
import { finding } from '../../support/judging';
import { haNetwork } from '../../support/network-builder';

const CHILD = { id: 'Child', part: 'the nested stack Child', when: is('HasChild', 'true') };
const judged = (handed?: readonly string[]) =>
  finding(unreadPart, haNetwork().given({ choices: [{ name: 'HasChild', values: ['true', 'false'] }], unreadable: [{ ...CHILD, handed }] }), 'Child');

test.each<[string, readonly string[] | undefined, string]>([
  ['anything', undefined, 'it may change anything: nothing is proved of what it may change'],
  ['nothing', [], 'it is handed nothing of the network: no verdict depends on it but those that name what it gives'],
  ['two', ['Table', 'Acl'], 'it is handed Acl and Table: nothing is proved of what depends on that'],
])('UNKNOWN where it is deployed: it is handed %s', (_, handed, reason) => {
  expect(judged(handed)).toMatchObject({
    verdict: 'UNKNOWN', when: ['HasChild = true'], reasons: [reason], summary: 'the nested stack Child: what it does to the network was not looked at',
  });
});

test('nothing is said of a network that was read as a whole', () => {
  expect(unreadPart.subjects(haNetwork().build())).toEqual([]);
});

test('each part is told of once, by what it is, and no other with it', () => {
  const parts = [{ ...CHILD, when: ALWAYS }, { id: 'Child', part: 'the macro Mine', when: ALWAYS }, { id: 'Other', part: 'the nested stack Other', when: ALWAYS }];
  const network = haNetwork().given({ unreadable: parts });
  expect(unreadPart.subjects(network.build())).toEqual(['Other', 'Child'].sort());
  expect(finding(unreadPart, network, 'Child')!.summary).toMatch(/^the (macro Mine and the nested stack Child|nested stack Child and the macro Mine): /);
  expect(finding(unreadPart, network, 'Other')!.summary).toMatch(/^the nested stack Other: /);
});
