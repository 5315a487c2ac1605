import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { NatGateway } from './nat-gateway';
import { NatGatewayMetrics } from './nat-gateway-metrics';
import { expectBoolean, expectList, expectMethod, expectWholeNumber } from './private/expected';
import { defineAlarms } from './private/monitoring/alarms';
import { dashboardRows } from './private/monitoring/dashboard';

/**
 * Properties of `NatMonitoring.addAlarms()`.
 */
export interface NatAlarmsProps {
  /**
   * What happens when an alarm goes off, such as `new SnsAction(topic)`.
   *
   * @default - nothing: the alarms can be looked at
   */
  readonly actions?: cloudwatch.IAlarmAction[];
  /**
   * What happens when an alarm is over.
   *
   * @default - nothing
   */
  readonly okActions?: cloudwatch.IAlarmAction[];
  /**
   * The part of a gateway's limits, in percent, above which connections, bandwidth and packet rate raise an alarm.
   *
   * @default 80
   */
  readonly utilizationPercent?: number;
  /**
   * Whether there is an alarm for a gateway that sees no packet while the others do. Turn it off where a zone has no
   * hosts that speak to the internet.
   *
   * @default true
   */
  readonly silentGateways?: boolean;
}

/**
 * Properties of `NatMonitoring.addDashboard()`.
 */
export interface NatDashboardProps {
  /**
   * The name of the dashboard.
   *
   * @default - CloudFormation picks one
   */
  readonly dashboardName?: string;
}

/**
 * Metrics, alarms and a dashboard of the NAT gateways of a VPC.
 */
export class NatMonitoring {
  /**
   * @internal
   */
  public static _of(scope: Construct, natGateways: NatGateway[]): NatMonitoring {
    return new NatMonitoring(scope, natGateways.map(NatGatewayMetrics._of));
  }

  private readonly calls = new Set<string>();

  private constructor(
    private readonly scope: Construct,
    /** The metrics of each gateway, in the order of the VPC's `natGateways`. */
    public readonly gateways: NatGatewayMetrics[],
  ) {}

  /**
   * Add alarms for each gateway. All look at three periods of 5 minutes in a row; none goes off for want of data.
   *
   * - **PortAllocation**: the gateway had no source port for a connection, as in the example of AWS.
   * - **PacketDrop**: it dropped more than 0.01 % of its packets, where AWS begins to advise. Below 10,000 packets in a
   *   period nothing is said: there a single packet would be more than that.
   * - **Connections**: its simultaneous connections come near 55,000 for each of its addresses, which is the limit for
   *   one destination; spread over many destinations a gateway carries more. Not for a gateway whose addresses AWS adds
   *   by itself.
   * - **Bandwidth** and **PacketRate**: its rates come near 100 Gbit/s and 10 million packets a second. Not for a
   *   regional gateway, whose limits AWS does not state.
   * - **Silent**: it saw no packet while the others saw 1,000 or more: a route that leads past it, or a lost zone.
   *
   * @throws if the VPC has no NAT gateways, or the alarms are there already
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway-cloudwatch.html
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
   */
  public addAlarms(props: NatAlarmsProps = {}): cloudwatch.Alarm[] {
    const { actions = [], okActions = [], utilizationPercent = 80, silentGateways = true } = props;
    expectList('actions', actions, '[new SnsAction(topic)]');
    expectList('okActions', okActions, '[new SnsAction(topic)]');
    actions.forEach((action, index) => expectAction(`actions[${index}]`, action));
    okActions.forEach((action, index) => expectAction(`okActions[${index}]`, action));
    expectWholeNumber('utilizationPercent', utilizationPercent, { from: 1, to: 100 });
    expectBoolean('silentGateways', silentGateways);
    this.expectFirst('addAlarms');
    const scope = new Construct(this.scope, 'NatAlarms');
    const alarms = defineAlarms(scope, this.gateways, { utilizationPercent, silentGateways });
    for (const alarm of alarms) {
      alarm.addAlarmAction(...actions);
      alarm.addOkAction(...okActions);
    }
    return alarms;
  }

  /**
   * Add a dashboard with a row for each gateway, which is a row a zone: traffic, rates, connections and errors.
   *
   * @throws if the VPC has no NAT gateways, or the dashboard is there already
   */
  public addDashboard(props: NatDashboardProps = {}): cloudwatch.Dashboard {
    this.expectFirst('addDashboard');
    return new cloudwatch.Dashboard(this.scope, 'NatDashboard', {
      dashboardName: props.dashboardName,
      widgets: dashboardRows(this.gateways),
    });
  }

  private expectFirst(call: string): void {
    if (this.gateways.length === 0) {
      throw new Error(`${call}() finds no NAT gateways in ${this.scope.node.path}: its natTopology defines none`);
    }
    if (this.calls.has(call)) {
      throw new Error(`${call}() was called before for ${this.scope.node.path}: call it once, with all that it is to have`);
    }
    this.calls.add(call);
  }
}

const expectAction = (name: string, action: cloudwatch.IAlarmAction): void =>
  expectMethod(name, action ?? null, 'bind', 'new SnsAction(topic)');
