import type { PortRange } from './network-path';
import { EPHEMERAL_PORTS } from './private/forwarding/services';
import { printable } from './private/words/printable';
import { RULES } from './rules';
import type { CheckOptions } from './rules/private/check';
import type { Severity } from './verdict';

/**
 * What the rules ask, with what is not said filled in.
 *
 * @throws if ports or severities are none
 */
export function checkOptions({ ephemeralPorts = EPHEMERAL_PORTS, severities = {} }: Options): CheckOptions {
  return { ephemeralPorts: checkedPorts(ephemeralPorts), severities: checkedSeverities(severities) };
}

interface Options {
  readonly ephemeralPorts?: PortRange;
  readonly severities?: { readonly [ruleId: string]: Severity };
}

function checkedPorts({ from, to }: PortRange): PortRange {
  const isPort = (port: number) => Number.isInteger(port) && port >= 0 && port <= 65535;
  if (!isPort(from) || !isPort(to) || from > to) {
    throw new Error(`ephemeralPorts is ${from}-${to}, expected two ports from 0 to 65535, the lower one first`);
  }
  return { from, to };
}

function checkedSeverities(severities: { readonly [ruleId: string]: Severity }): Readonly<Record<string, Severity>> {
  const known = RULES.map(({ id }) => id as string);
  const unknown = Object.keys(severities).find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new Error(`severities names a rule ${printable(unknown)}, expected one of ${known.join(', ')}`);
  }
  return severities;
}
