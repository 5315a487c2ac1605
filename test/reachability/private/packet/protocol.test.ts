import * as fc from 'fast-check';
import { fieldSets, protocolSets } from './arbitraries';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import {
  ALL_PROTOCOLS, hasField, ICMP, icmpField, ICMPV6, protocolName, serviceSet, TCP, UDP, WHOLE_FIELD,
} from '../../../../src/reachability/private/packet/protocol';

const PROTOCOLS = Array.from({ length: 256 }, (_, protocol) => protocol);

test('ICMP, TCP, UDP and ICMPv6 have a field, nothing else does', () => expect(PROTOCOLS.filter(hasField)).toEqual([ICMP, TCP, UDP, ICMPV6]));

test.each([[1, 'ICMP'], [6, 'TCP'], [17, 'UDP'], [58, 'ICMPv6'], [47, 'GRE'], [50, 'ESP'], [51, 'AH'], [0, 'protocol 0'], [255, 'protocol 255']])(
  'protocol %i is called %s', (protocol, name) => expect(protocolName(protocol)).toBe(name),
);

test.each([
  ['echo reply', icmpField(0, 0), 0, 0],
  ['echo request, all codes', icmpField(8), 2048, 2303],
  ['fragmentation needed', icmpField(3, 4), 772, 772],
  ['the highest type and code', icmpField(255, 255), 65535, 65535],
])('the field of ICMP: %s', (_, field, lo, hi) => expect(field.intervals).toEqual([{ lo, hi }]));

test('a service set holds the field for those that have one, all of it for the others', () => fc.assert(fc.property(protocolSets, fieldSets, (protocols, field) => {
  const { runs } = serviceSet(protocols, field);
  for (const protocol of PROTOCOLS) {
    const actual = runs.find(({ lo, hi }) => lo <= protocol && protocol <= hi)?.inner ?? IntervalSet.empty<number>();
    const expected = hasField(protocol) ? field : WHOLE_FIELD;
    expect(actual.key()).toBe(protocols.contains(protocol) ? expected.key() : '');
  }
})));

test('all services are one run', () => expect(serviceSet(ALL_PROTOCOLS).runs).toHaveLength(1));
test('no field values, no services', () => expect(serviceSet(ALL_PROTOCOLS, IntervalSet.empty()).isEmpty()).toBe(true));
