import { App, Stack } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import { HaNatVpc } from '../../../src';
import { selectAvailabilityZones, type AvailabilityZonesProps } from '../../../src/private/addresses/availability-zones';
import { ZONES, agnosticStack, concreteStack, firstSynthStack, type NewStack } from '../../support/stacks';

const select = (newStack: NewStack, props: AvailabilityZonesProps, context?: Record<string, unknown>) => {
  const stack = newStack(context);
  return stack.resolve(selectAvailabilityZones(stack, 'Vpc', props)) as unknown[];
};
const onRecord = (zones: unknown) => ({ 'cdk-ha-nat-vpc:deployedZones': zones });
const deployed = (...zones: string[]) => onRecord({ 'Network/Vpc': zones });

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

describe('a record that is none is said', () => {
  test.each<[unknown, string]>([
    ['eu-west-1a,eu-west-1b', "context 'cdk-ha-nat-vpc:deployedZones' must map construct paths to lists of zones, such as { 'Network/Vpc': ['eu-west-1a', 'eu-west-1b'] }, "
      + "got 'eu-west-1a,eu-west-1b': write it in cdk.json, for `cdk -c` passes text"],
    [['eu-west-1a'], "got the list ['eu-west-1a']"],
    [{ 'Network/Vpc': 'eu-west-1a,eu-west-1b' }, "context 'cdk-ha-nat-vpc:deployedZones' must list the zones of 'Network/Vpc', such as { 'Network/Vpc': ['eu-west-1a', 'eu-west-1b'] }, got 'eu-west-1a"],
    [{ 'Network/Vpc': [] }, 'got an empty list'],
    [{ 'Network/Vpc': [1] }, 'got the list [1]'],
    [{ 'Network/Vpc': null }, 'got null'],
  ])('%j', (zones, message) => expect(() => select(concreteStack, {}, onRecord(zones))).toThrow(message));

  const warnings = (paths: string[]) => {
    const app = new App({ context: onRecord(Object.fromEntries(paths.map((path) => [path, ['eu-west-1a']]))) });
    const stack = new Stack(app, 'Network');
    ['Vpc', 'Other'].forEach((id) => new HaNatVpc(stack, id, { proof: false }));
    return Warnings.fromStack(stack).findWarning('*', Match.stringLikeRegexp('strayDeployedZones')).map(({ entry }) => entry.data);
  };

  test('a path where no HaNatVpc is, once', () => {
    expect(warnings(['Network/Vpc', 'Network/Vcp', 'Network'])).toEqual([expect.stringContaining(
      "context 'cdk-ha-nat-vpc:deployedZones' has 'Network/Vcp', 'Network', where no HaNatVpc is, so it checks nothing: the paths here are 'Network/Vpc', 'Network/Other'")]);
  });

  test('paths of other VPCs of the app are right', () => expect(warnings(['Network/Vpc', 'Network/Other'])).toEqual([]));
});
