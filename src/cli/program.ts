import { Command } from 'commander';
import { checkCommand } from './check/check-command';
import type { CommandFactory } from './command';
import { completionCommand } from './completion/completion-command';
import { diffCommand } from './diff/diff-command';
import type { ExitCode } from './exit-code';
import { explainCommand } from './explain/explain-command';
import { packageVersion } from './package-version';
import { reportCommand } from './report/report-command';
import type { Terminal } from './terminal';
import { hasColor } from './terminal';

const COMMANDS: readonly CommandFactory[] = [
  checkCommand,
  explainCommand,
  diffCommand,
  reportCommand,
  completionCommand,
];

/** The command line: what there is, and its help. */
export function programFor(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('cdk-ha-nat-vpc')
    .description('Proves what the network of a CloudFormation template does with packets, before it is deployed.')
    .version(packageVersion(), '--version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showHelpAfterError('(--help shows how to write it)')
    .configureOutput({
      writeOut: terminal.out.write,
      writeErr: terminal.err.write,
      getOutHelpWidth: () => terminal.out.columns ?? 100,
      getErrHelpWidth: () => terminal.err.columns ?? 100,
      getOutHasColors: () => hasColor(terminal, terminal.out),
      getErrHasColors: () => hasColor(terminal, terminal.err),
    })
    .configureHelp({ styleTitle: (title) => `\u001b[1m${title}\u001b[22m` })
    .addHelpText('after', `
Examples:
  $ cdk-ha-nat-vpc check cdk.out
  $ cdk-ha-nat-vpc check network.yaml --format sarif > findings.sarif
  $ cdk-ha-nat-vpc explain network.yaml --from PrivateSubnet1 --to internet --tcp 443
  $ cdk-ha-nat-vpc diff deployed.json network.json
  $ cdk-ha-nat-vpc report cdk.out -o vpc.html

Nothing is sent anywhere: templates are all that is read.`);
  for (const command of COMMANDS) {
    // Commands that are added do not inherit.
    program.addCommand(command(terminal, end).copyInheritedSettings(program));
  }
  return program;
}
