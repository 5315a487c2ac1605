import { Command, Option } from 'commander';
import type { ReportFormat } from './report';
import type { CommandFactory } from '../command';
import { readOptions, readOptionsOf } from '../options';
import type { ReadFlags } from '../options';

interface ReportFlags extends ReadFlags {
  readonly output?: string;
  readonly svg?: boolean;
  readonly mermaid?: boolean;
  readonly vpc?: string;
}

/** `report`, with its options and help. */
export const reportCommand: CommandFactory = (terminal, end) => {
  const command = new Command('report')
    .summary('show the network as a page that needs nothing else')
    .description('Writes one HTML page with the network, the path of a packet, every verdict, what a lost zone does and what it costs. It opens from disk and asks for nothing.')
    .argument('[template]', 'a template or a cloud assembly (default: cdk.out)')
    .addOption(new Option('-o, --output <file>', 'the file to write (default: standard output)'))
    .addOption(new Option('--svg', 'the picture of a VPC alone').conflicts('mermaid'))
    .addOption(new Option('--mermaid', 'the network as a Mermaid flowchart').conflicts('svg'))
    .addOption(new Option('--vpc <logicalId>', 'the VPC that --svg shows (default: the first)'));
  for (const option of readOptions()) { command.addOption(option); }
  return command
    .addHelpText('after', `
Examples:
  $ cdk-ha-nat-vpc report cdk.out -o vpc.html
  $ cdk-ha-nat-vpc report network.yaml --svg -o vpc.svg
  $ cdk-ha-nat-vpc report network.yaml --mermaid`)
    .action((template: string | undefined, flags: ReportFlags) => {
      // Loaded when it is asked for: every other command starts without it.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { report } = require('./report') as typeof import('./report');
      const format: ReportFormat = flags.svg ? 'svg' : flags.mermaid ? 'mermaid' : 'html';
      const paths = template === undefined ? [] : [template];
      end(report(paths, { read: readOptionsOf(flags), format, output: flags.output, vpc: flags.vpc }, terminal));
    });
};
