import { Context } from './cdk-cli';
import { checkDefaults, checkHaNatVpc } from './checks/defaults';
import { checkLeftovers } from './checks/leftovers';
import { skippedChecks } from './checks/limits';
import { GatewayPlan, checkNatGateways } from './checks/nat-gateways';
import { checkNetworkAcls } from './checks/network-acls';
import { checkRoutes } from './checks/routes';
import { checkNothingReplaced, checkStack } from './checks/stack';
import { checkSubnets } from './checks/subnets';
import { Tier } from './checks/tiers';
import { Check } from './report';
import { Scenario, Session } from './session';
import { DeployedStack } from './template';

/** One deployment of an example, and what must then exist. */
export interface Stage {
  readonly title: string;
  readonly context: Context;
  readonly zoneCount: number;
  readonly construct: 'HaNatVpc' | 'ec2.Vpc';
}

/** What is to be seen of an example. */
export interface ExampleProps {
  readonly tiers: readonly Tier[];
  readonly dualStack?: boolean;
  /** @default 'one a zone' */
  readonly gateways?: GatewayPlan;
  readonly first: Stage;
  /** @default - the example is deployed and destroyed */
  readonly update?: Stage;
}

/** An example that is deployed, changed if it has a second stage, and destroyed. */
export class ExampleDeployment implements Scenario {
  public readonly title: string;
  public readonly app: string;

  constructor(public readonly name: string, private readonly stack: string, private readonly props: ExampleProps) {
    this.title = [props.first, ...(props.update ? [props.update] : [])].map(({ title }) => title).join(', then ');
    this.app = `examples/${name}/app.ts`;
  }

  public async run(session: Session): Promise<void> {
    const { first, update } = this.props;
    const empty = await session.describe();
    let last = await this.deploy(session, first);
    if (update) {
      await session.diff(update.title, update.context, 1, 'sees the update');
      const { physicalIds } = last;
      last = await this.deploy(session, update);
      session.report.check(checkNothingReplaced(physicalIds, last));
    }
    await session.destroy((update ?? first).context);
    session.report.check(checkLeftovers(empty, last, await session.describe()));
    sayLimits(session, last);
  }

  private async deploy(session: Session, { title, context, zoneCount, construct }: Stage): Promise<DeployedStack> {
    const stack = await session.deploy(title, this.stack, context);
    session.report.check([...this.checks(stack, zoneCount), ...(construct === 'HaNatVpc' ? checkHaNatVpc(stack, this.aclCount) : [])]);
    await session.diff(title, context, 0, 'finds nothing to deploy');
    return stack;
  }

  private checks(stack: DeployedStack, zoneCount: number): Check[] {
    const { tiers, dualStack = false, gateways = 'one a zone' } = this.props;
    return [
      ...checkStack(stack),
      ...checkSubnets(stack, zoneCount, tiers),
      ...checkNatGateways(stack, gateways),
      ...checkRoutes(stack, dualStack, gateways),
      ...checkNetworkAcls(stack),
      ...checkDefaults(stack),
    ];
  }

  /** A subnet of no tier stays on the default network ACL. */
  private get aclCount(): number {
    return this.props.tiers.filter((tier) => tier !== 'Untagged').length;
  }
}

/** What was not tested, and what is this test's own code rather than the emulator's: said, never passed over. */
export function sayLimits({ report, limits }: Session, stack: DeployedStack): void {
  report.check(skippedChecks(stack, limits));
  report.say(`made by this test's own providers over the EC2 API: ${limits.own.filter((type) => stack.types.has(type)).join(', ')}`);
  report.say(`made by the emulator's: ${[...stack.types].filter((type) => !limits.own.includes(type)).sort().join(', ')}`);
}
