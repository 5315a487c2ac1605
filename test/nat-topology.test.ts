import { HaNatVpc, NatTopology } from '../src';
import { agnosticStack } from './support/stacks';

test('one topology can serve many VPCs, each with gateways of its own', () => {
  const stack = agnosticStack();
  const natTopology = NatTopology.zonal();
  const [one, two] = ['One', 'Two'].map((id) => new HaNatVpc(stack, id, { azCount: 2, natTopology }));
  expect(one.natGateways).toHaveLength(2);
  expect(two.natGateways).toHaveLength(2);
  expect(one.natGateways[0].natGatewayId).not.toBe(two.natGateways[0].natGatewayId);
});
