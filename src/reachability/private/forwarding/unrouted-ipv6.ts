/**
 * IPv6 hosts of a subnet that has no route back to the internet.
 *
 * Their addresses are public: nothing needs to be translated, and the internet gateway knows where they are. For
 * IPv4 it is known that a packet needs no route back to get in; for IPv6, AWS documents neither.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6.html
 */
import type { Fact } from './fact';
import { mayBlock } from './fact';
import type { NextHop } from './next-hop';
import { ExplanationCode } from '../../explanation';
import type { Subnet } from '../network/resources';

/**
 * Whether packets of the internet get to IPv6 hosts of a subnet from which no route leads back.
 *
 * @param nextHop where the subnet sends the replies; undefined if no route leads there
 */
export function unroutedIpv6Facts(subnet: Subnet, nextHop: NextHop | undefined): readonly Fact[] {
  switch (nextHop?.kind) {
    case 'internet-gateway':
    case 'egress-only-internet-gateway': return [];
    case undefined:
    case 'black-hole':
    case 'nat-gateway':
    case 'gateway-endpoint':
    case 'inspection-endpoint':
    case 'host':
    case 'local':
    case 'outside':
    case 'unknown': return [mayBlock(
      `whether IPv6 packets of the internet reach subnet ${subnet.id}, which has no route to an internet gateway for the `
      + 'replies, is not documented by AWS',
      ExplanationCode.UNKNOWN_RESOURCE,
    )];
  }
}
