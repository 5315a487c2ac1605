import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult, run } from './command';
import { ACCOUNT, REGION } from './environment';
import { Template } from './template';

const ZONES = ['a', 'b', 'c', 'd'].map((letter) => `${REGION}${letter}`);

export type Context = Readonly<Record<string, string>>;

/** The CDK CLI of this project, run over one app from a directory of its own, so that it writes nothing else. */
export class CdkCli {
  private readonly executable: string;

  constructor(private readonly project: string, private readonly directory: string, app: string, private readonly env: NodeJS.ProcessEnv) {
    const bin = (name: string) => join(project, 'node_modules', '.bin', name);
    this.executable = bin('cdk');
    mkdirSync(env.CDK_HOME!, { recursive: true });
    writeFileSync(join(directory, 'cdk.json'), JSON.stringify({
      app: `"${bin('tsx')}" --tsconfig "${join(project, 'test', 'tsconfig.json')}" "${join(project, app)}"`,
      output: this.output,
      context: { ...this.projectContext(), [`availability-zones:account=${ACCOUNT}:region=${REGION}`]: ZONES },
    }, undefined, 2));
  }

  public async bootstrap(): Promise<CommandResult> {
    return this.cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`);
  }

  public async deploy(context: Context): Promise<CommandResult> {
    return this.cdk('deploy', '--all', '--require-approval', 'never', '--progress', 'events', ...contextArguments(context));
  }

  /** Exits with 0 if there is nothing to deploy, with 1 if there is. */
  public async diff(context: Context): Promise<CommandResult> {
    return this.cdk('diff', '--fail', ...contextArguments(context));
  }

  public async destroy(context: Context): Promise<CommandResult> {
    return this.cdk('destroy', '--all', '--force', ...contextArguments(context));
  }

  /** The template of a stack, as the last command that knew it synthesized it. */
  public template(stack: string): Template {
    return JSON.parse(readFileSync(join(this.output, `${stack}.template.json`), 'utf8'));
  }

  private get output(): string {
    return join(this.directory, 'cdk.out');
  }

  private projectContext(): Record<string, unknown> {
    const file = join(this.project, 'cdk.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).context ?? {} : {};
  }

  private async cdk(...args: string[]): Promise<CommandResult> {
    return run(this.executable, [...args, '--no-notices', '--no-color', '--ci'], { cwd: this.directory, env: this.env });
  }
}

function contextArguments(context: Context): string[] {
  return Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}
