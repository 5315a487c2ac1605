import type { Command, Option } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const NAME = 'cdk-ha-nat-vpc';
const FUNCTION = '_cdk_ha_nat_vpc';

/** The script that completes the commands of the program, their options and the values of these. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return `${SCRIPTS[shell](commands).join('\n')}\n`;
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Command[]) => readonly string[]>> = { bash, zsh, fish };

function bash(commands: readonly Command[]): readonly string[] {
  return [
    `${FUNCTION}() {`,
    '  local current=${COMP_WORDS[COMP_CWORD]} words=""',
    '  case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in',
    ...valuesOf(commands).map(({ command, flags, choices }) =>
      `    ${flags.map((flag) => `"${command} ${flag}"`).join('|')}) words="${choices.join(' ')}" ;;`),
    '    *)',
    '      if [ "$COMP_CWORD" -eq 1 ]; then',
    `        words="${commands.map((command) => command.name()).join(' ')} --help --version"`,
    '      elif [[ "$current" == -* ]]; then',
    '        case "${COMP_WORDS[1]}" in',
    ...commands.map((command) => `          ${command.name()}) words="${flagsOf(command).join(' ')}" ;;`),
    '        esac',
    '      fi ;;',
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    // Where there is nothing to complete, file names are completed.
    `complete -o default -F ${FUNCTION} ${NAME}`,
  ];
}

function zsh(commands: readonly Command[]): readonly string[] {
  return [
    `#compdef ${NAME}`,
    `${FUNCTION}() {`,
    '  if (( CURRENT == 2 )); then',
    '    local -a commands=(',
    ...commands.map((command) => `      ${quoted(`${command.name()}:${command.summary()}`)}`),
    '    )',
    '    _describe command commands',
    '    return',
    '  fi',
    '  local command=$words[2]',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case $command in',
    ...commands.flatMap((command) => [
      `    ${command.name()})`,
      '      _arguments -s \\',
      ...optionsOf(command).map((option) => `        ${zshOption(option)} \\`),
      "        '*:template:_files' ;;",
    ]),
    '  esac',
    '}',
    `compdef ${FUNCTION} ${NAME}`,
    // As a file of fpath, it is the function itself.
    `if [ "$funcstack[1]" = ${FUNCTION} ]; then ${FUNCTION} "$@"; fi`,
  ];
}

/** `'--format[how findings are written]:format:(text json)'` */
function zshOption(option: Option): string {
  const description = option.description.replace(/[[\]:]/g, ' ');
  const values = option.argChoices === undefined ? '' : `(${option.argChoices.join(' ')})`;
  return quoted(`*${option.long}[${description}]${isFlag(option) ? '' : `:value:${values || '_files'}`}`);
}

function fish(commands: readonly Command[]): readonly string[] {
  return commands.flatMap((command) => [
    `complete -c ${NAME} -n __fish_use_subcommand -f -a ${command.name()} -d ${quoted(command.summary())}`,
    ...optionsOf(command).map((option) => [
      `complete -c ${NAME} -n ${quoted(`__fish_seen_subcommand_from ${command.name()}`)} -l ${option.long!.slice(2)}`,
      ...option.short ? [`-s ${option.short.slice(1)}`] : [],
      ...isFlag(option) ? [] : ['-r'],
      ...option.argChoices === undefined ? [] : [`-f -a ${quoted(option.argChoices.join(' '))}`],
      `-d ${quoted(option.description)}`,
    ].join(' ')),
  ]);
}

function optionsOf(command: Command): readonly Option[] {
  return command.options.filter(({ long }) => long);
}

function flagsOf(command: Command): readonly string[] {
  return [...optionsOf(command).map(({ long }) => long!), '--help'];
}

/** The options of which the values are known. */
function valuesOf(commands: readonly Command[]) {
  return commands.flatMap((command) => optionsOf(command).flatMap(({ long, short, argChoices: choices }) =>
    (choices === undefined ? [] : [{ command: command.name(), flags: [long!, ...short ? [short] : []], choices }])));
}

function isFlag(option: Option): boolean {
  return !option.required && !option.optional;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
