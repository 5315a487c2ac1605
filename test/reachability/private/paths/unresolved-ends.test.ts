import { explain } from '../../../support/explain';
import { haNetwork, host, securityGroup, TIERED } from '../../../support/network-builder';

const app = [host('App', 'PrivateA', { securityGroups: [{ kind: 'known', value: 'Open' }] }), securityGroup('Open', 'out all 0.0.0.0/0')];
const network = (...rules: readonly string[]) => haNetwork({ publicAcl: TIERED, privateAcl: [...rules, ...TIERED] }).with(...app);

test.each([
  ['what no address gets is lost whichever the host has', 'out 50 deny tcp 441 0.0.0.0/0', 'tcp 440-443', 'PARTLY_FOUND'],
  ['so is what no reply comes to', 'in 50 deny tcp 32768-60999 0.0.0.0/0', 'tcp 443', 'PARTLY_FOUND'],
  ['what a NAT gateway does not translate', 'in 50 deny tcp 22 0.0.0.0/0', 'all', 'PARTLY_FOUND'],
])('%s', (_, rule, asked, verdict) => expect(explain(network(rule), 'host App -> internet', asked).verdict).toBe(verdict));

test('what some addresses of the subnet get and others do not is unknown', () => {
  const half = haNetwork({ privateAcl: TIERED, publicAcl: ['in 50 deny tcp 22 10.0.16.0/21', ...TIERED] }).with(...app);
  expect(explain(half, 'host App -> internet', 'tcp 22-23').verdict).toBe('UNKNOWN');
  expect(explain(half, 'host App -> internet', 'tcp 23').verdict).toBe('FOUND');
});
