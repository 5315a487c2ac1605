import { isIPv6 } from 'node:net';
import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr } from '../addresses/ipv4-cidr';
import { expectList, given } from '../expected';

export interface TrustedCidrs {
  readonly ipv4: readonly ec2.AclCidr[];
  readonly ipv6: readonly ec2.AclCidr[];
}

export const NOBODY: TrustedCidrs = { ipv4: [], ipv6: [] };

/** A token does not tell its address family: it counts as IPv4. */
export function parseTrustedCidrs(cidrs: readonly string[]): TrustedCidrs {
  expectList('trustedCidrs', cidrs, "['10.8.0.0/16']");
  cidrs.forEach((cidr, i) => check(cidr, `trustedCidrs[${i}]`));
  const unique = [...new Set(cidrs)];
  return {
    ipv4: unique.filter((cidr) => !isIpv6Cidr(cidr)).map((cidr) => ec2.AclCidr.ipv4(cidr)),
    ipv6: unique.filter(isIpv6Cidr).map((cidr) => ec2.AclCidr.ipv6(cidr)),
  };
}

function check(cidr: string, name: string): void {
  if (typeof cidr !== 'string') {
    throw new Error(`${name} must be a CIDR block such as '10.8.0.0/16', got ${given(cidr)}`);
  }
  if (Token.isUnresolved(cidr)) {
    return;
  }
  if (/^[\d.]+\/0+$|^[\da-f:]+\/0+$/i.test(cidr)) {
    throw new Error(
      `${name} is '${cidr}', which is everybody: list the networks that are trusted, or use NetworkAclPolicy.allowAll()`,
    );
  }
  if (isIpv6Cidr(cidr)) {
    const [address, prefixLength] = cidr.split('/');
    if (!isIPv6(address) || !/^\d{1,3}$/.test(prefixLength ?? '') || Number(prefixLength) > 128) {
      throw new Error(
        `${name} is '${cidr}', expected an IPv6 CIDR block: an address and a prefix length of 1-128, such as '2001:db8::/32'`,
      );
    }
    return;
  }
  try {
    Ipv4Cidr.parse(cidr);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

function isIpv6Cidr(cidr: string): boolean {
  return !Token.isUnresolved(cidr) && cidr.includes(':');
}

export function cidrText(cidr: ec2.AclCidr): string {
  const { cidrBlock, ipv6CidrBlock } = cidr.toCidrConfig();
  const text = (cidrBlock ?? ipv6CidrBlock)!;
  return Token.isUnresolved(text) ? 'a network known at deploy time' : text;
}
