import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import { gatewayEndpoint, haNetwork, route, subnet, table, TIERED } from '../../../support/network-builder';

const CLOSED = ['in 100 allow tcp 1024-65535 0.0.0.0/0', 'out 100 allow tcp 443 10.0.0.0/16'];
const plain = haNetwork();
const network = plain.with(gatewayEndpoint('S3', 's3', 'PrivateATable'));
const isolated = network.with(subnet('Lonely', { ipv4: '10.0.200.0/24', table: 'LonelyTable' }), table('LonelyTable'));
const served = isolated.with(gatewayEndpoint('Own', 's3', 'LonelyTable'));
const ask = (asked = 'tcp 443', way = 'PrivateA -> service s3', of = network) => explain(of, way, asked);

test('a service is reached by its gateway endpoint', () => {
  const { verdict, forward, reply } = onlyPath(ask());
  expect(verdict).toBe('FOUND');
  expect(stops(forward)).toEqual(['subnet PrivateA', 'network ACL Vpc.DefaultNetworkAcl outbound', 'route table PrivateATable', 'gateway endpoint S3', 'AWS service s3']);
  expect(stops(reply)).toEqual(['AWS service s3', 'gateway endpoint S3', 'network ACL Vpc.DefaultNetworkAcl inbound', 'subnet PrivateA']);
  expect(forward[2].routes).toEqual([{ destination: 'addresses of s3', targetId: 'S3', targetType: 'gateway-endpoint' }]);
  expect(forward[0].outboundHeaders[0].destinationAddresses).toEqual(['s3']);
});

test.each([
  ['udp does not pass the endpoint', ask('udp 443'), 'NOT_FOUND', ['VPCE_GATEWAY_PROTOCOL_RESTRICTION S3']],
  ['of all traffic a part does', ask('all'), 'PARTLY_FOUND', ['VPCE_GATEWAY_PROTOCOL_RESTRICTION S3']],
  ['ping passes', ask('ping'), 'FOUND', []],
])('%s', (_, answer, verdict, blame) => expect([answer.verdict, blamed(onlyPath(answer))]).toEqual([verdict, blame]));

test('without an endpoint, the way to the internet is the way to the service', () => {
  expect(stops(onlyPath(ask('tcp 443', 'PrivateB -> service s3')).forward)).toContain('NAT gateway NatB');
});

test('nor is there any from a subnet without a way out', () => {
  expect(ask('tcp 443', 'Lonely -> service s3', isolated).verdict).toBe('NOT_FOUND');
});

test('the endpoint serves a subnet without a way out', () => {
  expect(ask('tcp 443', 'Lonely -> service s3', served).verdict).toBe('FOUND');
});

test('a more specific route may take what is sent to the service', () => {
  const answer = ask('tcp 443', 'PrivateA -> service s3', network.with(route('PrivateATable', '52.216.0.0/15 -> nat NatA')));
  expect([answer.verdict, onlyPath(answer).reasons]).toEqual(['UNKNOWN', [expect.stringContaining('may be more specific than those to s3')]]);
});

test('network ACLs filter what is sent to a service', () => {
  const closed = haNetwork({ publicAcl: TIERED, privateAcl: CLOSED }).with(gatewayEndpoint('S3', 's3', 'PrivateATable'));
  const answer = ask('tcp 443', 'PrivateA -> service s3', closed);
  expect([answer.verdict, blamed(onlyPath(answer))]).toEqual(['NOT_FOUND', ['SUBNET_ACL_RESTRICTION PrivateAcl rule 32767']]);
});

test('an address that no route covers may be one of the service', () => {
  const answer = ask('tcp 443', 'Lonely -> 52.216.1.1', served);
  expect([answer.verdict, onlyPath(answer).reasons]).toEqual(['UNKNOWN', ['whether s3 has the address is unknown: AWS alone knows which it has']]);
});

test('the service has a name on the outside, there and back, and nothing more is said of it', () => {
  const { forward, reply } = onlyPath(ask());
  expect(forward.map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual(Array(5).fill('tcp  10.0.16.0/20:1024-65535 → s3:443'));
  expect(reply.map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual(Array(4).fill('tcp  s3:443 → 10.0.16.0/20:1024-65535'));
  expect([...forward, ...reply].flatMap(({ explanations }) => explanations.map(({ effect }) => effect))).toEqual([]);
});

test('hosts whose block is unknown have the name of their subnet', () => {
  const { reply } = onlyPath(ask('tcp 443', undefined, network.change('subnet', 'PrivateA', { ipv4: { kind: 'unknown', reason: 'P' } })));
  expect(headers(reply[0].outboundHeaders)).toBe('tcp  s3:443 → PrivateA:1024-65535');
});
