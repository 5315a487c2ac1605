import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { crossingText, RULE_DIRECTION } from '../../../../src/reachability/rules/private/crossing-words';
import { subnet } from '../../../support/network-builder';

const [home] = subnet('Home') as [Subnet];

test.each([
  ['ingress', 'inbound', 'entering subnet Home'],
  ['egress', 'outbound', 'leaving subnet Home'],
] as const)('%s: %s, %s', (direction, rules, where) => {
  expect([RULE_DIRECTION[direction], crossingText({ direction, subnet: home })]).toEqual([rules, where]);
});
