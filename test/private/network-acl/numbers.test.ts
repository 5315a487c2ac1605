import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclTier } from '../../../src';
import type { NetworkAclRule } from '../../../src';
import { numberRules } from '../../../src/private/network-acl/numbers';

const { INGRESS, EGRESS } = ec2.TrafficDirection;
const rule = (purpose: string, props: Partial<NetworkAclRule> = {}): NetworkAclRule => ({
  direction: INGRESS, cidr: ec2.AclCidr.anyIpv4(), traffic: ec2.AclTraffic.tcpPort(80), purpose, ...props,
});
const rules = (count: number, props: Partial<NetworkAclRule> = {}) => Array.from({ length: count }, (_, i) => rule(`rule ${i}`, props));
const IPV6 = { cidr: ec2.AclCidr.anyIpv6() };
const number = (...given: NetworkAclRule[]) => numberRules(NetworkAclTier.PRIVATE, given);
const numbers = (...given: NetworkAclRule[]) => Object.fromEntries(number(...given).map(({ purpose, ruleNumber }) => [purpose, ruleNumber]));

describe('rule numbers', () => {
  test('count by tens from 100, and from 101 for IPv6', () => {
    expect(numbers(rule('a'), rule('b'), rule('six', IPV6), rule('c'), rule('seven', IPV6))).toEqual({ a: 100, b: 110, c: 120, six: 101, seven: 111 });
  });
  test('count apart for each direction', () => {
    expect(numbers(rule('in'), rule('out', { direction: EGRESS }), rule('in too'))).toEqual({ 'in': 100, 'out': 100, 'in too': 110 });
  });
  test('count on from a number that is given', () => {
    expect(numbers(rule('a'), rule('b', { ruleNumber: 500 }), rule('c'), rule('six', IPV6))).toEqual({ a: 100, b: 500, c: 510, six: 101 });
  });
  test.each([1, 32766])('may be %d', (ruleNumber) => expect(numbers(rule('a', { ruleNumber }))).toEqual({ a: ruleNumber }));

  test.each([0, -1, 1.5, 32767])('may not be %d', (ruleNumber) => {
    expect(() => number(rule('web', { ruleNumber }))).toThrow(
      `the ruleNumber of rule "web" of the private tier must be a whole number of 1 to 32766, got ${ruleNumber}`);
  });
  test('may not count beyond the highest', () => {
    expect(() => number(rule('last', { ruleNumber: 32760 }), rule('one too many'))).toThrow('rule "one too many" of the private tier comes after others and has rule number 32770, but 32766 is the highest');
  });
  test.each([['of one address family', {}], ['across address families', IPV6]])('may not be held twice in a direction, %s', (_, family) => {
    expect(() => number(rule('web', { ruleNumber: 7 }), rule('mail', { ruleNumber: 7, ...family }))).toThrow(
      'rule "mail" of the private tier has rule number 7, which "web" holds in the same direction: give one of them another');
  });
});

describe('the budget', () => {
  test('is 19 rules in each direction and address family', () => {
    const full = [rules(19), rules(19, IPV6), rules(19, { direction: EGRESS }), rules(19, { direction: EGRESS, ...IPV6 })].flat();
    expect(number(...full)).toHaveLength(76);
  });
  test.each<[string, Partial<NetworkAclRule>]>([
    ['inbound IPv4', {}], ['inbound IPv6', IPV6], ['outbound IPv4', { direction: EGRESS }], ['outbound IPv6', { direction: EGRESS, ...IPV6 }],
  ])('refuses 20 %s rules and names them', (group, props) => {
    expect(() => number(...rules(20, props))).toThrow(`the network ACL of the private tier needs 20 ${group} rules, but AWS accepts 19 besides the final deny: `
      + `drop or merge at least 1 of ${Array.from({ length: 20 }, (_, i) => `"rule ${i}"`).join(', ')}`);
  });
});

describe('a rule', () => {
  class BothCidrs extends ec2.AclCidr {
    constructor(private readonly config: ec2.AclCidrConfig) { super(); }
    public toCidrConfig() { return this.config; }
  }

  test.each<[string, ec2.AclCidrConfig]>([['an IPv4 and an IPv6', { cidrBlock: '0.0.0.0/0', ipv6CidrBlock: '::/0' }], ['no', {}]])('may not have %s CIDR', (what, config) => {
    expect(() => number(rule('web', { cidr: new BothCidrs(config) }))).toThrow(
      `rule "web" of the private tier has ${what} CIDR, expected exactly one: write a rule for each address family`);
  });
  test.each<[string, Partial<NetworkAclRule>, string]>([
    ['cidr', { cidr: '10.0.0.0/16' as never }, "must be an object such as ec2.AclCidr.anyIpv4(), got '10.0.0.0/16'"],
    ['traffic', { traffic: undefined }, 'must be an object such as ec2.AclTraffic.tcpPort(443), got null'],
    ['direction', { direction: 'inbound' as never }, "must be ec2.TrafficDirection.INGRESS or EGRESS, got 'inbound'"],
  ])('may not have something else for its %s', (prop, props, message) => {
    expect(() => number(rule('web', props))).toThrow(`the ${prop} of rule "web" of the private tier ${message}`);
  });
  test('comes in a list', () => {
    expect(() => numberRules(NetworkAclTier.PRIVATE, undefined as never)).toThrow('what rules() returns for the private tier must be a list such as [{ direction, cidr, traffic, purpose }], got null');
  });
  test('may not have ports out of range', () => {
    expect(() => number(rule('web', { traffic: ec2.AclTraffic.tcpPort(70000) }))).toThrow('rule "web" of the private tier has ports 70000 to 70000, expected');
  });
  test('may be of any protocol', () => {
    class Gre extends ec2.AclTraffic { public toTrafficConfig() { return { protocol: 47 }; } }
    expect(number(rule('tunnel', { traffic: new Gre() }))[0].traffic).toEqual({ protocol: 47 });
  });
  test.each([[undefined, 'allow'], [ec2.Action.ALLOW, 'allow'], [ec2.Action.DENY, 'deny']])('with action %s will %s', (action, rendered) => {
    expect(number(rule('web', { action }))[0].action).toBe(rendered);
  });
});
