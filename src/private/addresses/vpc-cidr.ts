import { Ipv4Cidr } from './ipv4-cidr';

/** AWS accepts VPC blocks of /16 to /28. */
const LARGEST_VPC = 16;

/**
 * @throws if the text is not an IPv4 block, or is one larger than AWS allows a VPC to be
 */
export function parseVpcCidr(text: string): Ipv4Cidr {
  const block = Ipv4Cidr.parse(text);
  if (block.prefixLength < LARGEST_VPC) {
    throw new Error(
      `'${text}' is larger than a VPC can be: use a block of /${LARGEST_VPC} or smaller, such as '10.0.0.0/${LARGEST_VPC}'`,
    );
  }
  return block;
}
