import { App, Stack, Stage } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { ElasticIps, HaNatVpc, NatTopology } from '../../../src';

const EU = { account: '111111111111', region: 'eu-west-1' };
const US = { account: '111111111111', region: 'us-east-1' };
const vpcIn = (scope: Construct, id: string, env?: typeof EU, elasticIps = ElasticIps.allocate()) => {
  const stack = new Stack(scope, id, { env });
  new HaNatVpc(stack, 'Vpc', { natTopology: NatTopology.zonal({ elasticIps }), azCount: 3 });
  return () => Warnings.fromStack(stack).findWarning('*', Match.stringLikeRegexp('ElasticIps.quota')).map(({ entry }) => entry.data);
};

test('two VPCs of one environment are counted together, and the second says so', () => {
  const app = new App();
  const [first, second] = ['One', 'Two'].map((id) => vpcIn(app, id, EU));
  expect(first()).toEqual([]);
  expect(second()).toEqual([expect.stringContaining('3 NAT gateways with 1 Elastic IPs each need 3, besides One/Vpc 3, together 6: AWS allows 5 in a Region (quota L-0263D0A3)')]);
});

test.each<[string, (app: App) => (() => unknown[])[]]>([
  ['environments', (app) => [vpcIn(app, 'One', EU), vpcIn(app, 'Two', US)]],
  ['apps', () => [vpcIn(new App(), 'One', EU), vpcIn(new App(), 'Two', EU)]],
  ['stages that do not say where they go', (app) => ['Dev', 'Prod'].map((id) => vpcIn(new Stage(app, id), 'One'))],
])('of two %s nothing is added up', (_, define) => {
  expect(define(new App()).flatMap((warnings) => warnings())).toEqual([]);
});

test('stages that go to one environment are counted together', () => {
  const app = new App();
  const [, second] = ['Dev', 'Prod'].map((id) => vpcIn(new Stage(app, id), 'One', EU));
  expect(second()).toHaveLength(1);
});

test.each<[string, ElasticIps]>([
  ['existing addresses', ElasticIps.fromAllocationIds({ 1: ['eipalloc-1'], 2: ['eipalloc-2'], 3: ['eipalloc-3'] })],
  ['addresses of a pool', ElasticIps.fromPool({ publicIpv4Pool: 'ipv4pool-ec2-1' })],
])('%s are not new ones of Amazon\'s, and take nothing of the quota', (_, elasticIps) => {
  const app = new App();
  const warnings = ['One', 'Two', 'Three'].map((id) => vpcIn(app, id, undefined, elasticIps));
  expect(warnings.flatMap((of) => of())).toEqual([]);
});
