import { parseVpcCidr } from '../../../src/private/addresses/vpc-cidr';

test.each(['10.0.0.0/16', '10.0.0.0/28'])('%s can be a VPC', (block) => {
  expect(parseVpcCidr(block).toString()).toBe(block);
});

test.each(['10.0.0.0/15', '10.0.0.0/8', '0.0.0.0/0'])('%s is larger than a VPC can be', (block) => {
  expect(() => parseVpcCidr(block)).toThrow(`'${block}' is larger than a VPC can be: use a block of /16 or smaller, such as '10.0.0.0/16'`);
});

test('refuses what is not a block at all', () => {
  expect(() => parseVpcCidr('ten')).toThrow("'ten' is not an IPv4 CIDR block");
});
