import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import { ec2, equals, only, packetText, param, read, ref, variantsIn, when } from '../builders';

const ALL = { CidrBlock: '0.0.0.0/0', Protocol: -1 };
const entry = (properties: object) => only(read({ It: ec2('NetworkAclEntry', properties) }, { Parameters: { Open: param() } }), 'network-acl-entry');
/** What an entry matches surely, at most, and why it is not known. */
const matches = (properties: object, family: 'ipv4' | 'ipv6' = 'ipv4') => {
  const { lower, upper, reasons } = entry(properties).matches[family];
  return reasons.length === 0 ? packetText(lower) : [packetText(lower), packetText(upper), ...reasons];
};

test.each([
  [0, 'RuleNumber is 0, not 1 to 32766: it fails at deploy'], [-1, 'RuleNumber is -1, not 1 to 32766: it fails at deploy'],
  [32767, 'RuleNumber is 32767, not 1 to 32766: it fails at deploy'], [1, undefined], [32766, undefined],
])('a rule number of %i', (RuleNumber, reason) => expect(entry({ RuleNumber }).ruleNumber).toEqual(reason === undefined ? known(RuleNumber) : unknown(reason)));

test('an entry', () => {
  expect(entry({ NetworkAclId: ref('It'), RuleNumber: '100', RuleAction: 'Allow', Egress: 'true', Protocol: '6', PortRange: { From: '1024', To: 65535 }, CidrBlock: '10.0.0.0/8' }))
    .toMatchObject({ networkAcl: known('It'), direction: 'egress', ruleNumber: known(100), action: known('allow'), text: 'tcp 1024-65535 to 10.0.0.0/8' });
});
test('the least that an entry may say', () => {
  expect(entry({})).toMatchObject({
    networkAcl: unknown('NetworkAclId is not given'),
    direction: 'ingress',
    ruleNumber: unknown('RuleNumber is not given'),
    action: unknown('RuleAction is not given'),
    text: 'unknown traffic from an unknown block or an unknown block',
  });
});

describe('directions', () => {
  test.each([[true, 'egress'], ['true', 'egress'], ['TRUE', 'egress'], [false, 'ingress'], ['false', 'ingress'], [undefined, 'ingress']])('Egress %j', (Egress, expected) => {
    expect(entry({ ...ALL, Egress }).direction).toBe(expected);
  });
  test('an unknown direction may be either', () => {
    const entries = read({ It: ec2('NetworkAclEntry', { ...ALL, Egress: ref('Open') }) }, { Parameters: { Open: param() } }).all('network-acl-entry');
    expect(entries.map(({ direction, matches: { ipv4, ipv6 } }) => [direction, ipv4.isEmpty(), ipv4.reasons, ipv6.isEmpty()])).toEqual([
      ['ingress', 'unknown', ['the parameter Open has no default'], 'yes'], ['egress', 'unknown', ['the parameter Open has no default'], 'yes'],
    ]);
  });
});

describe('protocols', () => {
  const of = (Protocol: unknown, more: object = {}) => matches({ CidrBlock: '10.0.0.0/8', Protocol, ...more });
  const every = '10.0.0.0/8 0-255 [0-65535]';
  test.each([
    [-1, {}, every],
    ['-1', { PortRange: { From: 80, To: 80 }, Icmp: { Type: 8, Code: 0 } }, every],
    ['all', {}, every],
    [6, { PortRange: { From: 80, To: 81 } }, '10.0.0.0/8 6 [80-81]'],
    ['tcp', { PortRange: { From: '443', To: '443' } }, '10.0.0.0/8 6 [443-443]'],
    [17, { PortRange: { From: 0, To: 65535 } }, '10.0.0.0/8 17 [0-65535]'],
    [47, { PortRange: { From: 80, To: 80 } }, '10.0.0.0/8 47 [0-65535]'],
    [1, { Icmp: { Type: -1, Code: -1 } }, '10.0.0.0/8 1 [0-65535]'],
    [1, { Icmp: { Type: 3, Code: -1 } }, '10.0.0.0/8 1 [768-1023]'],
    ['icmp', { Icmp: { Type: '3', Code: '4' } }, '10.0.0.0/8 1 [772-772]'],
    [58, {}, '10.0.0.0/8 58 [0-65535]'],
    [58, { Icmp: { Type: 1, Code: 1 } }, '10.0.0.0/8 58 [0-65535]'],
  ])('%j with %j', (protocol, more, expected) => expect(of(protocol, more)).toBe(expected));

  test.each([
    [6, {}, every, 'the protocol needs PortRange, which is not given: it fails at deploy'],
    [17, {}, every, 'the protocol needs PortRange, which is not given: it fails at deploy'],
    [1, {}, every, 'the protocol needs Icmp, which is not given: it fails at deploy'],
    [6, { PortRange: { From: 80 } }, every, 'PortRange.To is not given'],
    [6, { PortRange: { From: 81, To: 80 } }, every, 'ports 81 to 80 are no range: it fails at deploy'],
    [6, { PortRange: ref('Open') }, every, 'the parameter Open has no default'],
    [ref('Open'), {}, every, 'the parameter Open has no default'],
    ['ipx', {}, every, 'ipx is no protocol'],
    [256, {}, every, '256 is no protocol'],
    ['', {}, every, ' is no protocol'],
    [undefined, {}, every, 'Protocol is not given'],
  ])('%j with %j is unknown', (protocol, more, upTo, reason) => expect(of(protocol, more)).toEqual(['none', upTo, reason]));

  test.each([
    [58, { Icmp: { Type: 2, Code: -1 } }, '2001:db8::/32 58 [512-767]'],
    [58, { Icmp: { Type: -1, Code: -1 } }, '2001:db8::/32 58 [0-65535]'],
    [1, { Icmp: { Type: 8, Code: 0 } }, '2001:db8::/32 1 [2048-2048]'],
  ])('IPv6: %j with %j', (Protocol, more, expected) => {
    expect(matches({ Ipv6CidrBlock: '2001:db8::/32', Protocol, ...more }, 'ipv6')).toBe(expected);
  });
  test('ICMPv6 of IPv6 needs a type', () => {
    expect(matches({ Ipv6CidrBlock: '::/0', Protocol: 58 }, 'ipv6')[2]).toBe('the protocol needs Icmp, which is not given: it fails at deploy');
  });
});

describe('blocks', () => {
  test('host bits are masked off', () => expect(matches({ Protocol: -1, CidrBlock: '100.68.0.18/18' })).toBe('100.68.0.0/18 0-255 [0-65535]'));
  test('IPv4 is not IPv6, and the reverse', () => {
    expect([matches(ALL, 'ipv6'), matches({ Protocol: -1, Ipv6CidrBlock: '::/0' }, 'ipv4')]).toEqual(['none', 'none']);
  });
  test.each([
    ['of the wrong family', { CidrBlock: '::/0' }, 'CidrBlock is "::/0", not an IPv4 CIDR block'],
    ['unknown', { CidrBlock: ref('Open') }, 'the parameter Open has no default'],
    ['none', { CidrBlock: '10.0.0.0' }, 'CidrBlock is "10.0.0.0", not an IPv4 CIDR block'],
    ['missing', {}, 'the entry has no CIDR block'],
  ])('one that is %s', (_, properties, reason) => {
    expect(matches({ Protocol: 47, ...properties })).toEqual(['none', '0.0.0.0/0 47 [0-65535]', reason]);
  });
});

test('variants', () => {
  const network = read({ It: ec2('NetworkAclEntry', { ...ALL, RuleAction: when('C', 'allow', 'deny') }) }, {
    Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { C: equals(ref('P'), 'a') },
  });
  expect(variantsIn(network, 'network-acl-entry', ({ action }) => action)).toEqual([['P=a', known('allow')], ['!(P=a)', known('deny')]]);
});

test.each([
  [[3389, 22], [3389, 22]],
  [['3389', 70000, -1, 1.5, 22], [22]],
  [[443, 3389, 5985], [3389]],
  ['3389', []],
  [undefined, []],
])('ports blocked on purpose: %j', (portsBlockedOnPurpose, expected) => {
  const acl = only(read({ It: ec2('NetworkAcl', { VpcId: 'v' }, { Metadata: { 'cdk-ha-nat-vpc': { portsBlockedOnPurpose } } }) }), 'network-acl');
  expect(acl).toMatchObject({ isDefault: false, vpc: unknown('v is not in the template'), portsBlockedOnPurpose: expected });
});
