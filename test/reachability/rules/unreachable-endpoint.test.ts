import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import { known } from '../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../src/reachability/private/network/resources';
import { unreachableEndpoint } from '../../../src/reachability/rules/unreachable-endpoint';
import { finding } from '../../support/judging';
import { haNetwork, TIERED } from '../../support/network-builder';

const endpoint: AnyResource = { kind: 'gateway-endpoint', id: 'S3', when: ALWAYS, vpc: known('Vpc'), service: 's3', routeTables: [known('PrivateATable')] };
const judged = (...privateAcl: string[]) => finding(unreachableEndpoint, haNetwork({ privateAcl }).with(endpoint), 'S3');
const INSIDE = ['in 900 allow all 10.0.0.0/16', 'out 900 allow all 10.0.0.0/16'];

test.each([
  ['everything passes', TIERED],
  ['HTTPS passes', [...INSIDE, 'out 10 allow tcp 443 0.0.0.0/0', 'in 10 allow tcp 1024-65535 0.0.0.0/0']],
  ['HTTPS passes to the addresses of the service', [...INSIDE, 'out 10 allow tcp 443 52.216.0.0/15', 'in 10 allow tcp 1024-65535 52.216.0.0/15']],
])('PROVED: %s', (_, rules) => expect(judged(...rules)?.verdict).toBe('PROVED'));

test('VIOLATED: nothing gets out', () => {
  expect(judged(...INSIDE)).toMatchObject({
    verdict: 'VIOLATED',
    severity: 'warning',
    summary: 'hosts of PrivateA do not reach s3 by gateway endpoint S3: network ACLs drop tcp 443 or its replies',
    fix: 'allow outbound tcp 443 in network ACL PrivateAcl and allow inbound tcp 1024-65535 in network ACL PrivateAcl; or take the endpoint out of their route tables',
    blame: [{ componentId: 'PrivateAcl', ruleNumber: 32767 }, { componentId: 'PrivateAcl', ruleNumber: 32767 }],
  });
});
test('VIOLATED: replies do not get in', () => expect(judged(...INSIDE, 'out 10 allow tcp 443 0.0.0.0/0')?.verdict).toBe('VIOLATED'));
test('UNKNOWN: what gets out is', () => expect(judged(...INSIDE, 'out 10 allow tcp 443 ?', 'in 10 allow tcp 1024-65535 0.0.0.0/0')?.verdict).toBe('UNKNOWN'));
test('nothing is said of an endpoint that serves no subnet', () => {
  expect(finding(unreachableEndpoint, haNetwork().with({ ...endpoint, routeTables: [] } as AnyResource), 'S3')).toBeUndefined();
});
