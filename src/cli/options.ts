import { Option } from 'commander';
import { Refusal } from './refusal';
import type { PortRange } from '../reachability/network-path';
import type { NetworkReachabilityOptions } from '../reachability/network-reachability';
import { RULES } from '../reachability/rules';

/** Options of every command that reads templates, as the command line gives them. */
export interface ReadFlags {
  readonly parameter?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly ephemeralPorts?: PortRange;
}

export const RULE_IDS: readonly string[] = RULES.map(({ id }) => id);

/** How templates are read: the same for every command. */
export function readOptions(): readonly Option[] {
  return [
    new Option('--parameter <name=value>', 'value of a template parameter; may be given several times')
      .argParser<Readonly<Record<string, string>>>(parameter),
    new Option('--region <region>', 'the Region that the template is deployed to, such as eu-west-1')
      .argParser(region),
    new Option('--ephemeral-ports <from-to>', 'ports at which hosts listen for replies (default: 1024-65535)')
      .argParser((text) => portRange('--ephemeral-ports', text)),
  ];
}

export function readOptionsOf(flags: ReadFlags): NetworkReachabilityOptions {
  const { parameter: parameters, region: where, ephemeralPorts } = flags;
  return {
    ...(parameters ? { parameters } : {}),
    ...(where ? { region: where } : {}),
    ...(ephemeralPorts ? { ephemeralPorts } : {}),
  };
}

function parameter(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1) { throw Refusal.usage(`--parameter ${text}: expected Name=value, such as Environment=prod`); }
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function region(text: string): string {
  if (/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(text)) { return text; }
  throw Refusal.usage(`--region ${text}: expected a Region, such as eu-west-1`);
}

/** `443`, or `1024-65535`. */
export function portRange(option: string, text: string): PortRange {
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const range = { from: Number(from), to: Number(to) };
  if (from === undefined || range.to > 65535 || range.from > range.to) {
    throw Refusal.usage(`${option} ${text}: expected a port from 0 to 65535, or a range of ports such as 1024-65535`);
  }
  return range;
}

/** Rule ids, separated by commas. */
export function rules(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim()).filter((id) => id !== '');
  const unknown = ids.find((id) => !RULE_IDS.includes(id));
  if (unknown !== undefined || ids.length === 0) {
    const problem = unknown === undefined ? 'no rule is named' : `there is no rule ${unknown}`;
    throw Refusal.usage(`--rules ${text}: ${problem}, expected one or several of ${RULE_IDS.join(', ')}`);
  }
  return ids;
}

/** Collects an option that may be given several times. */
export function collected(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
