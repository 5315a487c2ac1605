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
