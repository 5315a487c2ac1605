import fc from 'fast-check';
import { html, joined, trusted } from '../../src/report/html';

const text = (value: string) => html`<p title="${value}">${value}</p>`.markup;

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onload="x', '&quot; onload=&quot;x'],
  ['\' onload=\'x', '&#39; onload=&#39;x'],
  ['&lt;', '&amp;lt;'],
  ['Sub\u202enet', 'Sub\\u202enet'],
])('%s is text, wherever it stands', (value, escaped) => expect(text(value)).toBe(`<p title="${escaped}">${escaped}</p>`));

test('markup stays markup', () => expect(html`<b>${html`<i>${'<'}</i>`}</b>`.markup).toBe('<b><i>&lt;</i></b>'));
test('lists stand one after the other', () => expect(html`${['a', ['<', html`<br>`]]}`.markup).toBe('a&lt;<br>'));
test('numbers are rounded, and nothing is nothing', () => expect(html`${1.234} ${0} ${undefined}${false}`.markup).toBe('1.2 0 '));
test('a style sheet of our own is trusted', () => expect(html`<style>${trusted('a>b{}')}</style>`.markup).toBe('<style>a>b{}</style>'));
test('parts with something between them', () => expect(joined(['a', undefined, 'b'], html`<br>`).markup).toBe('a<br>b'));

test('no text at all opens an element or ends an attribute', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => {
    expect(html`${value}`.markup).not.toMatch(/[<>"'\u0000-\u0008\u202a-\u202e\u2066-\u2069\u200b-\u200f]/);
  }), { numRuns: 300 });
});
