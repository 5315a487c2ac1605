import { intrinsic } from './value';

/** An expression in words, the same for equal expressions and for no others: `Subnet.AvailabilityZone`, `Zones[0]`. */
export function expressionText(expression: unknown, prefix = ''): string {
  const call = intrinsic(expression);
  if (call === undefined) { return jsonText(expression, prefix); }
  const { name, argument } = call;
  if (name === 'Ref' && typeof argument === 'string') {
    return argument.startsWith('AWS::') ? argument : `${prefix}${argument}`;
  }
  if (name === 'Fn::GetAtt') {
    const parts = typeof argument === 'string' ? [argument] : argument;
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) {
      return `${prefix}${parts.join('.')}`;
    }
  }
  return `${name} ${jsonText(argument, prefix)}`;
}

/**
 * Whatever a template has where a text belongs: a scalar as CloudFormation passes it on, anything else in words. To ask
 * a structure for its own text would run what it says that text is, and templates may say anything.
 */
export function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? expressionText(value) : String(value);
}

/** JSON with sorted keys, its expressions in words. */
function jsonText(value: unknown, prefix: string): string {
  if (Array.isArray(value)) { return `[${value.map((item) => expressionText(item, prefix)).join(', ')}]`; }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${expressionText(item, prefix)}`).join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}
