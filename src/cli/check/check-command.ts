import { Command, Option } from 'commander';
import { check } from './check';
import { FAIL_ON } from './check-result';
import type { FailOn } from './check-result';
import type { Format } from './formats/format';
import { FORMAT_NAMES } from './formats/format';
import { ignoredOf } from './ignored';
import type { CommandFactory } from '../command';
import { exitCodesText } from '../command';
import { collected, readOptions, readOptionsOf, RULE_IDS, rules } from '../options';
import type { ReadFlags } from '../options';
import { Refusal } from '../refusal';

interface CheckFlags extends ReadFlags {
  readonly format: Format;
  readonly rules?: readonly string[];
  readonly failOn: FailOn;
  readonly ignore?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

/** `check`, with its options and help. */
export const checkCommand: CommandFactory = (terminal, end) => {
  const command = new Command('check')
    .summary('judge templates: what is proved, violated or unknown')
    .description('Judges templates by every rule, and shows the packet that is lost, all that is to blame, and the fix.')
    .argument('[template...]', 'templates (JSON or YAML), cloud assemblies, or folders with templates (default: cdk.out)')
    .addOption(new Option('-f, --format <format>', 'how findings are written').choices(FORMAT_NAMES).default('text'))
    .addOption(new Option('--rules <ids>', 'judge by these rules alone, separated by commas').argParser(rules));
  for (const option of readOptions()) { command.addOption(option); }
  return command
    .addOption(new Option('--fail-on <level>', 'the least that fails: violations alone, what is unknown too, or even advice')
      .choices(FAIL_ON).default('unknown'))
    .addOption(new Option('--ignore <rule@logicalId>', 'a finding that does not count; may be given several times')
      .argParser<readonly string[]>(collected))
    .addOption(new Option('--baseline <file>', 'findings that are known and do not count'))
    .addOption(new Option('--write-baseline', 'write the findings of today to the baseline file'))
    .addHelpText('after', `
Examples:
  $ cdk-ha-nat-vpc check                                        the app that cdk synth has written to cdk.out
  $ cdk-ha-nat-vpc check network.yaml --parameter Zones=3
  $ cdk-ha-nat-vpc check infra/ --rules zone-loss,return-traffic --fail-on violated
  $ cdk-ha-nat-vpc check cdk.out --format sarif > findings.sarif
  $ cdk-ha-nat-vpc check cdk.out --baseline known.json --write-baseline

Rules: ${RULE_IDS.join(', ')}
${exitCodesText('everything is proved', 'a promise is violated', 'nothing is violated, and something is unknown')}`)
    .action((templates: readonly string[], flags: CheckFlags) => {
      if (flags.writeBaseline && flags.baseline === undefined) {
        throw Refusal.usage('--write-baseline needs --baseline <file>: the file to write');
      }
      end(check(templates, {
        read: readOptionsOf(flags),
        format: flags.format,
        rules: flags.rules,
        failOn: flags.failOn,
        ignored: (flags.ignore ?? []).map((text) => ignoredOf(text, RULE_IDS)),
        baseline: flags.baseline,
        writeBaseline: flags.writeBaseline ?? false,
      }, terminal));
    });
};
