import { zoneLabel } from '../../../../../../src/reachability/private/network/zone';
import { ec2, equals, only, param, read, ref, variantsIn } from '../builders';

const zone = (AvailabilityZone: unknown, more = {}, options = {}) => only(read({ Net: ec2('Subnet', { AvailabilityZone }) }, more, options), 'subnet').zone;
const select = (i: number, list: unknown) => ({ 'Fn::Select': [i, list] });
const azs = { 'Fn::GetAZs': '' };

test.each([
  ['a name', 'eu-west-1a', { kind: 'name', name: 'eu-west-1a' }],
  ['a zone of the Region', select(0, azs), { kind: 'index', list: 'Fn::GetAZs', index: 0, distinct: true }],
  ['one that Sub builds', { 'Fn::Sub': '${AWS::Region}a' }, { kind: 'name', name: '${AWS::Region}a' }],
  ['one that Join builds', { 'Fn::Join': ['', [ref('AWS::Region'), 'b']] }, { kind: 'name', name: '${AWS::Region}b' }],
  ['something else that Sub builds', { 'Fn::Sub': '${AWS::Region}${Letter}' }, { kind: 'symbol', text: '${AWS::Region}${Letter}' }],
  ['a parameter', ref('Zone'), { kind: 'symbol', text: 'Zone' }],
  ['a parameter with a default', ref('Home'), { kind: 'name', name: 'eu-west-1c' }],
  ['an element of a list parameter', select(1, ref('Zones')), { kind: 'index', list: 'Zones', index: 1, distinct: false }],
  ['an element of a list parameter with a default', select(1, ref('Homes')), { kind: 'name', name: 'eu-west-1b' }],
  ['an import', { 'Fn::ImportValue': 'zone' }, { kind: 'symbol', text: 'Fn::ImportValue zone' }],
  ['an element of an import', select(1, { 'Fn::Split': [',', { 'Fn::ImportValue': 'zones' }] }),
    { kind: 'index', list: 'Fn::ImportValue zones split by ","', index: 1, distinct: false }],
  ['nothing', ref('AWS::NoValue'), { kind: 'symbol', text: 'the zone of Net' }],
  ['no text', { a: 1 }, { kind: 'symbol', text: 'the zone of Net' }],
  ['an empty text', '', { kind: 'symbol', text: 'the zone of Net' }],
])('%s', (_, expression, expected) => {
  expect(zone(expression, {
    Parameters: {
      Zone: param(),
      Letter: param(),
      Home: param({ Default: 'eu-west-1c' }),
      Zones: { Type: 'List<AWS::EC2::AvailabilityZone::Name>' },
      Homes: { Type: 'CommaDelimitedList', Default: 'eu-west-1a,eu-west-1b' },
    },
  })).toEqual(expected);
});

test('in a known Region', () => expect(zone({ 'Fn::Sub': '${AWS::Region}a' }, {}, { region: 'eu-west-1' })).toEqual({ kind: 'name', name: 'eu-west-1a' }));
test('by its id', () => {
  expect(only(read({ Net: ec2('Subnet', { AvailabilityZoneId: 'euw1-az1' }) }), 'subnet').zone).toEqual({ kind: 'name', name: 'euw1-az1' });
});
test('two subnets that leave it to AWS may lie anywhere', () => {
  expect(read({ A: ec2('Subnet'), B: ec2('Subnet') }).all('subnet').map((one) => zoneLabel(one.zone))).toEqual(['the zone of A', 'the zone of B']);
});
test('zones of a mapping, Region by Region', () => {
  const network = read({ Net: ec2('Subnet', { AvailabilityZone: { 'Fn::FindInMap': ['Zones', ref('AWS::Region'), 'A'] } }) }, {
    Mappings: { Zones: { 'eu-west-1': { A: 'eu-west-1a' }, 'us-east-1': { A: 'us-east-1a' } } },
  });
  expect(variantsIn(network, 'subnet', (one) => zoneLabel(one.zone))).toEqual([['AWS::Region=eu-west-1', 'eu-west-1a'], ['AWS::Region=us-east-1', 'us-east-1a']]);
});
test('a parameter that a condition compares is a zone by its name, or unknown', () => {
  const network = read({ Net: ec2('Subnet', { AvailabilityZone: ref('Zone') }, { Condition: 'C' }) }, {
    Parameters: { Zone: param() }, Conditions: { C: { 'Fn::Not': [equals(ref('Zone'), '')] } },
  });
  expect(variantsIn(network, 'subnet', (one) => zoneLabel(one.zone))).toEqual([['!(Zone=)', 'Zone']]);
});
