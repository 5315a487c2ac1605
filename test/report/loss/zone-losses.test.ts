import { lossSection, lossStyles } from '../../../src/report/loss/section';
import { worstOf, zoneLosses } from '../../../src/report/loss/zone-losses';
import { pictureOf } from '../../../src/report/picture/picture';
import { drawn, engineOf } from '../../support/engine';
import { haNetwork, NetworkBuilder, route } from '../../support/network-builder';

const lose = (network: NetworkBuilder) => {
  const { engine, site, names } = drawn(engineOf(network));
  const losses = zoneLosses(engine, site);
  return { site, losses, picture: pictureOf(site, names) };
};
const fates = (network: NetworkBuilder) => Object.fromEntries(lose(network).losses.map(({ zone, fates: all }) => [zone.label, ['PrivateA', 'PrivateB', 'PublicB'].map((id) => all.get(id))]));
const shared = haNetwork().without('PrivateBTable 0.0.0.0/0 -> nat NatB').with(route('PrivateBTable', '0.0.0.0/0 -> nat NatA'));

test('each zone by itself', () => expect(fates(haNetwork())).toEqual({ a: ['lost', 'works', 'stands'], b: ['works', 'lost', 'lost'] }));
test('one gateway for all', () => expect(fates(shared)).toEqual({ a: ['lost', 'cut off', 'stands'], b: ['works', 'lost', 'lost'] }));
test('no way out is lost with no zone', () => expect(fates(haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA')).b[0]).toBe('no way out'));
test('what cannot be known', () => {
  expect(fates(haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> tgw Tgw'))).b[0]).toBe('unknown');
});
test('what goes with the zone', () => expect(lose(shared).losses.map(({ gateways }) => gateways.map(({ name }) => name))).toEqual([['NAT gateway 1'], ['NAT gateway 2']]));
test('the worst loss is shown first', () => {
  const late = haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat NatB'));
  expect([worstOf(lose(shared).losses), worstOf(lose(late).losses), worstOf([])]).toEqual([0, 1, 0]);
});

test('the picture loses the zone, and what is cut off', () => {
  const { site, losses, picture } = lose(shared);
  const cutOff = picture.layout.places.findIndex(({ pile }) => pile.first.id === 'PrivateB');
  expect(lossStyles(site, picture, losses)[0]).toMatchObject({ z0: 0.16, x0: 1, [`c${cutOff}`]: 1, [`l${cutOff}`]: 0.1 });
});
test('in words', () => {
  const { site, losses, picture } = lose(shared);
  const { markup } = lossSection(site, picture, losses, '');
  expect(markup).toContain('<b>Lost:</b> 2 subnets, NAT gateway 1 and Elastic IP 1.');
  expect(markup).toContain('✗ Cut off, although its zone stands:</b> PrivateB.');
  expect(markup).toContain('✗ No private subnet is left on the internet.');
  expect(markup).toContain('value="0" checked');
});
