import { headerText } from '../../../../src/reachability/private/render/packet-text';

const header = {
  protocols: ['tcp'],
  sourceAddresses: ['10.0.1.0/24'],
  sourcePortRanges: [{ from: 1024, to: 65535 }],
  destinationAddresses: ['203.0.113.5/32'],
  destinationPortRanges: [{ from: 443, to: 443 }],
  icmpTypes: [],
};

test.each([
  ['one service', {}, 'tcp  10.0.1.0/24:1024-65535 → 203.0.113.5:443'],
  ['every port', { protocols: ['tcp', 'udp'], destinationPortRanges: [{ from: 0, to: 65535 }] }, 'tcp, udp  10.0.1.0/24:1024-65535 → 203.0.113.5:*'],
  ['several ranges', { destinationPortRanges: [{ from: 80, to: 80 }, { from: 8000, to: 9000 }] }, 'tcp  10.0.1.0/24:1024-65535 → 203.0.113.5:80,8000-9000'],
  ['IPv6', { sourceAddresses: ['2001:db8::/64'], destinationAddresses: ['2001:db9::1/128'] }, 'tcp  [2001:db8::/64]:1024-65535 → [2001:db9::1]:443'],
  ['several blocks', { destinationAddresses: ['1.0.0.0/8', '3.0.0.0/8'] }, 'tcp  10.0.1.0/24:1024-65535 → (1.0.0.0/8, 3.0.0.0/8):443'],
  ['four blocks', { destinationAddresses: ['1.0.0.0/8', '3.0.0.0/8', '5.0.0.0/8', '7.0.0.0/8'] },
    'tcp  10.0.1.0/24:1024-65535 → (1.0.0.0/8, 3.0.0.0/8, 5.0.0.0/8, 7.0.0.0/8):443'],
  ['five blocks', { destinationAddresses: ['1.0.0.0/8', '3.0.0.0/8', '5.0.0.0/8', '7.0.0.0/8', '9.0.0.0/8'] },
    'tcp  10.0.1.0/24:1024-65535 → (1.0.0.0/8, 3.0.0.0/8, 5.0.0.0/8 and 2 more):443'],
  ['ICMP', { protocols: ['icmp'], sourcePortRanges: [], destinationPortRanges: [], icmpTypes: ['echo request'] }, 'icmp echo request  10.0.1.0/24 → 203.0.113.5'],
  ['other protocols', { protocols: ['other'], sourcePortRanges: [], destinationPortRanges: [] }, 'other protocols  10.0.1.0/24 → 203.0.113.5'],
])('%s', (_name, changes, text) => expect(headerText({ ...header, ...changes })).toBe(text));
