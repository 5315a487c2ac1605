import { gatewayEndpointFacts, gatewayEndpoints, passedByEndpoint } from '../../../../src/reachability/private/forwarding/gateway-endpoint';
import type { GatewayEndpoint } from '../../../../src/reachability/private/network/resources';
import { gatewayEndpoint, haNetwork, packets, UNKNOWN } from '../../../support/network-builder';

const endpoint = gatewayEndpoint('S3', 's3', 'Table') as GatewayEndpoint;
const facts = (traffic: string) => gatewayEndpointFacts(endpoint, packets(traffic).services, 'ipv4', []);

test.each(['tcp 443 0.0.0.0/0', 'tcp 0-65535 0.0.0.0/0', 'icmp 8/0 0.0.0.0/0'])('%s passes', (traffic) => {
  expect([facts(traffic), packets(traffic).services.isSubsetOf(passedByEndpoint('ipv4'))]).toEqual([[], true]);
});

test.each(['udp 53 0.0.0.0/0', 'icmp 3 0.0.0.0/0', '47 0.0.0.0/0', 'all 0.0.0.0/0'])('of %s something does not', (traffic) => {
  expect(facts(traffic)).toMatchObject([{ code: 'VPCE_GATEWAY_PROTOCOL_RESTRICTION', componentId: 'S3' }]);
});

test('gateway endpoints of a table', () => {
  const network = haNetwork().with(gatewayEndpoint('S3', 's3', 'PrivateATable', UNKNOWN));
  expect(['PrivateATable', 'PrivateBTable'].map((id) => gatewayEndpoints(network.view(), id).map(({ id: one }) => one))).toEqual([['S3'], []]);
});
