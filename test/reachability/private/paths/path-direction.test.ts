import { PathComponentType } from '../../../../src/reachability/network-path';
import { blocks, Fact, informs, mayBlock } from '../../../../src/reachability/private/forwarding/fact';
import type { Host } from '../../../../src/reachability/private/network/resources';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import { PacketsAt, startingWith } from '../../../../src/reachability/private/paths/packets-at';
import { PathDirection, Tracking } from '../../../../src/reachability/private/paths/path-direction';
import { addresses, host, packets } from '../../../support/network-builder';

const service = (text: string) => packets(`${text} 0.0.0.0/0`).services;
const [ASKED, ANSWERS] = [service('tcp 443'), service('tcp 1024-65535')];
const ALL = Flow.of(addresses('10.0.0.0/24'), addresses('1.0.0.0/8'), ASKED, ANSWERS);
const AT = { type: PathComponentType.OTHER, componentId: 'Box' };
const start = (tracking: Tracking = 'everything', at: PacketsAt = startingWith(ALL)) => PathDirection.from(at, tracking);
/** What passes at least, at most, and would be here: `all`, `some`, `none`. */
const left = ({ packets: { passed, unfiltered } }: PathDirection) => [passed.lower, passed.upper, unfiltered.lower, unfiltered.upper]
  .map((flow) => (flow.isEmpty() ? 'none' : flow.equals(ALL) ? 'all' : 'some')).join(' ');

test.each<[string, readonly Fact[], string]>([
  ['nothing to say', [], 'all all all all'],
  ['something worth knowing', [informs('well')], 'all all all all'],
  ['a doubt', [mayBlock('perhaps')], 'none all all all'],
  ['a block', [blocks('never')], 'none none all all'],
  ['a block and a doubt', [mayBlock('perhaps'), blocks('never')], 'none none all all'],
  ['a partial block, which is in the packets', [{ ...blocks('some'), partial: true }], 'all all all all'],
  ['a partial doubt, which is in the packets', [{ ...mayBlock('some'), partial: true }], 'all all all all'],
  ['a partial block and a doubt', [{ ...blocks('some'), partial: true }, mayBlock('perhaps')], 'none all all all'],
])('%s lets pass what it may', (_, facts, expected) => expect(left(start().pass(AT, facts))).toBe(expected));

test('a path remembers its hops, with the packets before and after', () => {
  const facts = [informs('well')];
  const narrowed = startingWith(ALL.to(addresses('1.1.0.0/16')));
  const one = start().pass(AT, facts, () => narrowed);
  const { hops } = one.pass({ ...AT, componentId: 'Next' });
  expect(hops.map(({ componentId, before, after }) => [componentId, before === narrowed, after === narrowed]))
    .toEqual([['Box', false, true], ['Next', true, true]]);
  expect([hops[0].facts, hops[0].type, one.tracking, start().hops]).toEqual([facts, AT.type, 'everything', []]);
});

test.each<[string, string, boolean]>([['some', '1.1.0.0/16', false], ['all', '0.0.0.0/0', true]])(
  'a path narrowed to %s of its destinations', (_, block, isSame) => {
    const path = start('survivors').pass(AT);
    const narrowed = path.narrowedTo(addresses(block));
    expect([narrowed === path, narrowed.hops.length, narrowed.tracking]).toEqual([isSame, 1, 'survivors']);
    expect(narrowed.packets.passed.upper.destinations.addresses).toEqual(addresses(block).intersect(addresses('1.0.0.0/8')));
  },
);

test('a path is narrowed where only what has been stopped goes elsewhere', () => {
  const stopped = start().pass(AT, [blocks('never')]);
  const narrowed = stopped.narrowedTo(addresses('1.1.0.0/16'));
  expect(narrowed.packets.unfiltered.upper.destinations.addresses).toEqual(addresses('1.1.0.0/16'));
});

test.each<[Tracking, readonly Fact[], string]>([
  ['everything', [], 'all'], ['everything', [blocks('never')], 'all'],
  ['survivors', [], 'all'], ['survivors', [blocks('never')], 'none'],
])('when %s is followed past %j, replies are looked at of %s', (tracking, facts, expected) => {
  const { packets: { unfiltered, passed, areReplies }, tracking: onwards, hops } = start(tracking).pass(AT, facts).reply({});
  expect([unfiltered.upper.isEmpty() ? 'none' : 'all', passed.upper.isEmpty(), areReplies, onwards, hops])
    .toEqual([expected, facts.length > 0, true, 'everything', []]);
});

test.each([['source', 'destination'], ['destination', 'source'], [undefined, undefined]] as const)(
  'replies turn the ends around: %s becomes %s', (side, other) => {
    const [h, x] = [host('H', 'S'), host('X', 'S')] as Host[];
    const turned = start('everything', startingWith(ALL, { source: ['Old'] }, side, { source: h, destination: x })).reply({ source: ['New'] });
    expect([turned.packets.unknownSide, turned.packets.hosts, turned.packets.labels])
      .toEqual([other, { source: x, destination: h }, { source: ['New'] }]);
    expect([turned.packets.passed.upper.sources, turned.packets.passed.upper.destinations.addresses])
      .toEqual([packets('tcp 1024-65535 1.0.0.0/8'), addresses('10.0.0.0/24')]);
  },
);
