import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { gatewayName } from './gateway-names';
import type { NatGatewayMetrics } from '../../nat-gateway-metrics';

/** The width of a dashboard, in CloudWatch's units, divided among the widgets of a row. */
const WIDTH = 24 / 4;

/** A row for each gateway. */
export function dashboardRows(gateways: readonly NatGatewayMetrics[]): cloudwatch.IWidget[][] {
  return gateways.map((gateway) => {
    const widget = (title: string, label: string, left: cloudwatch.IMetric[]) =>
      new cloudwatch.GraphWidget({
        title: `${gatewayName(gateway.natGateway)}: ${title}`,
        width: WIDTH,
        left,
        leftYAxis: { min: 0, label, showUnits: false },
      });
    return [
      widget('traffic', 'bytes', [
        gateway.metricBytesInFromSource(),
        gateway.metricBytesOutToDestination(),
        gateway.metricBytesInFromDestination(),
        gateway.metricBytesOutToSource(),
      ]),
      new cloudwatch.GraphWidget({
        title: `${gatewayName(gateway.natGateway)}: highest rates`,
        width: WIDTH,
        left: [gateway.metricPeakBytesPerSecond()],
        right: [gateway.metricPeakPacketsPerSecond()],
        leftYAxis: { min: 0, label: 'bytes a second', showUnits: false },
        rightYAxis: { min: 0, label: 'packets a second', showUnits: false },
      }),
      widget('connections', 'connections', [
        gateway.metricActiveConnectionCount(),
        gateway.metricConnectionAttemptCount(),
        gateway.metricConnectionEstablishedCount(),
        gateway.metricIdleTimeoutCount(),
      ]),
      widget('errors', 'count', [gateway.metricErrorPortAllocation(), gateway.metricPacketsDropCount()]),
    ];
  });
}
