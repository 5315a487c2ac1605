import { Token } from 'aws-cdk-lib';
import { Ipv4Cidr } from './ipv4-cidr';
import { given } from '../expected';

/** AWS accepts VPC blocks of /16 to /28. */
const LARGEST_VPC = 16;

/**
 * @throws if the text is not an IPv4 block that is known at synth time
 */
export function parseBlock(text: string): Ipv4Cidr {
  if (typeof text !== 'string') {
    throw new Error(`an IPv4 block must be a text such as '10.0.0.0/${LARGEST_VPC}', got ${given(text)}`);
  }
  if (Token.isUnresolved(text)) {
    throw new Error(`an IPv4 block is cut at synth time, got a token: pass a literal block, such as '10.0.0.0/${LARGEST_VPC}'`);
  }
  return Ipv4Cidr.parse(text);
}

/**
 * What no VPC can have, or no packet can be sent to.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const RESERVED = [
  { cidrBlock: '0.0.0.0/8', use: 'this network (RFC 791)' },
  { cidrBlock: '127.0.0.0/8', use: 'loopback (RFC 1122)' },
  { cidrBlock: '169.254.0.0/16', use: 'link-local (RFC 3927)' },
  { cidrBlock: '224.0.0.0/4', use: 'multicast (RFC 5771)' },
  { cidrBlock: '240.0.0.0/4', use: 'reserved (RFC 1112)' },
];

/**
 * @throws if the text is not an IPv4 block, is one larger than AWS allows a VPC to be, or lies where no VPC can
 */
export function parseVpcCidr(text: string): Ipv4Cidr {
  const block = parseBlock(text);
  if (block.prefixLength < LARGEST_VPC) {
    throw new Error(
      `'${text}' is larger than a VPC can be: use a block of /${LARGEST_VPC} or smaller, such as '10.0.0.0/${LARGEST_VPC}'`,
    );
  }
  const reserved = RESERVED.find((each) => Ipv4Cidr.parse(each.cidrBlock).overlaps(block));
  if (reserved) {
    throw new Error(
      `'${text}' lies in ${reserved.cidrBlock}, which is ${reserved.use}: use a private block (RFC 1918), such as '10.0.0.0/${LARGEST_VPC}'`,
    );
  }
  return block;
}
