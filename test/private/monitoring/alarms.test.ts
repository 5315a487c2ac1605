import { Template } from 'aws-cdk-lib/assertions';
import { ElasticIps, HaNatVpc, NatTopology } from '../../../src';
import type { HaNatVpcProps, NatAlarmsProps } from '../../../src';
import { concreteStack } from '../../support/stacks';

/** The alarms of a VPC by construct id. */
function alarms(props: HaNatVpcProps = {}, alarmProps: NatAlarmsProps = {}): Record<string, any> {
  const stack = concreteStack();
  const defined = new HaNatVpc(stack, 'Vpc', { azCount: 2, proof: false, ...props }).monitoring.addAlarms(alarmProps);
  const resources = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm');
  return Object.fromEntries(defined.map((alarm) => [alarm.node.id, resources[stack.getLogicalId(alarm.node.defaultChild as never)].Properties]));
}

test('each gateway has one of each kind', () => {
  const kinds = ['PortAllocation', 'PacketDrop', 'Connections', 'Bandwidth', 'PacketRate', 'Silent'];
  expect(Object.keys(alarms())).toEqual(['PublicSubnet1', 'PublicSubnet2'].flatMap((gateway) => kinds.map((kind) => gateway + kind)));
});

test('all look at three periods of five minutes', () => {
  for (const { EvaluationPeriods: periods, Period: period, Metrics: metrics = [] } of Object.values(alarms())) {
    const ofMetrics = metrics.flatMap(({ MetricStat: stat }: any) => stat?.Period ?? []);
    expect([periods, ...new Set([...ofMetrics, period ?? 300])]).toEqual([3, 300]);
  }
});

test.each([
  ['PortAllocation', 'ErrorPortAllocation', 'Maximum', 'GreaterThanThreshold', 0],
  ['Connections', 'ActiveConnectionCount', 'Maximum', 'GreaterThanOrEqualToThreshold', 44_000],
  ['Bandwidth', 'PeakBytesPerSecond', 'Maximum', 'GreaterThanOrEqualToThreshold', 10_000_000_000],
  ['PacketRate', 'PeakPacketsPerSecond', 'Maximum', 'GreaterThanOrEqualToThreshold', 8_000_000],
])('%s: %s, %s, %s %d', (kind, MetricName, Statistic, ComparisonOperator, Threshold) => {
  expect(alarms()[`PublicSubnet1${kind}`]).toMatchObject({ Namespace: 'AWS/NATGateway', MetricName, Statistic, ComparisonOperator, Threshold });
});

test('more addresses carry more connections; the part of a limit that matters can be chosen', () => {
  const natTopology = NatTopology.zonal({ elasticIps: ElasticIps.allocate({ perGateway: 2 }) });
  const { PublicSubnet2Connections, PublicSubnet2PacketRate } = alarms({ natTopology }, { utilizationPercent: 50 });
  expect([PublicSubnet2Connections.Threshold, PublicSubnet2PacketRate.Threshold]).toEqual([55_000, 5_000_000]);
});

/** An expression of CloudWatch, for numbers. */
function evaluate(alarm: any, values: Record<string, number>): number {
  const { Expression: expression } = alarm.Metrics.find(({ Expression }: any) => Expression);
  const script = expression.replace(/\bAND\b/g, '&&').replace(/FILL\((\w+), 0\)/g, '($1 ?? 0)');
  const IF = (condition: boolean, then: number, otherwise: number) => condition ? then : otherwise;
  return new Function('IF', ...Object.keys(values), `return ${script}`)(IF, ...Object.values(values));
}

test.each([
  ['nothing is sent', { dropped: 0, there: 0, back: 0 }, false],
  ['one packet of few is lost', { dropped: 1, there: 50, back: 50 }, false],
  ['one packet of 10,000 is lost', { dropped: 1, there: 5_000, back: 5_000 }, false],
  ['two packets of 10,000 are lost', { dropped: 2, there: 5_000, back: 5_000 }, true],
  ['one in a million is lost', { dropped: 1, there: 600_000, back: 400_000 }, false],
])('PacketDrop where %s: %j %s', (_, values, goesOff) => {
  const alarm = alarms().PublicSubnet1PacketDrop;
  expect(alarm).toMatchObject({ Threshold: 0.01, ComparisonOperator: 'GreaterThanThreshold' });
  expect(evaluate(alarm, values) > alarm.Threshold).toBe(goesOff);
});

test.each([
  ['all are', { own: 0, other1: 0, other2: 0 }, 0],
  ['others have next to nothing to say', { own: 0, other1: 600, other2: 300 }, 0],
  ['others are not', { own: 0, other1: 600, other2: 400 }, 1],
  ['it is not', { own: 1, other1: 600, other2: 400 }, 0],
])('Silent where %s: %j %d', (_, values, expected) => {
  const alarm = alarms({ azCount: 3 }).PublicSubnet1Silent;
  expect(alarm).toMatchObject({ Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' });
  expect(evaluate(alarm, values)).toBe(expected);
});

test('a gateway alone is never silent while others are not, nor one where that is turned off', () => {
  expect(Object.keys(alarms({ natTopology: NatTopology.single() })).some((id) => id.endsWith('Silent'))).toBe(false);
  expect(Object.keys(alarms({}, { silentGateways: false })).some((id) => id.endsWith('Silent'))).toBe(false);
});

test.each<[string, NatTopology, string[]]>([
  ['whose limits AWS does not state, and whose addresses AWS adds', NatTopology.regional(), ['RegionalPortAllocation', 'RegionalPacketDrop']],
  ['without public addresses', NatTopology.privateNat(), ['PortAllocation', 'PacketDrop', 'Bandwidth', 'PacketRate', 'Silent'].flatMap(
    (kind) => [`IsolatedSubnet1${kind}`, `IsolatedSubnet2${kind}`])],
])('a gateway %s has no alarm for what cannot be known', (_, natTopology, ids) => {
  expect(Object.keys(alarms({ natTopology })).sort()).toEqual(ids.sort());
});

test('each says which gateway, what happened and what to do', () => {
  expect(alarms().PublicSubnet1PortAllocation.AlarmDescription).toBe(
    'NAT gateway of eu-west-1a: it has no source port left for new connections to some destination; give it more addresses, or close idle connections');
});
