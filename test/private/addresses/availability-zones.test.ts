import { App, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { adviseOnZones, selectAvailabilityZones, type AvailabilityZonesProps } from '../../../src/private/addresses/availability-zones';
import { ACCOUNT, REGION, ZONES, agnosticStack, concreteStack, firstSynthStack, stackWithZones, type NewStack } from '../../support/stacks';

const select = (newStack: NewStack, props: AvailabilityZonesProps, context?: Record<string, unknown>) => {
  const stack = newStack(context);
  return stack.resolve(selectAvailabilityZones(stack, 'Vpc', props)) as unknown[];
};
const nthZone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });
const deployed = (...zones: string[]) => ({ 'cdk-ha-nat-vpc:deployedZones': { 'Network/Vpc': zones } });
const ENVIRONMENT = `aws://${ACCOUNT}/${REGION}`;

describe('azCount', () => {
  test.each([2, 3, 4, 5])('%d zones are exactly as many, in any environment', (azCount) => {
    expect(select(agnosticStack, { azCount })).toEqual(Array.from({ length: azCount }, (_, index) => nthZone(index)));
    expect(select(concreteStack, { azCount })).toEqual(ZONES.slice(0, azCount));
    expect(select(firstSynthStack, { azCount })).toHaveLength(azCount);
  });

  test.each([[ZONES, 3], [ZONES.slice(0, 3), 3], [ZONES.slice(0, 2), 2]])('of %p is %d by default', (zones, count) => {
    expect(select(() => stackWithZones(zones), {})).toEqual(ZONES.slice(0, count));
  });

  test('an environment with one zone is refused', () => {
    expect(() => select(() => stackWithZones(['eu-west-1a']), {}))
      .toThrow(`azCount is 3, but ${ENVIRONMENT} has 1 Availability Zones (eu-west-1a): choose another Region`);
  });

  test('is 3 by default where nothing is known', () => expect(select(agnosticStack, {})).toHaveLength(3));

  test('is 3 by default in a known environment', () => expect(select(concreteStack, {})).toEqual(ZONES.slice(0, 3)));

  test('dummy zones of a first synth are as many as asked for', () => {
    expect(select(firstSynthStack, { azCount: 4 })).toEqual(['dummy1a', 'dummy1b', 'dummy1c', 'dummy1d']);
  });

  test.each([1, 0, -1, 2.5, NaN, 17, 1e9])('refuses %d', (azCount) => {
    expect(() => select(agnosticStack, { azCount }))
      .toThrow(`azCount must be a whole number of 2 to 16, for a network in one Availability Zone is lost together with it, got ${azCount}`);
  });

  test('refuses a token', () => {
    expect(() => select(agnosticStack, { azCount: Token.asNumber({ Ref: 'Count' }) }))
      .toThrow('azCount decides how many subnets are defined, got a token: pass a literal number');
  });

  test('refuses more zones than the environment has, and names them', () => {
    expect(() => select(() => stackWithZones(['us-west-1a', 'us-west-1c']), { azCount: 3 }))
      .toThrow(`azCount is 3, but ${ENVIRONMENT} has 2 Availability Zones (us-west-1a, us-west-1c): set azCount to 2 or less`);
  });
});

describe('availabilityZones', () => {
  test.each<[string, NewStack]>([
    ['agnostic', agnosticStack], ['concrete', concreteStack], ['first', firstSynthStack],
  ])('are taken as listed in the %s stack', (_, newStack) => {
    expect(select(newStack, { availabilityZones: ['eu-west-1c', 'eu-west-1a'] })).toEqual(['eu-west-1c', 'eu-west-1a']);
  });

  test('may be expressions', () => {
    expect(select(concreteStack, { availabilityZones: [Fn.select(0, Fn.getAzs()), Fn.select(2, Fn.getAzs())] })).toEqual([nthZone(0), nthZone(2)]);
  });

  test('may be counted too', () => {
    expect(select(concreteStack, { azCount: 2, availabilityZones: ['eu-west-1a', 'eu-west-1b'] })).toEqual(['eu-west-1a', 'eu-west-1b']);
  });

  test('refuses another count', () => {
    expect(() => select(concreteStack, { azCount: 3, availabilityZones: ['eu-west-1a', 'eu-west-1b'] }))
      .toThrow('azCount is 3, but availabilityZones lists 2: leave azCount out, or list as many zones');
  });

  test.each([[[]], [['eu-west-1a']]])('refuses %p', (availabilityZones) => {
    expect(() => select(concreteStack, { availabilityZones })).toThrow(
      `availabilityZones must list 2 zones or more, got ${availabilityZones.length}: a network in one Availability Zone is lost together with it`);
  });

  test('refuses a list token', () => {
    for (const availabilityZones of [Fn.getAzs(), Lazy.list({ produce: () => ['eu-west-1a', 'eu-west-1b'] })]) {
      expect(() => select(agnosticStack, { availabilityZones })).toThrow('availabilityZones is a token whose length is not known at synth time: '
        + 'set azCount instead, or list the zones one by one, such as [Fn.select(0, zones), Fn.select(1, zones)]');
    }
  });

  test('refuses a zone twice, by name or by meaning', () => {
    expect(() => select(concreteStack, { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1a'] }))
      .toThrow('availabilityZones lists "eu-west-1a" twice: list each Availability Zone once');
    expect(() => select(agnosticStack, { availabilityZones: [Fn.select(1, Fn.getAzs()), Fn.select(1, Fn.getAzs())] }))
      .toThrow('availabilityZones lists {"Fn::Select":[1,{"Fn::GetAZs":""}]} twice: list each Availability Zone once');
  });

  test('refuses zones that the environment does not have', () => {
    expect(() => select(concreteStack, { availabilityZones: ['eu-west-1a', 'eu-west-1x', 'eu-west-1y'] }))
      .toThrow(`availabilityZones lists eu-west-1x, eu-west-1y, which ${ENVIRONMENT} does not have: choose from ${ZONES.join(', ')}`);
  });
});

describe('zones by name or by id', () => {
  const usStack: NewStack = () => new Stack(new App(), 'Network', { env: { region: 'us-east-1' } });

  test.each<[string[], NewStack]>([
    [['euw1-az1', 'euw1-az3'], concreteStack], [['use1-az4', 'use1-az6'], usStack], [['apse2-az1', 'apse2-az2'], agnosticStack], [['us-west-2-lax-1a', 'us-west-2-lax-1b'], agnosticStack],
  ])('%p are taken', (availabilityZones, newStack) => expect(select(newStack, { availabilityZones })).toEqual(availabilityZones));

  test.each<[unknown[], string, NewStack?]>([
    [['EU-WEST-1A', 'eu-west-1b'], "availabilityZones[0] must be the name or the id of a zone, such as 'eu-west-1a' or 'euw1-az1', got 'EU-WEST-1A': write 'eu-west-1a'"],
    [['euw1-az1', 'EUW1-AZ2'], "got 'EUW1-AZ2': write 'euw1-az2'"],
    [['eu-west-1a', 'b'], "availabilityZones[1] must be the name or the id of a zone, such as 'eu-west-1a' or 'euw1-az1', got 'b'"],
    [['eu-west-1', 'eu-west-1b'], "got 'eu-west-1'"],
    [['eu-west-1a', null], 'got null'],
    [[1, 2], 'got 1'],
    [['euw1-az1', 'eu-west-1b'], 'availabilityZones lists ids (euw1-az1) beside names (eu-west-1b), which may be the same zone: list ids alone or names alone'],
    [['euw1-az1', Fn.select(0, Fn.getAzs())], 'beside names (a token)'],
    [['eu-west-1a', 'eu-west-2a'], 'availabilityZones lists zones of eu-west-1 and eu-west-2: a VPC is in one Region, that of its stack'],
    [['euw1-az1', 'euw2-az1'], 'availabilityZones lists zones of euw1 and euw2'],
    [['eu-west-1a', 'eu-west-1b'], 'availabilityZones lists zones of eu-west-1 and us-east-1', usStack],
    [['euw1-az1', 'euw1-az2'], 'availabilityZones lists zones of euw1 and use1', usStack],
    [['euw1-az1', 'euw1-az1'], 'availabilityZones lists "euw1-az1" twice'],
  ])('%j are refused', (zones, message, newStack = agnosticStack) =>
    expect(() => select(newStack, { availabilityZones: zones as string[] })).toThrow(message));

  test.each(['eu-west-1a', null, { 0: 'eu-west-1a' }, 2])('%j is no list', (zones) => {
    expect(() => select(agnosticStack, { availabilityZones: zones as never })).toThrow("availabilityZones must be a list such as ['eu-west-1a', 'eu-west-1b'], got");
  });
});

describe('a Region that gives some accounts two zones', () => {
  const warnings = (zones: string[], region = 'us-west-1') => {
    const stack = new Stack(new App(), 'Network', { env: { region } });
    adviseOnZones(new Construct(stack, 'Vpc'), zones);
    return Warnings.fromStack(stack).findWarning('/Network/Vpc', Match.stringLikeRegexp('twoZoneRegion')).map(({ entry }) => entry.data);
  };
  const first = (count: number) => Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs()));

  test('gets a warning with the fix where nobody has looked', () => {
    expect(warnings(first(3))).toEqual([expect.stringContaining('us-west-1 gives some accounts two Availability Zones, and this VPC has 3: set azCount to 2, or the account and Region of the stack')]);
  });

  test.each([[first(2)], [['us-west-1a', 'us-west-1b', 'us-west-1c']]])('%p get none', (zones) => expect(warnings(zones)).toEqual([]));

  test('another Region gets none', () => expect(warnings(first(3), 'us-east-1')).toEqual([]));
});

describe('advice on the order of zones', () => {
  const warnings = (zones: string[], context?: Record<string, unknown>) => {
    const stack = concreteStack(context);
    adviseOnZones(new Construct(stack, 'Vpc'), zones);
    return Warnings.fromStack(stack).findWarning('/Network/Vpc', Match.stringLikeRegexp('not in alphabetical order'));
  };

  test('zones out of order get a warning that names them', () => {
    expect(warnings(['eu-west-1a', 'eu-west-1c', 'eu-west-1b'])[0].entry.data).toContain('(eu-west-1a, eu-west-1c, eu-west-1b)');
  });

  test.each([[['eu-west-1a', 'eu-west-1c']], [[Fn.select(1, Fn.getAzs()), Fn.select(0, Fn.getAzs())]], [['dummy1b', 'dummy1a']]])('%p get none', (zones) => {
    expect(warnings(zones)).toEqual([]);
  });

  test('zones on record get none', () => {
    expect(warnings(['eu-west-1a', 'eu-west-1c', 'eu-west-1b'], deployed('eu-west-1a', 'eu-west-1c'))).toEqual([]);
  });
});
