import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import {
  containsPort, covers, describeTraffic, parseAnswerableTraffic, parseTraffic, renderTraffic, ParsedTraffic, withoutPorts,
} from '../../../src/private/network-acl/traffic';
import type { AnswerableTraffic } from '../../../src/private/network-acl/traffic';

class Config extends ec2.AclTraffic {
  constructor(private readonly config: ec2.AclTrafficConfig) { super(); }
  public toTrafficConfig() { return this.config; }
}

const parse = (config: ec2.AclTrafficConfig) => parseTraffic(new Config(config), 'egress[0]');
const { tcpPort, tcpPortRange, udpPort, udpPortRange, icmp, icmpv6, allTraffic } = ec2.AclTraffic;

const tcp = (from: number, to: number): AnswerableTraffic => ({ protocol: 'TCP', ports: { from, to } });
const ping = (type: number, code: number): AnswerableTraffic => ({ protocol: 'ICMP', type, code });

test.each<[AnswerableTraffic, AnswerableTraffic, boolean]>([
  [{ protocol: 'all' }, tcp(443, 443), true],
  [tcp(443, 443), { protocol: 'all' }, false],
  [tcp(443, 443), tcp(443, 443), true],
  [tcp(80, 443), tcp(80, 443), true],
  [tcp(80, 443), tcp(79, 443), false],
  [tcp(80, 443), tcp(80, 444), false],
  [tcp(443, 443), { protocol: 'UDP', ports: { from: 443, to: 443 } }, false],
  [ping(-1, -1), ping(8, 0), true],
  [ping(8, -1), ping(8, 0), true],
  [ping(8, 0), ping(8, -1), false],
  [ping(8, 0), ping(0, 0), false],
  [ping(8, 0), ping(-1, 0), false],
  [ping(8, 0), { protocol: 'ICMPv6', type: 8, code: 0 }, false],
])('%j covers %j: %s', (one, other, expected) => {
  expect(covers(one, other)).toBe(expected);
});

describe('parsing', () => {
  test.each<[string, ec2.AclTraffic, ReturnType<typeof parseTraffic>, string]>([
    ['all traffic', allTraffic(), { protocol: 'all' }, 'all traffic'],
    ['the lowest port', tcpPort(0), { protocol: 'TCP', ports: { from: 0, to: 0 } }, 'TCP 0'],
    ['the highest port', udpPort(65535), { protocol: 'UDP', ports: { from: 65535, to: 65535 } }, 'UDP 65535'],
    ['every port', udpPortRange(0, 65535), { protocol: 'UDP', ports: { from: 0, to: 65535 } }, 'UDP 0-65535'],
    ['an ICMP type', icmp({ type: 255, code: 255 }), { protocol: 'ICMP', type: 255, code: 255 }, 'ICMP type 255'],
    ['ICMP without a type', icmp({}), { protocol: 'ICMP', type: -1, code: -1 }, 'ICMP of all types'],
    ['ICMP without anything', new Config({ protocol: 1 }), { protocol: 'ICMP', type: -1, code: -1 }, 'ICMP of all types'],
    ['ICMPv6', icmpv6({ type: 128, code: -1 }), { protocol: 'ICMPv6', type: 128, code: -1 }, 'ICMPv6 type 128'],
  ])('%s', (_, traffic, parsed, words) => {
    expect(parseTraffic(traffic, 'egress[0]')).toEqual(parsed);
    expect(describeTraffic(parseAnswerableTraffic(traffic, 'egress[0]'))).toBe(words);
  });

  test.each([0, 2, 50, 255])('protocol %d has no ports', (protocol) => expect(parse({ protocol })).toEqual({ protocol: 'other', number: protocol }));

  test.each([-2, 256, 6.5])('refuses protocol %d', (protocol) => {
    expect(() => parse({ protocol })).toThrow(`egress[0] has protocol ${protocol}, expected a number from 0 to 255, or -1 for all of them`);
  });
  test.each([[-1, 80], [80, 79], [0, 65536], [1.5, 2], [NaN, 1]])('refuses ports %d to %d', (from, to) => {
    expect(() => parseTraffic(tcpPortRange(from, to), 'egress[0]')).toThrow(
      `egress[0] has ports ${from} to ${to}, expected two whole numbers from 0 to 65535, the lower one first`);
  });
  test.each([[6, 'TCP'], [17, 'UDP']])('refuses protocol %d without ports', (protocol) => {
    expect(() => parse({ protocol })).toThrow('egress[0] has ports undefined to undefined');
  });
  test.each([[-2, 0], [256, 0], [3, 256], [3, -2]])('refuses ICMP type %d, code %d', (type, code) => {
    expect(() => parseTraffic(icmp({ type, code }), 'egress[0]')).toThrow(
      `egress[0] has ICMP type ${type} and code ${code}, expected whole numbers from 0 to 255, or -1 for all of them`);
  });

  const token = Lazy.number({ produce: () => 6 });
  test.each<[string, ec2.AclTrafficConfig]>([
    ['protocol', { protocol: token }],
    ['first port', { protocol: 6, portRange: { from: token, to: 80 } }],
    ['last port', { protocol: 6, portRange: { from: 80, to: token } }],
    ['ICMP type', { protocol: 1, icmp: { type: token, code: 0 } }],
    ['ICMP code', { protocol: 1, icmp: { type: 3, code: token } }],
  ])('refuses a token for the %s', (_, config) => {
    expect(() => parse(config)).toThrow(
      'egress[0] holds a token, but its replies are worked out before tokens have values: give protocol, ports and ICMP types as numbers');
  });
});

test.each<[string, ec2.AclTrafficConfig]>([
  ['TCP', { protocol: 6, portRange: { from: 1, to: 2 } }],
  ['ICMP', { protocol: 1, icmp: { type: 3, code: 4 } }],
  ['other protocols', { protocol: 50 }],
  ['all traffic', { protocol: -1 }],
])('rendering %s gives what was parsed', (_, config) => expect(renderTraffic(parse(config))).toEqual(config));

test('parsed traffic renders, and is not parsed again', () => {
  const traffic: AnswerableTraffic = { protocol: 'UDP', ports: { from: 1, to: 2 } };
  expect(new ParsedTraffic(traffic).toTrafficConfig()).toEqual({ protocol: 17, portRange: { from: 1, to: 2 } });
  expect(parseTraffic(new ParsedTraffic(traffic), 'egress[0]')).toBe(traffic);
});

test.each<[string, ec2.AclTraffic, boolean]>([
  ['all traffic', allTraffic(), true],
  ['the port alone', tcpPort(22), true],
  ['a range that ends with it', udpPortRange(1, 22), true],
  ['a range that starts with it', udpPortRange(22, 23), true],
  ['a range that ends before it', tcpPortRange(1, 21), false],
  ['a range that starts after it', tcpPortRange(23, 80), false],
  ['ICMP', icmp({}), false],
])('port 22 in %s: %s', (_, traffic, contained) => expect(containsPort(parseAnswerableTraffic(traffic, ''), 22)).toBe(contained));

describe('a range without some ports', () => {
  test.each<[string, number[], number[][]]>([
    ['none', [], [[10, 20]]],
    ['one outside', [9, 21], [[10, 20]]],
    ['one inside', [15], [[10, 14], [16, 20]]],
    ['the first', [10], [[11, 20]]],
    ['the last', [20], [[10, 19]]],
    ['two in a row', [15, 16], [[10, 14], [17, 20]]],
  ])('%s', (_, ports, left) => expect(withoutPorts({ from: 10, to: 20 }, ports).map(({ from, to }) => [from, to])).toEqual(left));

  test('holds every port of the range but these', () => {
    const port = fc.integer({ min: 0, max: 30 });
    fc.assert(fc.property(port, port, fc.uniqueArray(port), (a, b, ports) => {
      const range = { from: Math.min(a, b), to: Math.max(a, b) };
      const sorted = [...ports].sort((x, y) => x - y);
      const left = withoutPorts(range, sorted);
      for (let each = 0; each <= 30; each++) {
        const expected = range.from <= each && each <= range.to && !ports.includes(each);
        expect(left.filter(({ from, to }) => from <= each && each <= to)).toHaveLength(expected ? 1 : 0);
      }
    }));
  });
});
