import { ElasticIps, HaNatVpc, NatTopology } from '../src';
import { NetworkView, target } from './support/network-view';
import { ENVIRONMENTS, templateOf } from './support/stacks';

test.each(ENVIRONMENTS)('tells what the template defines in an environment that is %s', (_, newStack) => {
  const described: unknown[] = [];
  const template = templateOf(newStack, (stack) => {
    const natTopology = NatTopology.zonal({ elasticIps: ElasticIps.allocate({ perGateway: 2 }) });
    const vpc = new HaNatVpc(stack, 'Vpc', { natTopology });
    expect(vpc.natGateways.map(({ availabilityZone }) => availabilityZone)).toEqual(vpc.availabilityZones);
    expect(vpc.natGateways.map(({ subnet }) => subnet)).toEqual(vpc.publicSubnets);
    described.push(...vpc.natGateways.map((gateway) => ({
      logicalId: target(stack.resolve(gateway.natGatewayId)),
      elasticIps: gateway.elasticIps.map(({ allocationId }) => target(stack.resolve(allocationId))),
      publicIps: gateway.elasticIps.map(({ publicIp }) => target(stack.resolve(publicIp))),
    })));
  });
  const { natGateways } = new NetworkView(template);
  expect(described).toEqual(natGateways.map(({ logicalId, elasticIps }) => ({ logicalId, elasticIps, publicIps: elasticIps })));
});
