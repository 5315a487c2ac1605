import type { Flow } from '../../../../src/reachability/private/paths/flow';
import { Flow as Flows } from '../../../../src/reachability/private/paths/flow';
import {
  mapSpan, PacketsAt, restricted, startingWith, transformed,
} from '../../../../src/reachability/private/paths/packets-at';
import { addresses, packets } from '../../../support/network-builder';

const { services } = packets('tcp 443 0.0.0.0/0');
const flow = (to: string): Flow => Flows.of(addresses('10.0.0.0/24'), addresses(to), services, services);
const [ALL, HALF] = [flow('1.0.0.0/8'), flow('1.0.0.0/9')];
const narrow = jest.fn((one: Flow) => one.to(addresses('1.1.0.0/16')));
beforeEach(() => narrow.mockClear());

test('to begin with, all packets are certain and have passed', () => {
  const start = startingWith(ALL, { source: ['Eip'] }, 'source', {});
  expect(start).toEqual({
    unfiltered: { lower: ALL, upper: ALL },
    passed: { lower: ALL, upper: ALL },
    labels: { source: ['Eip'] },
    unknownSide: 'source',
    hosts: {},
  });
  expect([startingWith(ALL).labels, startingWith(ALL).hosts, start.unfiltered]).toEqual([{}, {}, start.passed]);
});

const at = (unfiltered: PacketsAt['passed'], passed = unfiltered): PacketsAt =>
  ({ ...startingWith(ALL, { source: ['Eip'] }), unfiltered, passed });
test.each<[string, PacketsAt, number]>([
  ['equal bounds', startingWith(ALL), 1],
  ['different bounds', at({ lower: HALF, upper: ALL }), 2],
  ['bounds of which some are stopped', at({ lower: ALL, upper: ALL }, { lower: HALF, upper: ALL }), 2],
])('%s are transformed once each', (_, before, times) => {
  const after = transformed(before, narrow);
  expect(narrow).toHaveBeenCalledTimes(times);
  expect([after.passed, after.unfiltered].flatMap(({ lower, upper }) => [lower, upper])
    .every((one) => one.destinations.addresses.equals(addresses('1.1.0.0/16')))).toBe(true);
  expect([after.labels, after.unfiltered === after.passed])
    .toEqual([before.labels, before.unfiltered === before.passed]);
});

test('labels are as before unless new ones are given', () => {
  expect([transformed(at({ lower: ALL, upper: ALL }), narrow, { destination: ['N'] }).labels]).toEqual([{ destination: ['N'] }]);
});

test('bounds that nothing changes stay the same object', () => {
  const span = { lower: HALF, upper: ALL };
  expect([restricted(span, (one) => one, (one) => one), mapSpan(span, (one) => one)].map((one) => one === span))
    .toEqual([true, true]);
});

test.each<[string, (one: Flow) => Flow, (one: Flow) => Flow, [string, string]]>([
  ['both', narrow, narrow, ['1.1.0.0/16', '1.1.0.0/16']],
  ['what passes at least', narrow, (one) => one, ['1.1.0.0/16', '1.0.0.0/8']],
  ['what passes at most', (one) => one, narrow, ['1.0.0.0/8', '1.1.0.0/16']],
])('%s can be restricted', (_, lower, upper, expected) => {
  const left = restricted({ lower: ALL, upper: ALL }, lower, upper);
  expect([left.lower, left.upper].map(({ destinations }) => destinations.addresses)).toEqual(expected.map((one) => addresses(one)));
});

test('one transformation of equal bounds is computed once', () => {
  mapSpan({ lower: ALL, upper: ALL }, narrow);
  expect(narrow).toHaveBeenCalledTimes(1);
});
