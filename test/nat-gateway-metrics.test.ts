import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc } from '../src';
import type { NatGatewayMetrics } from '../src';
import { agnosticStack } from './support/stacks';

const stack = agnosticStack();
const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2 });
const [gateway] = vpc.monitoring.gateways;
const methods = () => Object.getOwnPropertyNames(Object.getPrototypeOf(gateway)).filter((name) => /^metric[A-Z]/.test(name));
const metricOf = (method: string, options = {}) =>
  (gateway as unknown as Record<string, NatGatewayMetrics['metricPacketsDropCount']>)[method](options);

/** What AWS publishes, each with the statistic that it recommends (metrics-dimensions-nat-gateway.html, November 2026). */
const PUBLISHED = [
  ['ActiveConnectionCount', 'Maximum'],
  ['BytesInFromDestination', 'Sum'],
  ['BytesInFromSource', 'Sum'],
  ['BytesOutToDestination', 'Sum'],
  ['BytesOutToSource', 'Sum'],
  ['ConnectionAttemptCount', 'Sum'],
  ['ConnectionEstablishedCount', 'Sum'],
  ['ErrorPortAllocation', 'Sum'],
  ['IdleTimeoutCount', 'Sum'],
  ['PacketsDropCount', 'Sum'],
  ['PacketsInFromDestination', 'Sum'],
  ['PacketsInFromSource', 'Sum'],
  ['PacketsOutToDestination', 'Sum'],
  ['PacketsOutToSource', 'Sum'],
  ['PeakBytesPerSecond', 'Maximum'],
  ['PeakPacketsPerSecond', 'Maximum'],
] as const;

test('every metric that AWS publishes has a method, and no other', () => {
  expect(methods().sort()).toEqual(PUBLISHED.map(([name]) => `metric${name}`).sort());
});

test.each(PUBLISHED)('%s is of the gateway, with statistic %s', (name, statistic) => {
  const metric = metricOf(`metric${name}`);
  expect(metric).toMatchObject({ namespace: 'AWS/NATGateway', metricName: name, statistic, unit: undefined });
  const resource = vpc.publicSubnets[0].node.findChild('NATGateway') as ec2.CfnNatGateway;
  expect(stack.resolve(metric.dimensions)).toEqual({ NatGatewayId: { Ref: stack.getLogicalId(resource) } });
});

test('what the caller asks for counts', () => {
  expect(metricOf('metricPacketsDropCount', { statistic: 'Average', label: 'drops' })).toMatchObject({ statistic: 'Average', label: 'drops' });
});

test('a metric that is new to AWS can be named', () => {
  expect(gateway.metric('NewCount')).toMatchObject({ namespace: 'AWS/NATGateway', metricName: 'NewCount', statistic: 'Average' });
});
