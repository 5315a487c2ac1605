import * as fc from 'fast-check';
import { parseCIDR } from 'ipaddr.js';
import { Ipv4Cidr } from '../../../src/private/addresses/ipv4-cidr';

/** The network that an address lies in, by ipaddr.js. */
function maskedBy(address: string, prefixLength: number): string {
  const octets = parseCIDR(`${address}/32`)[0].toByteArray();
  return octets.map((octet, index) => {
    const hostBits = Math.min(8, Math.max(0, (index + 1) * 8 - prefixLength));
    return octet - (octet % 2 ** hostBits);
  }).join('.');
}

const anyBlock = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, prefixLength]) => `${maskedBy(address, prefixLength)}/${prefixLength}`);

test('a block survives parsing and printing', () => {
  fc.assert(fc.property(anyBlock, (block) => Ipv4Cidr.parse(block).toString() === block));
});

test('any address but the first of a block has host bits, and the message names the block', () => {
  fc.assert(fc.property(fc.ipV4(), fc.integer({ min: 0, max: 31 }), (address, prefixLength) => {
    const network = maskedBy(address, prefixLength);
    fc.pre(network !== address);
    expect(() => Ipv4Cidr.parse(`${address}/${prefixLength}`))
      .toThrow(`'${address}/${prefixLength}' has host bits set: the block that holds this address is '${network}/${prefixLength}'`);
  }));
});

test.each([['10.0.0.0/8', 2 ** 24], ['10.0.0.0/16', 65536], ['10.0.0.0/32', 1], ['0.0.0.0/0', 2 ** 32]])('%s holds %d addresses', (block, size) => {
  expect(Ipv4Cidr.parse(block).size).toBe(size);
});

test.each([
  '', '10.0.0.0', '10.0.0/16', '10.0.0.256/32', '10.0.0.0/33', '10.0.0.0/-1', ' 10.0.0.0/16', '10.0.0.0/16 ', 'fd00::/8', '10.0.0.a/16',
  '010.0.0.0/16', '10.00.0.0/16', '10.0.0.0/016',
])('%p is not a block', (text) => {
  expect(() => Ipv4Cidr.parse(text))
    .toThrow(`'${text}' is not an IPv4 CIDR block: write it as four numbers of 0-255 and a prefix length of 0-32, such as '10.0.0.0/16'`);
});
