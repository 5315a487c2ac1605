import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { gatewayId, gatewayName } from './gateway-names';
import type { NatGatewayMetrics } from '../../nat-gateway-metrics';

/** Simultaneous connections to one destination for each address: nat-gateway-basics.html, "NAT gateway basics". */
const CONNECTIONS_PER_ADDRESS = 55_000;
/** 100 Gbit/s, in bytes: the same page. */
const BYTES_PER_SECOND = 100e9 / 8;
/** The same page. */
const PACKETS_PER_SECOND = 10_000_000;
/** Where AWS begins to advise: metrics-dimensions-nat-gateway.html, "PacketsDropCount". */
const ACCEPTED_DROPS_PERCENT = 0.01;
/** One packet of so many is as much as is accepted. */
const FEWEST_PACKETS_TO_JUDGE = 10_000;
/** What others must see, in a period, for silence to mean something. */
const FEWEST_PACKETS_OF_OTHERS = 1_000;
/** As AWS's own example of an alarm has it: vpc-nat-gateway-cloudwatch.html. */
const PERIOD = Duration.minutes(5);
const PERIODS = 3;

const { GREATER_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;

export interface AlarmOptions {
  readonly utilizationPercent: number;
  readonly silentGateways: boolean;
}

/** An alarm, but for what all have in common. */
interface AlarmOfGateway {
  readonly kind: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  readonly comparisonOperator: cloudwatch.ComparisonOperator;
  /** What has happened, and what to do. */
  readonly description: string;
}

export function defineAlarms(
  scope: Construct,
  gateways: readonly NatGatewayMetrics[],
  { utilizationPercent, silentGateways }: AlarmOptions,
): cloudwatch.Alarm[] {
  return gateways.flatMap((gateway) => {
    const others = gateways.filter((other) => other !== gateway);
    const wanted = [
      portAllocation(gateway),
      packetDrop(gateway),
      ...utilization(gateway, utilizationPercent),
      ...(silentGateways && others.length > 0 ? [silence(gateway, others)] : []),
    ];
    return wanted.map(({ kind, metric, threshold, comparisonOperator, description }) =>
      new cloudwatch.Alarm(scope, `${gatewayId(gateway.natGateway)}${kind}`, {
        metric,
        threshold,
        comparisonOperator,
        evaluationPeriods: PERIODS,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        alarmDescription: `NAT gateway of ${gatewayName(gateway.natGateway)}: ${description}`,
      }),
    );
  });
}

function portAllocation(gateway: NatGatewayMetrics): AlarmOfGateway {
  return {
    kind: 'PortAllocation',
    metric: gateway.metricErrorPortAllocation({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM }),
    threshold: 0,
    comparisonOperator: GREATER_THAN_THRESHOLD,
    description: 'it has no source port left for new connections to some destination; give it more addresses, or close idle connections',
  };
}

function packetDrop(gateway: NatGatewayMetrics): AlarmOfGateway {
  const usingMetrics = {
    dropped: gateway.metricPacketsDropCount({ period: PERIOD }),
    there: gateway.metricPacketsInFromSource({ period: PERIOD }),
    back: gateway.metricPacketsInFromDestination({ period: PERIOD }),
  };
  return {
    kind: 'PacketDrop',
    metric: new cloudwatch.MathExpression({
      expression: `IF(there + back >= ${FEWEST_PACKETS_TO_JUDGE}, 100 * dropped / (there + back), 0)`,
      usingMetrics,
      label: 'dropped packets in percent',
      period: PERIOD,
    }),
    threshold: ACCEPTED_DROPS_PERCENT,
    comparisonOperator: GREATER_THAN_THRESHOLD,
    description: `it drops more than ${ACCEPTED_DROPS_PERCENT} % of its packets; see the AWS Health Dashboard, and its bandwidth and packet rate`,
  };
}

function utilization(gateway: NatGatewayMetrics, percent: number): AlarmOfGateway[] {
  const { natGateway } = gateway;
  const near = (limit: number) => ({
    threshold: limit * percent / 100,
    comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  });
  const addresses = natGateway.elasticIps.length;
  const connections: AlarmOfGateway = {
    kind: 'Connections',
    metric: gateway.metricActiveConnectionCount({ period: PERIOD }),
    ...near(CONNECTIONS_PER_ADDRESS * addresses),
    description: `its connections come near ${addresses} x ${CONNECTIONS_PER_ADDRESS}, the limit for one destination; give it more addresses`,
  };
  const rates: AlarmOfGateway[] = [
    {
      kind: 'Bandwidth',
      metric: gateway.metricPeakBytesPerSecond({ period: PERIOD }),
      ...near(BYTES_PER_SECOND),
      description: 'its bandwidth comes near 100 Gbit/s; divide the hosts among more subnets, each with a gateway',
    },
    {
      kind: 'PacketRate',
      metric: gateway.metricPeakPacketsPerSecond({ period: PERIOD }),
      ...near(PACKETS_PER_SECOND),
      description: 'its packet rate comes near 10 million a second; divide the hosts among more subnets, each with a gateway',
    },
  ];
  return [...(addresses > 0 ? [connections] : []), ...(natGateway.subnet ? rates : [])];
}

function silence(gateway: NatGatewayMetrics, others: readonly NatGatewayMetrics[]): AlarmOfGateway {
  const sent = (each: NatGatewayMetrics) => each.metricPacketsInFromSource({ period: PERIOD });
  const ofOthers = others.map((other, i) => [`other${i + 1}`, sent(other)] as const);
  const sum = ofOthers.map(([id]) => `FILL(${id}, 0)`).join(' + ');
  return {
    kind: 'Silent',
    metric: new cloudwatch.MathExpression({
      expression: `IF(FILL(own, 0) == 0 AND ${sum} >= ${FEWEST_PACKETS_OF_OTHERS}, 1, 0)`,
      usingMetrics: { own: sent(gateway), ...Object.fromEntries(ofOthers) },
      label: 'silent while others are not',
      period: PERIOD,
    }),
    threshold: 1,
    comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    description: 'it sees no packet while the others do; see whether the zone is there, its hosts run and its routes lead to the gateway',
  };
}
