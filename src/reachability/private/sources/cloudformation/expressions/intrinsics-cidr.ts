import { expressionText } from './expression-text';
import type { Scope } from './scope';
import type { Value } from './value';
import { asText, literals, unresolved } from './value';
import type { Branch } from '../../../conditions/branch';
import { formatCidr, parseCidr, subnetsOf } from '../../../packet/cidr';
import { ADDRESS_BITS } from '../../../packet/family';

/** CloudFormation gives at most this many blocks. */
const MAX_COUNT = 256;

/**
 * `Fn::Cidr [block, count, cidrBits]`: the first `count` blocks whose host part has `cidrBits` bits.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
 */
export function cidrFunction(argument: unknown, scope: Scope, branch: Branch): Value {
  const [block, count, bits] = Array.isArray(argument) ? argument : [];
  const whole = scope.evaluate(block, branch);
  const text = expressionText({ 'Fn::Cidr': argument }, scope.prefix);
  if (whole.kind === 'unresolved') { return unresolved(text, whole.reason, { distinctElements: true }); }
  const cidr = parseCidr(asText(whole) ?? '');
  if (cidr === undefined) {
    return unresolved(text, `Fn::Cidr expects a CIDR block, not ${asText(whole) ?? whole.kind}`);
  }
  const number = integer(scope.evaluate(count, branch));
  const hostBits = bits === undefined ? defaultHostBits(cidr.family) : integer(scope.evaluate(bits, branch));
  if (number === undefined || hostBits === undefined) {
    return unresolved(text, 'how many blocks of which size Fn::Cidr gives is unknown');
  }
  const blocks = number > MAX_COUNT ? undefined : subnetsOf(cidr, ADDRESS_BITS[cidr.family] - hostBits, number);
  return blocks === undefined
    ? unresolved(text, `${formatCidr(cidr)} does not hold ${number} blocks with ${hostBits} host bits`)
    : literals(blocks.map(formatCidr));
}

function defaultHostBits(family: 'ipv4' | 'ipv6'): number | undefined {
  return family === 'ipv6' ? 64 : undefined;
}

function integer(value: Value): number | undefined {
  const text = asText(value);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
