import { isVpcId } from '../../../../../../src/reachability/private/sources/cloudformation/expressions/physical-id';

test.each([
  ['vpc-0123abcd', true], ['vpc-0123456789abcdef0', true], ['vpc-0123456789abcdef', false], ['vpc-0123ABCD', false],
  ['x-vpc-0123abcd', false], ['vpc-0123abcdx', false], ['vpc-0123456789abcdef0/24', false], ['subnet-0123abcd', false], ['', false],
])('%j is the id of a VPC: %s', (text, expected) => expect(isVpcId(text)).toBe(expected));
