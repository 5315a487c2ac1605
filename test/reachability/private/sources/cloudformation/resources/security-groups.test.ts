import { known, outside } from '../../../../../../src/reachability/private/network/resource';
import { ec2, equals, guardText, packetText, param, read, ref, variantsIn, when } from '../builders';

const network = (SecurityGroupIngress: unknown, more: object = {}) => read({
  It: ec2('SecurityGroup', { VpcId: 'v', SecurityGroupIngress, ...more }),
  Peer: ec2('SecurityGroup'),
  List: ec2('PrefixList', { Entries: [{ Cidr: '10.0.0.0/8' }, { Cidr: '2001:db8::/32' }] }),
}, { Parameters: { Open: param(), P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { C: equals(ref('P'), 'a') } });
const rules = (from: ReturnType<typeof network>, id = 'It') => from.referringTo('security-group-rule', 'securityGroup', id);
const ingress = (rule: unknown) => rules(network([rule])).find(({ direction }) => direction === 'ingress')!;
const permits = (rule: object, family: 'ipv4' | 'ipv6' = 'ipv4') => {
  const { lower, upper, reasons } = ingress({ CidrIp: '10.0.0.0/8', ...rule }).permits[family];
  return reasons.length === 0 ? packetText(lower) : [packetText(lower), packetText(upper), ...reasons];
};

describe('inline rules', () => {
  test('each is a rule of its group', () => {
    const found = rules(network([{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }, { IpProtocol: '-1', SourceSecurityGroupId: ref('Peer') }]));
    expect(found.map(({ id, direction }) => [id, direction])).toEqual([
      ['It.DefaultEgress', 'egress'], ['It.SecurityGroupIngress[0]', 'ingress'], ['It.SecurityGroupIngress[1]', 'ingress'],
    ]);
  });
  test('each under its own condition, however many there are', () => {
    const many = Array.from({ length: 12 }, () => when('C', { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }));
    expect(rules(network(many)).filter(({ direction }) => direction === 'ingress').map((rule) => guardText(rule.when))).toEqual(Array(12).fill('P=a'));
  });
  test('a list under a condition', () => {
    const list = when('C', [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }], [{ IpProtocol: '-1', CidrIp: '10.0.0.0/9' }]);
    expect(variantsIn(network(list), 'security-group-rule', ({ permits: { ipv4 } }) => packetText(ipv4.upper)).filter(([condition]) => condition !== 'always'))
      .toEqual([['P=a', '10.0.0.0/8 0-255 [0-65535]'], ['!(P=a)', '10.0.0.0/9 0-255 [0-65535]']]);
  });
  test('an unknown list may permit anything', () => {
    const [, rule] = rules(network(ref('Open')));
    expect([packetText(rule.permits.ipv6.upper), rule.permits.ipv6.reasons]).toEqual(['::/0 0-255 [0-65535]', ['the parameter Open has no default']]);
  });
});

describe('egress', () => {
  const egress = (more: object) => rules(network([], more)).map(({ id }) => id);
  test.each([
    ['a group without rules permits all', {}, ['It.DefaultEgress']],
    ['an empty list leaves that in place', { SecurityGroupEgress: [] }, ['It.DefaultEgress']],
    ['so does a rule that is left out', { SecurityGroupEgress: [ref('AWS::NoValue')] }, ['It.DefaultEgress']],
    ['any rule takes its place', { SecurityGroupEgress: [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' }] }, ['It.SecurityGroupEgress[0]']],
  ])('%s', (_, more, expected) => expect(egress(more)).toEqual(expected));
  test('under a condition', () => {
    expect(variantsIn(network([], { SecurityGroupEgress: [when('C', { IpProtocol: '-1', CidrIp: '0.0.0.0/0' })] }), 'security-group-rule', ({ id }) => id)
      .filter(([, id]) => String(id).startsWith('It'))).toEqual([['!(P=a)', 'It.DefaultEgress'], ['P=a', 'It.SecurityGroupEgress[0]']]);
  });
});

describe('services', () => {
  test.each([
    [{ IpProtocol: '-1', FromPort: 80, ToPort: 80 }, '10.0.0.0/8 0-255 [0-65535]'],
    [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 81 }, '10.0.0.0/8 6 [80-81]'],
    [{ IpProtocol: 17, FromPort: '53', ToPort: '53' }, '10.0.0.0/8 17 [53-53]'],
    [{ IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }, '10.0.0.0/8 1 [2048-2303]'],
    [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86 }, '10.0.0.0/8 1 [64598-64598]'],
    [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, '10.0.0.0/8 1 [0-65535]'],
    [{ IpProtocol: 'icmpv6' }, '10.0.0.0/8 58 [0-65535]'],
    [{ IpProtocol: '50' }, '10.0.0.0/8 50 [0-65535]'],
    [{ IpProtocol: 'tcp' }, ['none', '10.0.0.0/8 0-255 [0-65535]', 'FromPort and ToPort are not given: it fails at deploy']],
    [{ IpProtocol: 'tcp', FromPort: ref('Open'), ToPort: 80 }, ['none', '10.0.0.0/8 0-255 [0-65535]', 'the parameter Open has no default']],
    [{ IpProtocol: 'tcp', FromPort: 80, ToPort: ref('Open') }, ['none', '10.0.0.0/8 0-255 [0-65535]', 'the parameter Open has no default']],
    [{ IpProtocol: 'odd' }, ['none', '10.0.0.0/8 0-255 [0-65535]', 'odd is no protocol']],
    [{}, ['none', '10.0.0.0/8 0-255 [0-65535]', 'IpProtocol is not given']],
  ])('%j', (rule, expected) => expect(permits(rule)).toEqual(expected));
});

describe('peers', () => {
  const any = { IpProtocol: '-1', CidrIp: undefined };
  const both = (rule: object) => [permits({ ...any, ...rule }), permits({ ...any, ...rule }, 'ipv6')];
  test.each([
    [{ CidrIp: '10.0.0.0/8' }, ['10.0.0.0/8 0-255 [0-65535]', 'none']],
    [{ CidrIpv6: '::/0' }, ['none', '::/0 0-255 [0-65535]']],
    [{ CidrIpv6: '::/0', CidrIp: '10.0.0.0/8' }, ['10.0.0.0/8 0-255 [0-65535]', '::/0 0-255 [0-65535]']],
    [{ SourcePrefixListId: ref('List') }, ['10.0.0.0/8 0-255 [0-65535]', '2001:db8::/32 0-255 [0-65535]']],
    [{ SourceSecurityGroupId: ref('Peer') }, ['none', 'none']],
  ])('%j', (rule, expected) => expect(both(rule)).toEqual(expected));

  test.each([
    [{ SourcePrefixListId: 'pl-1' }, 'what the prefix list holds is not in the template'],
    [{ SourceSecurityGroupName: 'x' }, 'the rule names no peer that is known here'],
    [{}, 'the rule names no peer that is known here'],
  ])('%j is unknown in both families', (rule, reason) => {
    expect(both(rule)).toEqual([['none', '0.0.0.0/0 0-255 [0-65535]', reason], ['none', '::/0 0-255 [0-65535]', reason]]);
  });
  test.each([[ref('Peer'), known('Peer')], ['sg-1', outside('sg-1 is not in the template', 'sg-1')]])('the group %j', (SourceSecurityGroupId, expected) => {
    expect(ingress({ IpProtocol: '-1', SourceSecurityGroupId }).peerSecurityGroup).toEqual(expected);
  });
});

test.each([
  ['SecurityGroupIngress', { SourceSecurityGroupId: ref('It') }, 'ingress'],
  ['SecurityGroupEgress', { DestinationSecurityGroupId: ref('It') }, 'egress'],
])('%s', (type, peer, direction) => {
  const found = read({ Rule: ec2(type, { GroupId: { 'Fn::GetAtt': ['It', 'GroupId'] }, IpProtocol: '-1', ...peer }), It: ec2('SecurityGroup') });
  expect(found.variants('security-group-rule', 'Rule')).toMatchObject([{ securityGroup: known('It'), direction, peerSecurityGroup: known('It') }]);
});
