import type { Zone } from '../../../network/zone';
import type { Properties } from '../expressions/properties';
import { asText } from '../expressions/value';

/** The zone that the first of the properties gives; if none does, AWS picks one: `otherwise` names it. */
export function readZone(properties: Properties, names: readonly string[], otherwise: string): Zone {
  const value = names.map((name) => properties.value(name)).find(({ kind }) => kind !== 'absent');
  if (value === undefined) { return { kind: 'symbol', text: otherwise }; }
  const name = asText(value);
  if (name !== undefined && name !== '') { return { kind: 'name', name }; }
  if (value.kind !== 'unresolved') { return { kind: 'symbol', text: otherwise }; }
  if (value.element !== undefined) { return { kind: 'index', ...value.element }; }
  // Zones of one Region, whichever it is: their letters tell them apart.
  return /^\$\{AWS::Region\}[a-z]$/.test(value.text)
    ? { kind: 'name', name: value.text }
    : { kind: 'symbol', text: value.text };
}
