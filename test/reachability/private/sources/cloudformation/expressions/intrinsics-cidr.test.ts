import { ALWAYS } from '../../../../../../src/reachability/private/conditions/condition';
import { evaluated, param, ref, stackOf, textOf } from '../builders';

const cidr = (...argument: unknown[]) => evaluated({ 'Fn::Cidr': argument }, { Parameters: { Open: param() } });

test.each([
  ['IPv4', ['10.0.0.0/16', 3, 8], ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
  ['numbers as strings', ['10.0.0.0/24', '2', '4'], ['10.0.0.0/28', '10.0.0.16/28']],
  ['IPv6', ['2001:db8::/56', 2, 64], ['2001:db8::/64', '2001:db8:0:1::/64']],
  ['IPv6 host bits by default', ['2001:db8::/56', 1], ['2001:db8::/64']],
  ['as many as fit', ['10.0.0.0/30', 4, 0], ['10.0.0.0/32', '10.0.0.1/32', '10.0.0.2/32', '10.0.0.3/32']],
])('%s', (_, argument, expected) => expect(cidr(...argument)).toEqual(expected));

test.each([
  ['more than fit', ['10.0.0.0/30', 5, 0], '?10.0.0.0/30 does not hold 5 blocks with 0 host bits'],
  ['a block that is too small', ['10.0.0.0/24', 1, 9], '?10.0.0.0/24 does not hold 1 blocks with 9 host bits'],
  ['more than CloudFormation gives', ['10.0.0.0/8', 257, 8], '?10.0.0.0/8 does not hold 257 blocks with 8 host bits'],
  ['IPv4 without host bits', ['10.0.0.0/16', 1], '?how many blocks of which size Fn::Cidr gives is unknown'],
  ['half a number', ['10.0.0.0/16', '1x', 8], '?how many blocks of which size Fn::Cidr gives is unknown'],
  ['half a number at the end', ['10.0.0.0/16', 'x1', 8], '?how many blocks of which size Fn::Cidr gives is unknown'],
  ['an absent count', ['10.0.0.0/16', ref('AWS::NoValue'), 8], '?how many blocks of which size Fn::Cidr gives is unknown'],
  ['no count', ['10.0.0.0/16', 'x', 8], '?how many blocks of which size Fn::Cidr gives is unknown'],
  ['no block', ['10.0.0.0', 1, 8], '?Fn::Cidr expects a CIDR block, not 10.0.0.0'],
  ['a list', [['10.0.0.0/16'], 1, 8], '?Fn::Cidr expects a CIDR block, not list'],
  ['an unknown block', [ref('Open'), 1, 8], '?the parameter Open has no default'],
  ['nothing', [], '?Fn::Cidr expects a CIDR block, not absent'],
])('%s', (_, argument, expected) => expect(cidr(...argument)).toBe(expected));

test('CloudFormation gives 256 blocks, and no more', () => {
  expect((cidr('10.0.0.0/8', 256, 8) as string[]).slice(-1)).toEqual(['10.0.255.0/24']);
});

test.each([[['10.0.0.0', 1, 8], 'Fn::Cidr ["10.0.0.0", 1, 8]'], [[ref('Open'), 1, 8], 'Fn::Cidr [Open, 1, 8]']])('blocks of %j are named by it', (argument, expected) => {
  expect(textOf({ 'Fn::Cidr': argument }, { Parameters: { Open: param() } })).toBe(expected);
});

test('what is no list of arguments has no block', () => {
  expect(evaluated({ 'Fn::Cidr': '10.0.0.0/16' })).toBe('?Fn::Cidr expects a CIDR block, not absent');
});

test('the blocks of an unknown block differ from each other', () => {
  const stack = stackOf({ Parameters: { Open: param() } });
  const [{ value }] = stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate({ 'Fn::Cidr': [ref('Open'), 2, 8] }, branch));
  expect(value).toMatchObject({ kind: 'unresolved', distinctElements: true });
});
