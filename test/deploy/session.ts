import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Account, describeAccount } from './account';
import { CdkCli, Context } from './cdk-cli';
import { checkLoopbackOnly } from './checks/loopback';
import { CommandResult } from './command';
import { EmulatorServer, Limits } from './emulator-server';
import { REGION, emulatorEnvironment } from './environment';
import { Report } from './report';
import { DeployedStack } from './template';

export interface Workplace {
  readonly project: string;
  readonly python: string;
  /** Ignored by git; everything that this test writes is in here. */
  readonly directory: string;
}

/** What is done with an app in an account of its own. */
export interface Scenario {
  readonly name: string;
  /** What happens, in one line. */
  readonly title: string;
  readonly app: string;
  run(session: Session): Promise<void>;
}

const LAST_LINES = 40;

/** Runs a scenario on a server of its own: a rollback would leave resources behind. */
export async function runScenario(scenario: Scenario, workplace: Workplace, report: Report): Promise<void> {
  const directory = join(workplace.directory, scenario.name);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const server = await report.step('start an emulated AWS account with nothing in it', async () => EmulatorServer.start(workplace.python, directory));
  report.say(`process ${server.pid}, ${server.endpoint}, log ${join(directory, 'server.log')}`);
  const failures = report.failures;
  try {
    report.check(await checkLoopbackOnly(server));
    const session = new Session(scenario.app, workplace, directory, server, report);
    await session.bootstrap();
    await scenario.run(session);
  } catch (error) {
    report.fail(scenario.name, (error as Error).message);
  } finally {
    if (report.failures > failures) { report.say(`the server's log ends:\n${server.logTail()}`); }
    await report.step('stop the server', async () => server.stop());
    report.check([{ name: `process ${server.pid} has ended`, actual: server.hasEnded, expected: true }]);
  }
}

/** The commands of the CDK CLI over one app, against one account. */
export class Session {
  private readonly env: NodeJS.ProcessEnv;
  private readonly cdk: CdkCli;

  constructor(
    app: string,
    private readonly workplace: Workplace,
    directory: string,
    private readonly server: EmulatorServer,
    public readonly report: Report,
  ) {
    this.env = emulatorEnvironment(process.env, server.endpoint, directory);
    this.cdk = new CdkCli(workplace.project, directory, app, this.env);
  }

  public get limits(): Limits {
    return this.server.limits;
  }

  public async bootstrap(): Promise<void> {
    await this.succeed('cdk bootstrap', async () => this.cdk.bootstrap());
    this.report.check([{ name: 'the bootstrap stack', skipped: this.limits.bootstrap }]);
  }

  public async deploy(title: string, stack: string, context: Context): Promise<DeployedStack> {
    await this.succeed(`cdk deploy: ${title}`, async () => this.cdk.deploy(context));
    return new DeployedStack(stack, this.cdk.template(stack), await this.describe(stack), REGION);
  }

  public async diff(title: string, context: Context, expected: number, finding: string): Promise<void> {
    const { code, output } = await this.report.step(`cdk diff --fail: ${title}`, async () => this.cdk.diff(context));
    if (code !== expected) { this.report.say(lastLines(output)); }
    this.report.check([{ name: `it ${finding} (exit code ${expected})`, actual: code, expected }]);
  }

  public async destroy(context: Context): Promise<void> {
    await this.succeed('cdk destroy --force', async () => this.cdk.destroy(context));
  }

  public async describe(...stackNames: string[]): Promise<Account> {
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
