import { Fn, Token } from 'aws-cdk-lib';
import { ExistingElasticIps } from '../../../src/private/elastic-ips/existing';

type Given = ConstructorParameters<typeof ExistingElasticIps>;
const NAMED = ['eu-west-1a', 'eu-west-1b'];
const NUMBERED = [Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs())];
const [A, B, C] = ['eipalloc-0a', 'eipalloc-0b', 'eipalloc-0c'];
const define = (zones: string[], ...given: Given) =>
  zones.map((_, index) => new ExistingElasticIps(...given).define(undefined as never, { zones, index }));
const idsOf = (zones: string[], byZone: Given[0]) => define(zones, byZone).map((ofZone) => ofZone.map(({ allocationId }) => allocationId));

test('are found by the zone, wherever it stands in the list', () => {
  expect(idsOf(NAMED, { 'eu-west-1b': [B, C], 'eu-west-1a': [A] })).toEqual([[A], [B, C]]);
});

test('are found by the number of the subnets where only deployment names the zones', () => {
  expect(idsOf(NUMBERED, { 2: [B], 1: [A] })).toEqual([[A], [B]]);
});

test('are any before the CLI has looked the zones up: that synth is done again', () => {
  expect(idsOf(['dummy1a', 'dummy1b', 'dummy1c'], { 'eu-west-1a': [A], 'eu-west-1b': [B] })).toEqual([[A], [B], [expect.stringMatching('^eipalloc-')]]);
});

test('tell their public addresses as far as these are told', () => {
  expect(define(NAMED, { 'eu-west-1a': [A], 'eu-west-1b': [B] }, { [A]: '203.0.113.1' })).toEqual([
    [{ allocationId: A, publicIp: '203.0.113.1' }], [{ allocationId: B, publicIp: undefined }],
  ]);
});

test('may be tokens', () => {
  const parameter = Token.asString({ Ref: 'Address' });
  expect(idsOf(NAMED, { 'eu-west-1a': [parameter], 'eu-west-1b': [B] })).toEqual([[parameter], [B]]);
});

describe('refuses', () => {
  test.each<[unknown, string]>([
    [undefined, "allocationIds must map keys to values such as { 'eu-west-1a': ['eipalloc-0123456789abcdef0'] }, got null"],
    [null, 'got null'],
    [[A], "got the list ['eipalloc-0a']"],
    [{ 'eu-west-1a': A }, "allocationIds['eu-west-1a'] must be a list such as ['eipalloc-0123456789abcdef0'], got 'eipalloc-0a'"],
    [{ 'eu-west-1a': null }, "allocationIds['eu-west-1a'] must be a list such as ['eipalloc-0123456789abcdef0'], got null"],
    [{ 'eu-west-1a': [] }, "allocationIds['eu-west-1a'] must list 1 to 8 addresses, which is what a NAT gateway can hold, got 0"],
    [{ 'eu-west-1a': Array.from({ length: 9 }, (_, index) => `eipalloc-${index}`) }, 'got 9'],
    [{ 'eu-west-1a': ['203.0.113.1'] }, "allocationIds['eu-west-1a'][0] must be an allocation id such as 'eipalloc-0123456789abcdef0', got '203.0.113.1'"],
    [{ 'eu-west-1a': [A, 5] }, "allocationIds['eu-west-1a'][1] must be an allocation id such as 'eipalloc-0123456789abcdef0', got 5"],
    [{ 'eu-west-1a': [A], 'eu-west-1b': [B, A] }, "allocationIds lists 'eipalloc-0a' twice: an Elastic IP address belongs to one NAT gateway at a time"],
    [{ 'eu-west-1a': [A] }, "allocationIds must have the addresses of each Availability Zone under 'eu-west-1a', 'eu-west-1b', has none under 'eu-west-1b'"],
    [{ 'eu-west-1a': [A], 'EU-WEST-1B': [B] }, "got 'EU-WEST-1B' as well"],
    [{ 'eu-west-1a': [A], 'eu-west-1b': [B], 'eu-west-1c': [C] }, "under 'eu-west-1a', 'eu-west-1b', got 'eu-west-1c' as well"],
  ])('%j', (byZone, message) => expect(() => define(NAMED, byZone as Given[0])).toThrow(message));

  test('names of zones where only deployment names them, and says what to write', () => {
    expect(() => define(NUMBERED, { 'eu-west-1a': [A], 'eu-west-1b': [B] })).toThrow("under '1', '2', has none under '1': "
      + 'in an environment-agnostic stack a zone is called by the number of its subnets');
  });

  test('the public address of another allocation', () => {
    expect(() => define(NAMED, { 'eu-west-1a': [A], 'eu-west-1b': [B] }, { [C]: '203.0.113.3' }))
      .toThrow("publicIps tells the address of 'eipalloc-0c', which allocationIds does not list: correct one of them");
  });
});
