import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Account, describeAccount } from './account';
import { CdkCli } from './cdk-cli';
import { checkDefaults, checkHaNatVpc } from './checks/defaults';
import { checkLeftovers } from './checks/leftovers';
import { skippedChecks } from './checks/limits';
import { checkLoopbackOnly } from './checks/loopback';
import { checkNatGateways } from './checks/nat-gateways';
import { checkNetworkAcls } from './checks/network-acls';
import { checkRoutes } from './checks/routes';
import { checkNothingReplaced, checkStack } from './checks/stack';
import { checkSubnets } from './checks/subnets';
import { CommandResult } from './command';
import { EmulatorServer } from './emulator-server';
import { REGION, emulatorEnvironment } from './environment';
import { Check, Report } from './report';
import { Scenario, Stage } from './scenarios';
import { DeployedStack } from './template';

export interface Workplace {
  readonly project: string;
  readonly python: string;
  /** Ignored by git; everything that this test writes is in here. */
  readonly directory: string;
}

const LAST_LINES = 40;

/** Takes an example through bootstrap, deploy, update and destroy, on a server of its own: a rollback would leave resources behind. */
export async function deployScenario(scenario: Scenario, workplace: Workplace, report: Report): Promise<void> {
  const directory = join(workplace.directory, scenario.name);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const server = await report.step('start an emulated AWS account with nothing in it', async () => EmulatorServer.start(workplace.python, directory));
  report.say(`process ${server.pid}, ${server.endpoint}, log ${join(directory, 'server.log')}`);
  const failures = report.failures;
  try {
    report.check(await checkLoopbackOnly(server));
    await new Deployment(scenario, workplace, directory, server, report).run();
  } catch (error) {
    report.fail(scenario.name, (error as Error).message);
  } finally {
    if (report.failures > failures) { report.say(`the server's log ends:\n${server.logTail()}`); }
    await report.step('stop the server', async () => server.stop());
    report.check([{ name: `process ${server.pid} has ended`, actual: server.hasEnded, expected: true }]);
  }
}

class Deployment {
  private readonly env: NodeJS.ProcessEnv;
  private readonly cdk: CdkCli;

  constructor(
    private readonly scenario: Scenario,
    private readonly workplace: Workplace,
    directory: string,
    private readonly server: EmulatorServer,
    private readonly report: Report,
  ) {
    this.env = emulatorEnvironment(process.env, server.endpoint, directory);
    this.cdk = new CdkCli(workplace.project, directory, scenario.app, this.env);
  }

  public async run(): Promise<void> {
    const { first, update } = this.scenario;
    await this.succeed('cdk bootstrap', async () => this.cdk.bootstrap());
    this.report.check([{ name: 'the bootstrap stack', skipped: this.server.limits.bootstrap }]);
    const empty = await this.describe();

    const before = await this.deploy(first);
    await this.diff(update, 1, 'sees the update');
    const after = await this.deploy(update);
    this.report.check(checkNothingReplaced(before.physicalIds, after));

    await this.succeed('cdk destroy --force', async () => this.cdk.destroy(update.context));
    this.report.check(checkLeftovers(empty, after, await this.describe()));
    this.sayLimits(after);
  }

  private async deploy(stage: Stage): Promise<DeployedStack> {
    await this.succeed(`cdk deploy: ${stage.title}`, async () => this.cdk.deploy(stage.context));
    const account = await this.describe(this.scenario.stack);
    const stack = new DeployedStack(this.scenario.stack, this.cdk.template(), account, REGION);
    this.report.check(this.checks(stack, stage));
    await this.diff(stage, 0, 'finds nothing to deploy');
    return stack;
  }

  private checks(stack: DeployedStack, stage: Stage): Check[] {
    const { tiers, dualStack } = this.scenario;
    return [
      ...checkStack(stack),
      ...checkSubnets(stack, stage.zoneCount, tiers),
      ...checkNatGateways(stack),
      ...checkRoutes(stack, dualStack),
      ...checkNetworkAcls(stack),
      ...checkDefaults(stack),
      ...(stage.construct === 'HaNatVpc' ? checkHaNatVpc(stack, tiers.length) : []),
    ];
  }

  /** What was not tested, and what is this test's own code rather than the emulator's: said, never passed over. */
  private sayLimits(stack: DeployedStack): void {
    const { limits } = this.server;
    this.report.check(skippedChecks(stack, limits));
    this.report.say(`made by this test's own providers over the EC2 API: ${limits.own.filter((type) => stack.types.has(type)).join(', ')}`);
    this.report.say(`made by the emulator's: ${[...stack.types].filter((type) => !limits.own.includes(type)).sort().join(', ')}`);
  }

  private async diff(stage: Stage, expected: number, finding: string): Promise<void> {
    const name = `cdk diff --fail: ${stage.title}`;
    const { code, output } = await this.report.step(name, async () => this.cdk.diff(stage.context));
    if (code !== expected) { this.report.say(lastLines(output)); }
    this.report.check([{ name: `it ${finding} (exit code ${expected})`, actual: code, expected }]);
  }

  private async describe(...stackNames: string[]): Promise<Account> {
    return describeAccount(this.workplace.python, this.env, stackNames);
  }

  private async succeed(name: string, command: () => Promise<CommandResult>): Promise<void> {
    const { code, output } = await this.report.step(name, command);
    if (code !== 0) {
      throw new Error(`'${name}' exited with ${code ?? 'a signal'}, expected 0; its output ends:\n${lastLines(output)}`);
    }
  }
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
}
