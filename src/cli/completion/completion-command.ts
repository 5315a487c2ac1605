import { Argument, Command } from 'commander';
import { completionScript, SHELLS } from './completion';
import type { Shell } from './completion';
import type { CommandFactory } from '../command';
import { ExitCode } from '../exit-code';

/** `completion`, which writes the script that a shell reads. */
export const completionCommand: CommandFactory = (terminal, end) => {
  const command = new Command('completion');
  return command
    .summary('write the script that completes commands in a shell')
    .description('Writes the script with which a shell completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', `
Examples:
  $ cdk-ha-nat-vpc completion bash >> ~/.bashrc
  $ cdk-ha-nat-vpc completion zsh > "\${fpath[1]}/_cdk_ha_nat_vpc"
  $ cdk-ha-nat-vpc completion fish > ~/.config/fish/completions/cdk-ha-nat-vpc.fish`)
    .action((shell: Shell) => {
      terminal.out.write(completionScript(shell, command.parent!.commands));
      end(ExitCode.PROVED);
    });
};
