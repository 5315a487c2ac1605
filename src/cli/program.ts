import { Command, Option } from 'commander';
import { check } from './check/check';
import { FAIL_ON } from './check/check-result';
import type { FailOn } from './check/check-result';
import type { Format } from './check/formats/format';
import { FORMAT_NAMES } from './check/formats/format';
import { ignoredOf } from './check/ignored';
import type { ExitCode } from './exit-code';
import { collected, readOptions, readOptionsOf, RULE_IDS, rules } from './options';
import type { ReadFlags } from './options';
import { packageVersion } from './package-version';
import { Refusal } from './refusal';
import type { Terminal } from './terminal';
import { hasColor } from './terminal';

const EXIT_CODES = `
Exit codes:
  0  everything is proved      64  the command is written wrongly
  1  a promise is violated     66  a file cannot be read, or is no template
  2  something is unknown      70  a fault of this program`;

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

Nothing is sent anywhere: templates are all that is read.
${EXIT_CODES}`);
  program.addCommand(checkCommand(terminal, end));
  // Commands that are added do not inherit.
  for (const command of program.commands) { command.copyInheritedSettings(program); }
  return program;
}

interface CheckFlags extends ReadFlags {
  readonly format: Format;
  readonly rules?: readonly string[];
  readonly failOn: FailOn;
  readonly ignore?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

function checkCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
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
${EXIT_CODES}`)
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
}
