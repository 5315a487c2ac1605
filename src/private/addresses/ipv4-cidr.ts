import { given } from '../expected';

// Without leading zeros, which some readers take for octal numbers (RFC 6943, section 3.1.1).
const NUMBER = '(0|[1-9]\\d{0,2})';
const DOTTED_QUAD = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}\\.${NUMBER}/${NUMBER}$`);

/**
 * An IPv4 block: the number of its first address and the length of its prefix.
 */
export class Ipv4Cidr {
  /**
   * @param name whose block it is, for error messages
   * @throws if the text is not a block, or names an address inside of one
   */
  public static parse(text: string, name?: string): Ipv4Cidr {
    const numbers = (typeof text === 'string' ? DOTTED_QUAD.exec(text) : undefined)?.slice(1).map(Number);
    if (!numbers || numbers.slice(0, 4).some((octet) => octet > 255) || numbers[4] > 32) {
      throw new Error(
        `${name === undefined ? '' : `the block of ${name}, `}${given(text)}${name === undefined ? '' : ','} is not an IPv4 CIDR block: write it as four numbers of 0-255 and a prefix length of 0-32, such as '10.0.0.0/16'`,
      );
    }
    const prefixLength = numbers[4];
    const address = numbers.slice(0, 4).reduce((sum, octet) => sum * 256 + octet, 0);
    const network = new Ipv4Cidr(address - (address % 2 ** (32 - prefixLength)), prefixLength);
    if (network.address !== address) {
      throw new Error(`'${text}' has host bits set: the block that holds this address is '${network}'`);
    }
    return network;
  }

  public constructor(public readonly address: number, public readonly prefixLength: number) {}

  /** How many addresses the block holds. */
  public get size(): number {
    return 2 ** (32 - this.prefixLength);
  }

  /** Of two blocks, either one holds the other or they have nothing in common. */
  public overlaps(other: Ipv4Cidr): boolean {
    return this.address < other.address + other.size && other.address < this.address + this.size;
  }

  public toString(): string {
    const octets = [24, 16, 8, 0].map((bits) => Math.floor(this.address / 2 ** bits) % 256);
    return `${octets.join('.')}/${this.prefixLength}`;
  }
}
