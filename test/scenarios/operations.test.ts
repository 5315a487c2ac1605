import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullDiff, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { ElasticIps, HaNatVpc, NatTopology } from '../../src';
import { synthExample } from '../support/example';
import { agnosticStack, templateOf } from '../support/stacks';
import type { CfnTemplate } from '../support/stacks';
import { hazardsOfUpdate } from '../support/update';

const operations = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
const template = (natTopology: NatTopology) => templateOf(agnosticStack, (stack) => { new HaNatVpc(stack, 'Vpc', { natTopology }); });
const addresses = (first = 'eipalloc-1') => ElasticIps.fromAllocationIds({ 1: [first], 2: ['eipalloc-2'], 3: ['eipalloc-3'] });
const gateways = ({ Resources: resources }: CfnTemplate) => Object.values(resources)
  .filter(({ Type }) => Type === 'AWS::EC2::NatGateway').map(({ Properties }) => Properties?.AllocationId);

describe('replacing a gateway and keeping its address', () => {
  const zonal = template(NatTopology.zonal({ elasticIps: addresses() }));

  test('of all zones but the first: without gateways there for a while, no address is claimed twice', () => {
    const without = template(NatTopology.single({ elasticIps: addresses() }));
    expect(gateways(without)).toEqual(['eipalloc-1']);
    expect(hazardsOfUpdate(zonal, without, { mayRemove: /^removes VpcPublicSubnet[23]NATGateway/ })).toEqual([]);
    expect(hazardsOfUpdate(without, zonal)).toEqual([]);
    expect(gateways(zonal)).toEqual(['eipalloc-1', 'eipalloc-2', 'eipalloc-3']);
  });

  test('of the first zone: a spare address makes CloudFormation replace it, twice', () => {
    const spare = template(NatTopology.zonal({ elasticIps: addresses('eipalloc-9') }));
    for (const [before, after] of [[zonal, spare], [spare, zonal]]) {
      expect(hazardsOfUpdate(before, after)).toEqual([expect.stringMatching(/^replaces VpcPublicSubnet1NATGateway/)]);
    }
  });
});

test('a stack that takes over retained addresses neither defines nor releases them', () => {
  expect(Object.values(template(NatTopology.zonal({ elasticIps: addresses() })).Resources).filter(({ Type }) => Type === 'AWS::EC2::EIP')).toEqual([]);
});

test('the cdk diff of the example is what moving an existing VPC over changes', () => {
  const [before, after] = [{}, { adopt: 'true' }].map((context) => Object.values(synthExample('adopt-existing-vpc', context).templates)[0]);
  const sign = (change: ResourceDifference) => change.isAddition ? '+' : change.isRemoval ? '-' : '~';
  const lines = Object.entries(fullDiff(before, after).resources.changes)
    .map(([logicalId, change]) => `[${sign(change)}] ${change.resourceType} ${logicalId}`);
  // The documentation says where each resource stands in the tree, too, as the CDK CLI does.
  const shown = [...operations.matchAll(/^(\[[+~-]\] AWS::EC2\S+) \S+ (\w+)$/gm)].map(([, what, logicalId]) => `${what} ${logicalId}`);
  expect(shown.sort()).toEqual(lines.filter((line) => line.includes(' AWS::EC2::')).sort());
  expect(lines.filter((line) => line.startsWith('[-]'))).toEqual([]);
});
