import { html } from '../../../src/report/html';
import { Names } from '../../../src/report/model/names';
import { sitesOf } from '../../../src/report/model/site';
import { engineOf } from '../../support/engine';
import { empty, haNetwork, subnet, vpc } from '../../support/network-builder';

const namesOf = (network: typeof empty) => new Names(sitesOf(engineOf(network).topology(), []));
const names = namesOf(haNetwork());
const said = (text: string, of = names) => html`${of.inSentence(text)}`.markup;

test('names', () => expect(['NatA', 'NatAEip', 'PrivateA', 'Igw', 'Nobody'].map((id) => names.of(id))).toEqual(['NAT gateway 1', 'Elastic IP 1', 'PrivateA', 'the internet gateway', 'Nobody']));
test('ids in sentences become names, and stay as tooltips', () => expect(said('route to NatA is gone')).toBe('route to <span title="NatA">NAT gateway 1</span> is gone'));
test('a kind is not said twice', () => expect(said('NAT gateway NatA is gone')).toBe('<span title="NatA">NAT gateway 1</span> is gone'));
test.each(['NatAB', 'xNatA', 'Stack/NatA', 'NatA/Inner', 'my.NatA'])('%s is another id', (id) => expect(said(id)).toBe(id));
test('a longer id goes before a shorter one', () => {
  const both = namesOf(empty.with(vpc(), subnet('App', { ipv4: '10.0.0.0/24' }), subnet('App.Data', { ipv4: '10.0.1.0/24' })));
  expect(said('App.Data and App', both)).toBe('<span title="App.Data">App.Data</span> and <span title="App">App</span>');
});
test('text of a template stays text', () => {
  const evil = namesOf(empty.with(vpc(), subnet('<b>\u202e"', { ipv4: '10.0.0.0/24' })));
  expect(said('<i> at <b>\u202e"', evil)).toBe('&lt;i&gt; at <span title="&lt;b&gt;\\u202e&quot;">&lt;b&gt;\\u202e&quot;</span>');
});
test('links lead to anchors that hold no text of a template', () => {
  expect(html`${names.link('PrivateA')}`.markup).toMatch(/^<a href="#n\d+">PrivateA<\/a>$/);
  expect(names.link('Nobody')).toBe('Nobody');
  expect(names.link('Vpc')).toBe(names.of('Vpc'));
});
test('nothing to name', () => expect(said('NatA', new Names([]))).toBe('NatA'));
