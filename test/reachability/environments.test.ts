import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Endpoint } from '../../src/reachability/endpoint';
import { environmentsOf, networkFor, stacksByName, type StackTemplate } from '../../src/reachability/environments';
import { Traffic } from '../../src/reachability/traffic';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'environments-'));
afterAll(() => fs.rmSync(directory, { recursive: true }));

const file = path.join(directory, 'template.json');
fs.writeFileSync(file, JSON.stringify({
  Resources: { Vpc: { Type: 'AWS::EC2::VPC' }, PrivateSubnet1: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } } },
}));
const stack = (name: string, more: Partial<StackTemplate> = {}): StackTemplate => ({ name, file, ...more });
const HERE = { account: '111111111111', region: 'eu-west-1' };
const groups = (...stacks: StackTemplate[]) => environmentsOf(stacks, {}).map(({ name, network }) => [name, ...network.stacks]);

test.each<[string, StackTemplate[], unknown]>([
  ['stacks of one environment are one network, whatever their stages', [stack('A', { ...HERE, assembly: 'x' }), stack('B', { ...HERE, assembly: 'y' })], [['aws://111111111111/eu-west-1', 'A', 'B']]],
  ['stacks of two Regions are two', [stack('A', HERE), stack('B', { ...HERE, region: 'us-east-1' })], [['aws://111111111111/eu-west-1', 'A'], ['aws://111111111111/us-east-1', 'B']]],
  ['stacks of two accounts are two', [stack('A', HERE), stack('B', { ...HERE, account: '222222222222' })], [['aws://111111111111/eu-west-1', 'A'], ['aws://222222222222/eu-west-1', 'B']]],
  ['stages of an open environment are apart', [stack('A', { assembly: 'x' }), stack('B', { assembly: 'y' })], [[undefined, 'A'], [undefined, 'B']]],
  ['stages of an open account are apart', [stack('A', { assembly: 'x', region: 'eu-west-1' }), stack('B', { assembly: 'y', region: 'eu-west-1' })], [['aws://unknown-account/eu-west-1', 'A'], ['aws://unknown-account/eu-west-1', 'B']]],
  ['stacks of one stage of an open environment are one network', [stack('A', { assembly: 'x' }), stack('B', { assembly: 'x' })], [[undefined, 'A', 'B']]],
  ['one stack alone is not named in ids', [stack('A')], [[undefined]]],
])('%s', (_, stacks, expected) => expect(groups(...stacks)).toEqual(expected));

test('the Region of a stack comes before the one that is given', () => {
  const regional = path.join(directory, 'regional.json');
  fs.writeFileSync(regional, JSON.stringify({ Resources: { Net: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: { 'Fn::Sub': '${AWS::Region}a' } } } } }));
  const zone = (region?: string) => environmentsOf([{ name: 'A', file: regional, region }], { region: 'us-east-1' })[0].network.all('subnet')[0].zone;
  expect(zone()).toEqual({ kind: 'name', name: 'us-east-1a' });
  expect(zone('eu-west-1')).toEqual({ kind: 'name', name: 'eu-west-1a' });
});

describe('templates by the names of their stacks', () => {
  test('have those names in AWS', () => expect(stacksByName({ A: file })).toEqual([{ name: 'A', stackName: 'A', file }]));
  test.each<[string, Record<string, string>, string]>([
    ['none', {}, 'no templates are given: expected the file of each by the name of its stack'],
    ['an empty name', { '': file }, 'an empty string is no name of a stack: expected letters, digits and hyphens'],
    ['a name with a colon', { 'A:B': file }, 'A:B is no name of a stack: expected letters, digits and hyphens'],
  ])('%s is refused', (_, files, message) => expect(() => stacksByName(files)).toThrow(message));
});

describe('the network of a question', () => {
  const networks = environmentsOf([stack('A', HERE), stack('B', { ...HERE, region: 'us-east-1' })], {}).map(({ network }) => network);
  const ask = (source: Endpoint) => networkFor({ source, destination: Endpoint.internet(), traffic: Traffic.tcp(443) }, networks);

  test('is the one that has the subnet', () => {
    expect(ask(Endpoint.subnet('A:PrivateSubnet1'))).toBe(networks[0]);
    expect(ask(Endpoint.subnet('B:Private1'))).toBe(networks[1]);
  });
  test('is not clear if several have it', () => {
    expect(() => ask(Endpoint.subnet('PrivateSubnet1'))).toThrow('subnet PrivateSubnet1 and internet lie in 2 environments: name the stack too, such as A:PrivateSubnet1');
  });
  test('is none if no network has it', () => {
    expect(() => ask(Endpoint.subnet('C'))).toThrow('no subnet is called C: name one of A:PrivateSubnet1; no subnet is called C: name one of B:PrivateSubnet1');
  });
});
