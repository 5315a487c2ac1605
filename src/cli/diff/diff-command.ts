import { Command, Option } from 'commander';
import { diff, DIFF_FORMATS } from './diff';
import type { DiffFormat } from './diff';
import type { CommandFactory } from '../command';
import { exitCodesText } from '../command';
import { readOptions, readOptionsOf } from '../options';
import type { ReadFlags } from '../options';

interface DiffFlags extends ReadFlags {
  readonly format: DiffFormat;
}

/** `diff`, with its options and help. */
export const diffCommand: CommandFactory = (terminal, end) => {
  const command = new Command('diff')
    .summary('show what a change does to the network')
    .description('Shows what of the network\'s behaviour changes: promises lost and won, flows that become possible or impossible, the zones they move through, what CloudFormation replaces, and what it will fail at.')
    .argument('<old>', 'a template, a cloud assembly, or a folder with templates: as it is deployed')
    .argument('<new>', 'the same, as it is to be')
    .addOption(new Option('-f, --format <format>', 'how changes are written').choices(DIFF_FORMATS).default('text'));
  for (const option of readOptions()) { command.addOption(option); }
  return command
    .addHelpText('after', `
Flows are those of TCP, UDP and ping between each subnet and the internet, in both directions.

Examples:
  $ cdk-ha-nat-vpc diff deployed.json network.json
  $ cdk-ha-nat-vpc diff main/cdk.out cdk.out --format markdown > comment.md
${exitCodesText('no promise is lost', 'a promise is lost, or CloudFormation will fail', 'a promise can no longer be proved')}`)
    .action((before: string, after: string, flags: DiffFlags) => {
      end(diff(before, after, { read: readOptionsOf(flags), format: flags.format }, terminal));
    });
};
