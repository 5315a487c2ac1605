import { known, unknown } from '../../../../src/reachability/private/network/resource';
import { placesOf } from '../../../../src/reachability/private/paths/endpoints';
import { explain, headers, onlyPath, stops } from '../../../support/explain';
import type { NetworkBuilder } from '../../../support/network-builder';
import { elasticIp, empty, haNetwork, host, regionalNat, subnet, TIERED, vpc } from '../../../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const stranger = (to: string, traffic = 'tcp 12077', network = tiered) => explain(network, `198.51.100.77 -> ${to}`, traffic);

describe('an Elastic IP of a NAT gateway', () => {
  const analysis = () => stranger('eip NatAEip');
  const path = () => onlyPath(analysis());
  test('a stranger gets as far as the gateway, even with the port guessed', () => {
    expect(analysis()).toMatchObject({ verdict: 'NOT_FOUND', destination: 'NatAEip of NatA' });
    expect(stops(path().forward)).toEqual(['internet 198.51.100.77', 'internet gateway Igw', 'network ACL PublicAcl inbound', 'NAT gateway NatA']);
  });
  test('the internet sees the Elastic IP, the gateway its own block', () => {
    expect(headers(path().forward[0].outboundHeaders)).toContain('NatAEip');
    expect(path().forward[3].inboundHeaders[0].destinationAddresses).toEqual(['10.0.0.0/24']);
  });
  test('the gateway stops what no host asked for', () => {
    expect(path().blockedBy).toMatchObject([{ componentId: 'NatA', detail: expect.stringContaining('no translation entry') }]);
    expect(path().reply).toEqual([]);
  });
  test('or the network ACL before it', () => {
    expect(onlyPath(stranger('eip NatAEip', 'tcp 22')).blockedBy[0]).toMatchObject({ componentId: 'PublicAcl', ruleNumber: 32767 });
  });
});

test('an Elastic IP of a host leads to the subnet of the host', () => {
  const network = haNetwork().with(host('Web', 'PublicA'), elasticIp('WebEip', 'Web'));
  expect(stranger('eip WebEip', 'tcp 443', network).verdict).toBe('FOUND');
});

test('any of several Elastic IPs of a gateway leads to it', () => {
  const network = tiered.change('nat-gateway', 'NatA', { allocations: [known('First'), known('Second')] });
  expect(stranger('eip Second', 'tcp 443', network).destination).toBe('Second of NatA');
});

test.each([
  ['one that nothing has', tiered, '198.51.100.77 -> eip Nobody', 'no Elastic IP of the template is called Nobody, or nothing has it: name one of (there are none)'],
  ['one of a regional gateway', tiered.with(regionalNat('Regional')).change('nat-gateway', 'Regional', { allocations: [{ kind: 'known', value: 'Wide' }] }), '198.51.100.77 -> eip Wide',
    'in which subnet Wide belongs to a gateway or a host is unknown: name an Elastic IP of a zonal NAT gateway or a host'],
  ['one of no such name, where there are some', tiered.with(host('Web', 'PublicA'), elasticIp('WebEip', 'Web')), '198.51.100.77 -> eip Nobody', 'or nothing has it: name one of WebEip'],
  ['one of a host in no known subnet', tiered.with(host('Web', 'PublicA', { subnet: undefined }), elasticIp('WebEip', 'Web')), '198.51.100.77 -> eip WebEip', 'in which subnet WebEip belongs'],
  ['one of a gateway in an unknown subnet', tiered.change('nat-gateway', 'NatA', { placement: { kind: 'zonal', subnet: unknown('P') } }), '198.51.100.77 -> eip NatAEip', 'in which subnet NatAEip belongs'],
  ['one as a source', tiered, 'eip NatAEip -> internet', 'Elastic IP NatAEip is where packets come in: name the subnet that they come from as the source'],
  ['one from inside', tiered, 'PrivateA -> eip NatAEip', 'Elastic IP NatAEip is asked about from outside the VPC: name the internet or an address there as the source'],
])('%s is refused', (_, network, way, message) => expect(() => explain(network, way, 'tcp 443')).toThrow(message));

describe('a host', () => {
  const network = tiered.with(host('Web', 'PublicA'), host('WebServer12345678', 'PrivateA'), host('Lost', '?'));

  test.each([
    ['by its logical id', 'Web', 'Web in PublicA'],
    ['without the hash that CDK adds', 'WebServer', 'WebServer12345678 in PrivateA'],
    ['by the end of its name', 'server', 'WebServer12345678 in PrivateA'],
    ['by its name in other letters, though others end with it', 'web', 'Web in PublicA'],
  ])('%s', (_, name, source) => {
    const one = network.with(host('OtherWeb', 'PrivateA'));
    expect(explain(one, `host ${name} -> internet`, 'tcp 443').source).toBe(source);
  });

  test.each([
    ['of no such name', 'Mail', 'no host is called Mail: name one of Lost, Web, WebServer12345678'],
    ['that may be several', 'e', 'no host is called e: name one of'],
    ['without any name', 'Subnet', 'no host is called Subnet: name one of Lost, Web, WebServer12345678'],
    ['with a part of a name in its middle', 'ebServ', 'no host is called ebServ'],
    ['in an unknown subnet', 'Lost', 'the subnet of Lost is unknown: name a subnet with Endpoint.subnet() instead'],
  ])('%s is refused', (_, name, message) => expect(() => explain(network, `host ${name} -> internet`, 'tcp 443')).toThrow(message));
});

test('a host that is in one subnet or another is refused', () => {
  const twice = tiered.with(host('Web', 'PublicA'), host('Web', 'PrivateA'));
  expect(() => explain(twice, 'host Web -> internet', 'tcp 443')).toThrow('the subnet of Web is unknown');
});

test('a host in no subnet is refused', () => {
  const one = tiered.with(host('Web', 'PublicA', { subnet: undefined }));
  expect(() => explain(one, 'host Web -> internet', 'tcp 443')).toThrow('the subnet of Web is unknown');
});

describe('a subnet', () => {
  const named = (...ids: string[]) => empty.with(vpc(), ids.flatMap((id, i) => subnet(id, { ipv4: `10.0.${i}.0/24` })));
  const source = (network: NetworkBuilder, name: string) =>
    placesOf(network.build(), { kind: 'subnet', name }, { kind: 'internet' }).source.subnet;
  test.each([
    ['the word subnet', named('VpcPrivateSubnet1Subnet8BCA10E0', 'VpcPrivateSubnet2Subnet8BCA10E1'), 'Private1', 'VpcPrivateSubnet1Subnet8BCA10E0'],
    ['what another has before it', named('Data', 'OtherData'), 'Data', 'Data'],
    ['the same but for the word subnet', named('Data', 'DataSubnet'), 'Data', 'Data'],
    ['the word of another, by its id', named('Data', 'DataSubnet'), 'DataSubnet', 'DataSubnet'],
    ['digits that are no hash', named('A12345678Data', 'B12345678Data'), 'a12345678data', 'A12345678Data'],
    ['the stack that it is in', named('Net:Data', 'App:Data').given({ stacks: ['Net', 'App'] }), 'App:data', 'App:Data'],
    ['no stack, where one has it', named('Net:Data', 'App:Web').given({ stacks: ['Net', 'App'] }), 'data', 'Net:Data'],
  ])('is found by %s', (_, network, name, expected) => expect(source(network, name)).toBe(expected));

  test.each([
    ['several', named('WebData', 'OtherData', 'Else'), 'data', 'data may be any of 2 subnets: name one of OtherData, WebData'],
    ['the same, but for the word subnet', named('Data', 'DataSubnet'), 'data', 'data may be any of 2 subnets: name one of Data, DataSubnet'],
    ['one in each of two stacks', named('Net:Data', 'App:Data').given({ stacks: ['Net', 'App'] }), 'data', 'data may be any of 2 subnets: name one of App:Data, Net:Data'],
    ['one in another stack', named('Net:Data').given({ stacks: ['Net', 'App'] }), 'App:data', 'no subnet is called App:data: name one of Net:Data'],
  ])('that may be %s is refused', (_, network, name, message) => expect(() => source(network, name)).toThrow(message));
});

describe('an address', () => {
  const blocks = empty.with(
    vpc('Vpc', '?', '10.0.0.0/16'), subnet('A', { ipv4: '10.0.0.0/24' }), subnet('B', { ipv4: '10.0.0.0/25' }), subnet('C', { ipv4: '?' }),
    subnet('D', { ipv4: '10.0.4.0/24', ipv6: '2600:1f16:abc:de00::/64' }),
  );
  test.each([
    ['10.0.4.7', '10.0.4.7 in D'], ['2600:1f16:abc:de00::7', '2600:1f16:abc:de00::7 in D'],
  ])('%s is that of a host', (address, source) => expect(explain(blocks, `${address} -> internet`, 'tcp 443').source).toBe(source));

  test.each([
    ['10.0.0.7', '10.0.0.7 lies in 2 subnets: name the one you mean, A, B'],
    ['10.0.77.7', '10.0.77.7 lies in the VPC but in none of its subnets: name an address inside one of A 10.0.0.0/24, B 10.0.0.0/25, C, D 10.0.4.0/24 2600:1f16:abc:de00::/64'],
    ['203.0.113.7', 'source and destination both lie outside the VPC'],
  ])('%s is refused', (address, message) => expect(() => explain(blocks, `internet -> ${address}`, 'tcp 443')).toThrow(message));
});

test.each([
  ['PrivateA -> internet', ['PrivateA', 'internet']],
  ['PrivateA -> 203.0.113.7', ['PrivateA', '203.0.113.7']],
  ['10.0.16.7 -> service s3', ['10.0.16.7 in PrivateA', 's3']],
  ['internet -> eip NatAEip', ['internet', 'NatAEip of NatA']],
])('the ends of %s in words', (way, expected) => {
  const { source, destination } = explain(tiered, way, 'tcp 443');
  expect([source, destination]).toEqual(expected);
});

test('a service lies outside, as the internet does', () => {
  expect(() => explain(tiered, 'internet -> service s3', 'tcp 443')).toThrow('source and destination both lie outside the VPC');
});

test('a service is a destination alone', () => {
  expect(() => explain(tiered, 'service s3 -> PrivateA', 'tcp 443')).toThrow('s3 starts no connections: name the service as the destination');
});
