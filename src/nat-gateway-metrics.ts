import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { NatGateway } from './nat-gateway';

/**
 * The CloudWatch metrics of a NAT gateway, each with the statistic that AWS calls the most useful one. AWS records them
 * once a minute; over IPv6 they see what NAT64 translates, and nothing of the egress-only internet gateway.
 *
 * No metric names a unit: that would be a filter, which hides what is recorded in another one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export class NatGatewayMetrics {
  /**
   * @internal
   */
  public static _of(natGateway: NatGateway): NatGatewayMetrics {
    return new NatGatewayMetrics(natGateway);
  }

  private constructor(
    /** The gateway. */
    public readonly natGateway: NatGateway,
  ) {}

  /**
   * A metric of the gateway by its name. A regional gateway counts for all of its zones.
   *
   * @default - the average over 5 minutes
   */
  public metric(metricName: string, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/NATGateway',
      metricName,
      dimensionsMap: { NatGatewayId: this.natGateway.natGatewayId },
      ...options,
    });
  }

  /**
   * The simultaneous TCP connections through the gateway.
   *
   * Unit: Count.
   *
   * @default - maximum over 5 minutes
   */
  public metricActiveConnectionCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ActiveConnectionCount', { statistic: cloudwatch.Stats.MAXIMUM, ...options });
  }

  /**
   * The bytes that came back from the destinations. Less going out to the source means that some are dropped.
   *
   * Unit: Bytes.
   *
   * @default - sum over 5 minutes
   */
  public metricBytesInFromDestination(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BytesInFromDestination', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The bytes that hosts of the VPC sent.
   *
   * Unit: Bytes.
   *
   * @default - sum over 5 minutes
   */
  public metricBytesInFromSource(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BytesInFromSource', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The bytes sent on to the destinations. Less than came in from the source means that some are dropped.
   *
   * Unit: Bytes.
   *
   * @default - sum over 5 minutes
   */
  public metricBytesOutToDestination(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BytesOutToDestination', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The bytes sent back to the hosts of the VPC.
   *
   * Unit: Bytes.
   *
   * @default - sum over 5 minutes
   */
  public metricBytesOutToSource(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BytesOutToSource', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The connections that hosts of the VPC tried to open.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricConnectionAttemptCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ConnectionAttemptCount', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The connections that were established. Fewer than attempts means that destinations, or somebody on the path, do
   * not answer.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricConnectionEstablishedCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ConnectionEstablishedCount', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The times that the gateway had no source port left for a connection. Zero in a healthy gateway; more addresses
   * give it more ports.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricErrorPortAllocation(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ErrorPortAllocation', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The connections that were dropped after 350 seconds without a packet. Keepalives below that time avoid it.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricIdleTimeoutCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('IdleTimeoutCount', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The packets that the gateway dropped. Above 0.01 % of all packets, AWS advises to look at its Health Dashboard.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricPacketsDropCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PacketsDropCount', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The packets that came back from the destinations.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricPacketsInFromDestination(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PacketsInFromDestination', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The packets that hosts of the VPC sent.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricPacketsInFromSource(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PacketsInFromSource', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The packets sent on to the destinations.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricPacketsOutToDestination(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PacketsOutToDestination', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The packets sent back to the hosts of the VPC.
   *
   * Unit: Count.
   *
   * @default - sum over 5 minutes
   */
  public metricPacketsOutToSource(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PacketsOutToSource', { statistic: cloudwatch.Stats.SUM, ...options });
  }

  /**
   * The highest rate of bytes in ten seconds of a minute.
   *
   * Unit: bytes a second.
   *
   * @default - maximum over 5 minutes
   */
  public metricPeakBytesPerSecond(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PeakBytesPerSecond', { statistic: cloudwatch.Stats.MAXIMUM, ...options });
  }

  /**
   * The highest rate of packets in ten seconds of a minute.
   *
   * Unit: packets a second.
   *
   * @default - maximum over 5 minutes
   */
  public metricPeakPacketsPerSecond(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('PeakPacketsPerSecond', { statistic: cloudwatch.Stats.MAXIMUM, ...options });
  }
}
