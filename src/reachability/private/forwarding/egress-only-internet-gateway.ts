/**
 * An egress-only internet gateway: IPv6 alone, and stateful. What began inside gets out and its replies back in;
 * nothing that begins outside gets in. It has no zone, and the network ACLs of the subnets act as ever.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
import type { AddressSpace } from './address-space';
import type { Fact } from './fact';
import { blocks } from './fact';
import { ExplanationCode } from '../../explanation';

export function egressOnlyGatewayFacts(addressSpace: AddressSpace): readonly Fact[] {
  return addressSpace === 'ipv4'
    ? [blocks('an egress-only internet gateway passes IPv6 alone', ExplanationCode.PROTOCOL_RESTRICTION)]
    : [];
}

export const LETS_IN_REPLIES_ALONE: Fact = blocks('an egress-only internet gateway lets in replies alone');
