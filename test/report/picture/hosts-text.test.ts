import { hostsText } from '../../../src/report/picture/hosts-text';

test.each([
  ['10.0.0.0/24', false, 'hosts 10.0.0.4 – 10.0.0.254'],
  ['10.0.0.0/19', false, 'hosts 10.0.0.4 – 10.0.31.254'],
  ['10.0.0.0/19', true, 'up to 8,187 hosts'],
  ['10.0.255.0/28', true, 'up to 11 hosts'],
  [undefined, false, 'hosts at addresses that are unknown'],
])('%p: %s', (cidr, isShort, text) => expect(hostsText(cidr, isShort)).toBe(text));
