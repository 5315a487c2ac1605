import { printable } from '../../../../src/reachability/private/words/printable';

test.each([
  ['VpcPrivateSubnet1', 'VpcPrivateSubnet1'],
  ['Grüße, 世界 👋', 'Grüße, 世界 👋'],
  ['a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  ['\u0000\u0007\u007f\u0085\u009b', '\\u{0}\\u{7}\\u{7f}\\u{85}\\u{9b}'],
  ['a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
  ['\u202Etxt.exe\u202C', '\\u{202e}txt.exe\\u{202c}'],
  ['\u200E\u200F\u061C\u2066\u2069', '\\u{200e}\\u{200f}\\u{61c}\\u{2066}\\u{2069}'],
  ['Sub\u200Bnet\uFEFF', 'Sub\\u{200b}net\\u{feff}'],
  ['\uD800x', '\\u{d800}x'],
  ['\u{E0041}', '\\u{e0041}'],
])('%j', (text, expected) => expect(printable(text)).toBe(expected));
