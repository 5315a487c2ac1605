import { Fn, Token, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AdoptedIpAddresses, ElasticIps, HaNatVpc, NatTopology, SubnetTier } from '../../src';
import { DEPLOYED_VPCS, ec2Props, tiersOf, type DeployedVpc } from '../support/deployed-vpcs';
import { ENVIRONMENTS, templateOf, type CfnTemplate } from '../support/stacks';
import { hazardsOfUpdate } from '../support/update';

const isPrivate = ({ subnetType }: SubnetTier) => subnetType === ec2.SubnetType.PRIVATE_WITH_EGRESS;

/** How many zones ec2.Vpc gives in an environment. */
const deployedZones = (stack: Stack, { maxAzs = 3 }: DeployedVpc) => Math.min(maxAzs, stack.availabilityZones.length);

/** A gateway in every zone, with the addresses that the VPC has. */
const zonal = (zones: string[], { allocationIds }: DeployedVpc) => NatTopology.zonal({
  elasticIps: allocationIds && ElasticIps.fromAllocationIds(
    Object.fromEntries(zones.map((zone, index) => [Token.isUnresolved(zone) ? `${index + 1}` : zone, [allocationIds[index]]]))),
});

function topologyOf(zones: string[], deployed: DeployedVpc): NatTopology {
  if (!tiersOf(deployed).some(isPrivate)) { return NatTopology.none(); }
  return deployed.natGateways === 1 ? NatTopology.single() : zonal(zones, deployed);
}

interface Change {
  readonly moreZones?: number;
  readonly tier?: SubnetTier;
  readonly isZonal?: boolean;
}

const adopted = (deployed: DeployedVpc, { moreZones = 0, tier, isZonal }: Change = {}) => (stack: Stack) => {
  const azCount = deployedZones(stack, deployed);
  const { cidr = '10.0.0.0/16', groups, flowLogs = {}, gatewayEndpoints, restrictDefaultSecurityGroup, growInto } = deployed;
  const zones = Array.from({ length: azCount + moreZones }, (_, index) =>
    (stack.availabilityZones.length > 2 ? stack.availabilityZones[index] : Fn.select(index, Fn.getAzs())));
  new HaNatVpc(stack, 'Vpc', {
    availabilityZones: zones,
    ipAddresses: AdoptedIpAddresses.cidr(cidr, { azCount, tiers: groups.map(([name]) => name), growInto }),
    tiers: [...tiersOf(deployed), ...tier ? [tier] : []],
    natTopology: isZonal ? zonal(zones, deployed) : topologyOf(zones, deployed),
    flowLogs,
    gatewayEndpoints,
    restrictDefaultSecurityGroup,
  });
};

describe.each(ENVIRONMENTS)('in an environment that is %s', (_, newStack) => {
  describe.each(Object.entries(DEPLOYED_VPCS))('an ec2.Vpc %s', (_name, deployed) => {
    const template = (define: (stack: Stack) => void) => templateOf(newStack, define);
    let before: CfnTemplate;
    let taken: CfnTemplate;
    beforeAll(() => {
      before = template((stack) => { new ec2.Vpc(stack, 'Vpc', ec2Props(deployed)); });
      taken = template(adopted(deployed));
    });
    const hasNat = tiersOf(deployed).some(isPrivate);
    const hazards = (change: Change) => hazardsOfUpdate(taken, template(adopted(deployed, change)));

    test('is taken over with nothing replaced, removed or contested', () => {
      expect(hazardsOfUpdate(before, taken)).toEqual([]);
      expect(Object.keys(taken.Resources)).toEqual(expect.arrayContaining(Object.keys(before.Resources)));
    });

    (hasNat ? test : test.skip)('goes on to a gateway in every zone', () => expect(hazards({ isZonal: true })).toEqual([]));

    test('goes on to one more zone', () => expect(hazards({ moreZones: 1 })).toEqual([]));

    test('goes on to one more tier', () => {
      expect(hazards({ tier: SubnetTier.isolated({ name: 'Added', cidrMask: 28 }) })).toEqual([]);
    });
  });
});

test('one zone is refused, with the reason', () => {
  const [, newStack] = ENVIRONMENTS[1];
  expect(() => new HaNatVpc(newStack(), 'Vpc', { azCount: 1, ipAddresses: AdoptedIpAddresses.cidr('10.0.0.0/16', { azCount: 1 }) }))
    .toThrow('azCount must be a whole number of 2 to 16, for a network in one Availability Zone is lost together with it, got 1');
});
