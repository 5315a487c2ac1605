import fc from 'fast-check';
import { NetworkReachability } from '../../../src/reachability/network-reachability';
import type { Site } from '../../../src/report/model/site';
import { sitesOf } from '../../../src/report/model/site';
import type { Box } from '../../../src/report/picture/layout';
import { layoutOf } from '../../../src/report/picture/layout';
import { linesOf } from '../../../src/report/picture/lines';
import { hasPiles, pilesOf } from '../../../src/report/picture/piles';
import { estateTemplate, type EstateParts } from '../../support/estate-template';

const siteOf = (parts: EstateParts): Site => sitesOf(NetworkReachability.fromTemplate(estateTemplate(parts)).topology(), [])[0];
const letters = (count: number) => Array.from({ length: count }, (_, i) => `us-east-1${String.fromCharCode(97 + i)}`);
const isInside = (inner: Box, outer: Box) => inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width &&
  inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const anEstate = fc.record({
  zones: fc.integer({ min: 1, max: 6 }).map(letters),
  privatePerZone: fc.integer({ min: 0, max: 7 }),
  isolatedPerZone: fc.integer({ min: 0, max: 6 }),
  crossing: fc.integer({ min: 0, max: 2 }),
  isShared: fc.boolean(),
  isDualStack: fc.boolean(),
});

test('boxes stand in their zones, zones in the VPC, and nothing overlaps', () => {
  fc.assert(fc.property(anEstate, (parts) => {
    const { places, columns, vpc, width, height, gateways } = layoutOf(siteOf(parts));
    columns.forEach((column) => expect(isInside(column, vpc)).toBe(true));
    expect(isInside(vpc, { x: 0, y: 0, width, height })).toBe(true);
    places.forEach((place, i) => {
      expect(isInside(place, columns[place.zone])).toBe(true);
      places.slice(i + 1).forEach((other) => expect(overlap(place, other)).toBe(false));
    });
    gateways.forEach((gateway) => { if (gateway.home) { expect(isInside(gateway, gateway.home)).toBe(true); } });
  }), { numRuns: 25 });
});

test('a line leaves its zone sideways only if its route does, and there it has a mark', () => {
  fc.assert(fc.property(anEstate, (parts) => {
    const site = siteOf(parts);
    const layout = layoutOf(site);
    linesOf(site, layout).filter(({ kind }) => kind === 'same' || kind === 'cross').forEach(({ kind, points, from, breach }) => {
      const { x, width } = layout.columns[from!.zone];
      const leaves = points.some(([at]) => at < x || at > x + width);
      expect(leaves).toBe(kind === 'cross');
      expect(breach === undefined).toBe(kind === 'same');
      if (breach) { expect([x, x + width]).toContain(breach[0]); }
    });
  }), { numRuns: 25 });
});

test('every subnet is in one box', () => {
  fc.assert(fc.property(anEstate, (parts) => {
    const site = siteOf(parts);
    const members = layoutOf(site).places.flatMap(({ pile }) => pile.members.map(({ id }) => id));
    expect([...members].sort()).toEqual(site.subnets.map(({ id }) => id).sort());
  }), { numRuns: 25 });
});

describe('piles', () => {
  const sizes = (parts: EstateParts) => [...pilesOf(siteOf(parts)).values()].map((cell) => cell.map(({ members }) => members.length));
  test('few subnets have a box each', () => expect(hasPiles(pilesOf(siteOf({ privatePerZone: 4 })))).toBe(false));
  test('five of a kind in one zone share one', () => expect(sizes({ zones: letters(1), privatePerZone: 5 })).toEqual([[5], [1]]));
  test('so do those of 25 in all', () => expect(hasPiles(pilesOf(siteOf({ privatePerZone: 4, isolatedPerZone: 4 })))).toBe(true));
  test('what differs stands apart', () => expect(sizes({ zones: letters(2), privatePerZone: 9, crossing: 2 })).toContainEqual([7, 2]));
  test('200 subnets are few boxes', () => {
    expect(layoutOf(siteOf({ zones: letters(5), privatePerZone: 27, isolatedPerZone: 12, crossing: 8 })).places).toHaveLength(16);
  });
});

test('a regional gateway stands above all zones', () => {
  const { gateways, columns } = layoutOf(siteOf({ isRegional: true }));
  const [band] = gateways.values();
  expect(band.home).toBeUndefined();
  expect(band.y + band.height).toBeLessThan(columns[0].y);
});
test('six zones are as wide as they must be', () => expect(layoutOf(siteOf({ zones: letters(6) })).width).toBeGreaterThan(1160));
