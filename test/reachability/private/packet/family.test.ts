import { ADDRESS_BITS, FAMILIES } from '../../../../src/reachability/private/packet/family';

test('every family has its number of bits', () => expect(FAMILIES.map((family) => ADDRESS_BITS[family])).toEqual([32, 128]));
