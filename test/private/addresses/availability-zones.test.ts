import { Fn, Lazy, Token } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { adviseOnZoneOrder, selectAvailabilityZones, type AvailabilityZonesProps } from '../../../src/private/addresses/availability-zones';
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

  test('is 3 by default', () => expect(select(concreteStack, {})).toEqual(ZONES.slice(0, 3)));

  test('dummy zones of a first synth are as many as asked for', () => {
    expect(select(firstSynthStack, { azCount: 4 })).toEqual(['dummy1a', 'dummy1b', 'dummy1c', 'dummy1d']);
  });

  test.each([1, 0, -1, 2.5, NaN])('refuses %d', (azCount) => {
    expect(() => select(agnosticStack, { azCount }))
      .toThrow(`azCount must be a whole number of 2 or more, got ${azCount}: a network in one Availability Zone is lost together with it`);
  });

  test('refuses a token', () => {
    expect(() => select(agnosticStack, { azCount: Token.asNumber({ Ref: 'Count' }) }))
      .toThrow('azCount decides how many subnets are defined, got a token: pass a literal number');
  });

  test('refuses more zones than the environment has, and names them', () => {
    expect(() => select(() => stackWithZones(['us-west-1a', 'us-west-1c']), {}))
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
    expect(() => select(concreteStack, { availabilityZones: ['eu-west-1a', 'eu-west-1x', 'us-east-1a'] }))
      .toThrow(`availabilityZones lists eu-west-1x, us-east-1a, which ${ENVIRONMENT} does not have: choose from ${ZONES.join(', ')}`);
  });
});

describe('deployed zones on record', () => {
  test.each([[2], [3], [4]])('%d zones from the beginning of the record or beyond its end pass', (azCount) => {
    expect(select(concreteStack, { azCount }, deployed(...ZONES.slice(0, 3)))).toEqual(ZONES.slice(0, azCount));
  });

  test('an inserted zone is refused', () => {
    expect(() => select(concreteStack, { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }, deployed('eu-west-1a', 'eu-west-1c'))).toThrow(
      "Network/Vpc is deployed in eu-west-1a, eu-west-1c (context 'cdk-ha-nat-vpc:deployedZones'), got eu-west-1a, eu-west-1b, eu-west-1c: subnets are numbered by the place of "
      + 'their zone, so an inserted or reordered zone replaces them; append new zones at the end: eu-west-1a, eu-west-1c, eu-west-1b');
  });

  test('reordered zones are refused', () => {
    expect(() => select(concreteStack, { availabilityZones: ['eu-west-1b', 'eu-west-1a'] }, deployed('eu-west-1a', 'eu-west-1b')))
      .toThrow('Network/Vpc is deployed in eu-west-1a, eu-west-1b');
  });

  test('a zone that appears in the environment between others is refused', () => {
    expect(() => select(concreteStack, { azCount: 3 }, deployed('eu-west-1a', 'eu-west-1c', 'eu-west-1d'))).toThrow('append new zones at the end');
  });

  test('dummy zones and expressions cannot be compared, and pass', () => {
    const context = deployed('eu-west-1a', 'eu-west-1b');
    expect(select(firstSynthStack, { azCount: 2 }, context)).toHaveLength(2);
    expect(select(agnosticStack, { azCount: 2 }, context)).toHaveLength(2);
  });

  test('another VPC is not concerned', () => {
    expect(select(concreteStack, { azCount: 2 }, { 'cdk-ha-nat-vpc:deployedZones': { 'Network/Other': ['eu-west-1c', 'eu-west-1b'] } })).toHaveLength(2);
  });
});

describe('advice on the order of zones', () => {
  const warnings = (zones: string[], context?: Record<string, unknown>) => {
    const stack = concreteStack(context);
    adviseOnZoneOrder(new Construct(stack, 'Vpc'), zones);
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
