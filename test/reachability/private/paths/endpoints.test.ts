import { unknown } from '../../../../src/reachability/private/network/resource';
import { explain, headers, onlyPath, stops } from '../../../support/explain';
import { elasticIp, haNetwork, host, regionalNat, TIERED } from '../../../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const stranger = (to: string, traffic = 'tcp 12077', network = tiered) => explain(network, `198.51.100.77 -> ${to}`, traffic);

describe('an Elastic IP of a NAT gateway', () => {
  const analysis = stranger('eip NatAEip');
  const path = onlyPath(analysis);
  test('a stranger gets as far as the gateway, even with the port guessed', () => {
    expect(analysis).toMatchObject({ verdict: 'NOT_FOUND', destination: 'NatAEip of NatA' });
    expect(stops(path.forward)).toEqual(['internet 198.51.100.77', 'internet gateway Igw', 'network ACL PublicAcl inbound', 'NAT gateway NatA']);
  });
  test('the internet sees the Elastic IP, the gateway its own block', () => {
    expect(headers(path.forward[0].outboundHeaders)).toContain('NatAEip');
    expect(path.forward[3].inboundHeaders[0].destinationAddresses).toEqual(['10.0.0.0/24']);
  });
  test('the gateway stops what no host asked for', () => {
    expect(path.blockedBy).toMatchObject([{ componentId: 'NatA', detail: expect.stringContaining('no translation entry') }]);
    expect(path.reply).toEqual([]);
  });
  test('or the network ACL before it', () => {
    expect(onlyPath(stranger('eip NatAEip', 'tcp 22')).blockedBy[0]).toMatchObject({ componentId: 'PublicAcl', ruleNumber: 32767 });
  });
});

test('an Elastic IP of a host leads to the subnet of the host', () => {
  const network = haNetwork().with(host('Web', 'PublicA'), elasticIp('WebEip', 'Web'));
  expect(stranger('eip WebEip', 'tcp 443', network).verdict).toBe('FOUND');
});

test.each([
  ['one that nothing has', tiered, '198.51.100.77 -> eip Nobody', 'no Elastic IP of the template is called Nobody, or nothing has it: name one of (there are none)'],
  ['one of a regional gateway', tiered.with(regionalNat('Regional')).change('nat-gateway', 'Regional', { allocations: [{ kind: 'known', value: 'Wide' }] }), '198.51.100.77 -> eip Wide',
    'in which subnet Wide belongs to a gateway or a host is unknown: name an Elastic IP of a zonal NAT gateway or a host'],
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
  ])('%s', (_, name, source) => expect(explain(network, `host ${name} -> internet`, 'tcp 443').source).toBe(source));

  test.each([
    ['of no such name', 'Mail', 'no host is called Mail: name one of Lost, Web, WebServer12345678'],
    ['that may be several', 'e', 'no host is called e: name one of'],
    ['in an unknown subnet', 'Lost', 'the subnet of Lost is unknown: name a subnet with Endpoint.subnet() instead'],
  ])('%s is refused', (_, name, message) => expect(() => explain(network, `host ${name} -> internet`, 'tcp 443')).toThrow(message));
});

test('a service is a destination alone', () => {
  expect(() => explain(tiered, 'service s3 -> PrivateA', 'tcp 443')).toThrow('s3 starts no connections: name the service as the destination');
});
