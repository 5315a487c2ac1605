import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import type { Reference } from '../../../src/reachability/private/network/resource';
import { known, unknown } from '../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../src/reachability/private/network/resources';
import { PacketSet } from '../../../src/reachability/private/packet/packet-set';
import { unreachableEndpoint } from '../../../src/reachability/rules/unreachable-endpoint';
import { finding } from '../../support/judging';
import { haNetwork, packets, TIERED } from '../../support/network-builder';

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

const serving = (routeTables: readonly Reference[], ...rules: string[]) => haNetwork({ privateAcl: rules })
  .with({ ...endpoint, routeTables } as AnyResource);
const both = [known('PrivateATable'), known('PrivateBTable')];

test('hosts of two subnets are named once each, and so is the fix of their ACL', () => {
  const { summary, fix } = finding(unreachableEndpoint, serving(both, ...INSIDE), 'S3')!;
  expect(summary).toMatch(/^hosts of PrivateA and PrivateB do not reach s3 /);
  expect(fix!.match(/allow outbound/g)).toHaveLength(1);
});

test.each<[string, readonly Reference[], readonly string[], object | undefined]>([
  ['a table that is unknown, besides one that is not', [unknown('P'), known('PrivateATable')], TIERED, { verdict: 'PROVED' }],
  ['tables of which none is known', [unknown('P')], TIERED, undefined],
  ['open ACLs', both, TIERED, { summary: 'the network ACLs let hosts reach s3 by gateway endpoint S3' }],
  ['an ACL of unknown rules', both, [...INSIDE, 'out 10 allow tcp 443 ?', 'in 10 allow tcp 1024-65535 0.0.0.0/0'],
    { summary: 'whether hosts reach s3 by gateway endpoint S3 is unknown', reasons: [expect.stringContaining('parameter P')] }],
])('says of %s', (_, tables, rules, expected) => {
  const found = finding(unreachableEndpoint, serving(tables, ...rules), 'S3');
  if (expected === undefined) { expect(found).toBeUndefined(); } else { expect(found).toMatchObject(expected); }
});

const TIERS = [['private', true], ['isolated', false]] as const;
test.each(TIERS)('the fix for an ACL of HaNatVpc in a tier that is %s names its option: %s', (taggedTier, isNamed) => {
  const claims = { ipv4: packets('tcp 443 0.0.0.0/0'), ipv6: PacketSet.empty('ipv6') };
  const one = serving([known('PrivateATable')], ...INSIDE)
    .change('network-acl', 'PrivateAcl', { egressClaims: claims }).change('subnet', 'PrivateA', { taggedTier });
  expect(/egress/i.test(finding(unreachableEndpoint, one, 'S3')!.fix!)).toBe(isNamed);
});
