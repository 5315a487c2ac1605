import { Lazy } from 'aws-cdk-lib';
import { Traffic } from '../../src/reachability/traffic';

describe('in words', () => {
  test.each([
    [Traffic.tcp(443), 'tcp 443'],
    [Traffic.tcp(0), 'tcp 0'],
    [Traffic.tcpRange(1, 65535), 'tcp 1-65535'],
    [Traffic.udp(53), 'udp 53'],
    [Traffic.udpRange(53, 53), 'udp 53'],
    [Traffic.icmpEcho(), 'icmp echo'],
    [Traffic.all(), 'all traffic'],
  ])('%s', (traffic, text) => expect(traffic.toString()).toBe(text));
});

describe('refused', () => {
  test.each([
    ['a port above 65535', () => Traffic.tcp(65536), '65536 is not a tcp port: give an integer from 0 to 65535'],
    ['a port below 0', () => Traffic.udp(-1), '-1 is not a udp port: give an integer from 0 to 65535'],
    ['a fraction', () => Traffic.tcp(1.5), '1.5 is not a tcp port: give an integer from 0 to 65535'],
    ['no number', () => Traffic.tcpRange(1, NaN), 'NaN is not a tcp port: give an integer from 0 to 65535'],
    ['a range upside down', () => Traffic.tcpRange(443, 80), 'tcp ports from 443 to 80 are none: give the lower port first'],
    ['a token', () => Traffic.tcp(Lazy.number({ produce: () => 443 })), 'a tcp port is a token, which has no value before deployment: give a literal port'],
  ])('%s', (_name, define, message) => expect(define).toThrow(new Error(message)));
});
