import { isEdgeZone, isListed, sameZone, Zone, zoneLabel } from '../../../../src/reachability/private/network/zone';

const name = (text: string): Zone => ({ kind: 'name', name: text });
const symbol = (text: string): Zone => ({ kind: 'symbol', text });
const index = (list: string, at: number, distinct = false): Zone => ({ kind: 'index', list, index: at, distinct });

test.each<[Zone, Zone, ReturnType<typeof sameZone>]>([
  [name('eu-west-1a'), name('eu-west-1a'), 'yes'],
  [name('eu-west-1a'), name('eu-west-1b'), 'no'],
  [name('euw1-az1'), name('euw1-az1'), 'yes'],
  [name('euw1-az1'), name('euw1-az2'), 'no'],
  [name('euw1-az1'), name('euw1-az10'), 'no'],
  [name('eu-west-1a'), name('euw1-az1'), 'unknown'],
  [name('${AWS::Region}a'), name('${AWS::Region}a'), 'yes'],
  [name('${AWS::Region}a'), name('${AWS::Region}b'), 'no'],
  [name('${AWS::Region}a'), name('eu-west-1b'), 'unknown'],
  [name('${AWS::Region}a'), name('euw1-az1'), 'unknown'],
  [index('Fn::GetAZs', 0, true), index('Fn::GetAZs', 0, true), 'yes'],
  [index('Fn::GetAZs', 0, true), index('Fn::GetAZs', 1, true), 'no'],
  [index('Zones', 0), index('Zones', 0), 'yes'],
  [index('Zones', 0), index('Zones', 1), 'unknown'],
  [index('Zones', 0), index('Others', 1), 'unknown'],
  [index('Fn::GetAZs', 0, true), index('Zones', 1), 'unknown'],
  [index('Fn::GetAZs', 0, true), name('eu-west-1a'), 'unknown'],
  [symbol('ZoneA'), symbol('ZoneA'), 'yes'],
  [symbol('ZoneA'), symbol('ZoneB'), 'unknown'],
  [symbol('ZoneA'), name('eu-west-1a'), 'unknown'],
])('%j and %j: %s', (a, b, expected) => {
  expect(sameZone(a, b)).toBe(expected);
  expect(sameZone(b, a)).toBe(expected);
});

test.each<[Zone[] | undefined, ReturnType<typeof isListed>]>([
  [undefined, 'yes'],
  [[], 'no'],
  [[name('eu-west-1b'), name('eu-west-1a')], 'yes'],
  [[symbol('Zone'), name('eu-west-1a')], 'yes'],
  [[name('eu-west-1b')], 'no'],
  [[name('eu-west-1b'), symbol('Zone')], 'unknown'],
])('whether eu-west-1a is one of %j: %s', (zones, expected) => expect(isListed(name('eu-west-1a'), zones)).toBe(expected));

test.each([[name('eu-west-1a'), 'eu-west-1a'], [index('Fn::GetAZs', 2, true), 'Fn::GetAZs[2]'], [symbol('the zone of Net'), 'the zone of Net']])(
  '%j is called %s', (zone, expected) => expect(zoneLabel(zone)).toBe(expected),
);

test.each<[string, boolean]>([
  ['us-west-2a', false], ['us-gov-west-1b', false], ['use1-az4', false], ['euw1-az10', false], ['${AWS::Region}a', false],
  ['us-west-2-lax-1a', true], ['usw2-lax1-az1', true], ['us-east-1-wl1-bos-wlz-1', true], ['use1-wl1-bos-wlz1', true], ['${AWS::Region}-lax-1a', true],
])('%s is at the edge of its Region: %s', (text, expected) => {
  expect([isEdgeZone(name(text)), isEdgeZone(symbol(text))]).toEqual([expected, expected]);
});
test('an element of a list is a zone like any other', () => expect(isEdgeZone(index('Fn::GetAZs', 0, true))).toBe(false));
