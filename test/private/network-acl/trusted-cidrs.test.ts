import { Fn } from 'aws-cdk-lib';
import { cidrText, parseTrustedCidrs } from '../../../src/private/network-acl/trusted-cidrs';

const texts = (...cidrs: string[]) => {
  const { ipv4, ipv6 } = parseTrustedCidrs(cidrs);
  return [ipv4.map(cidrText), ipv6.map(cidrText)];
};

test.each<[string, string[], string[][]]>([
  ['families apart', ['10.8.0.0/16', '2001:db8::/32', '192.0.2.1/32'], [['10.8.0.0/16', '192.0.2.1/32'], ['2001:db8::/32']]],
  ['each once', ['10.8.0.0/16', '10.8.0.0/16'], [['10.8.0.0/16'], []]],
  ['none', [], [[], []]],
  ['a token as IPv4', [Fn.importValue('PeerCidr')], [['a network known at deploy time'], []]],
])('%s', (_, cidrs, expected) => expect(texts(...cidrs)).toEqual(expected));

test.each<[string, unknown, string]>([
  ['no list', '10.8.0.0/16', "trustedCidrs must be a list such as ['10.8.0.0/16'], got '10.8.0.0/16'"],
  ['a number', [8], "trustedCidrs[0] must be a CIDR block such as '10.8.0.0/16', got 8"],
  ['null', ['10.8.0.0/16', null], "trustedCidrs[1] must be a CIDR block such as '10.8.0.0/16', got null"],
  ['an address', ['10.8.0.0'], "trustedCidrs[0]: '10.8.0.0' is not an IPv4 CIDR block"],
  ['host bits', ['10.8.1.0/16'], "trustedCidrs[0]: '10.8.1.0/16' has host bits set: the block that holds this address is '10.8.0.0/16'"],
  ['all of IPv4', ['0.0.0.0/0'], "trustedCidrs[0] is '0.0.0.0/0', which is everybody: list the networks that are trusted, or use NetworkAclPolicy.allowAll()"],
  ['all of IPv6', ['::/0'], "trustedCidrs[0] is '::/0', which is everybody"],
  ['no IPv6 block', ['2001:db8::'], "trustedCidrs[0] is '2001:db8::', expected an IPv6 CIDR block: an address and a prefix length of 1-128, such as '2001:db8::/32'"],
  ['too long a prefix', ['2001:db8::/129'], "trustedCidrs[0] is '2001:db8::/129', expected an IPv6 CIDR block"],
  ['no address', ['2001:zz::/32'], "trustedCidrs[0] is '2001:zz::/32', expected an IPv6 CIDR block"],
])('refuses %s', (_, cidrs, message) => expect(() => parseTrustedCidrs(cidrs as string[])).toThrow(message));

