import { Fn } from 'aws-cdk-lib';
import type { NatGateway } from '../../../src';
import { gatewayId, gatewayName } from '../../../src/private/monitoring/gateway-names';

const gateway = (availabilityZone?: string, subnetId?: string) =>
  ({ availabilityZone, subnet: subnetId && { node: { id: subnetId } } }) as unknown as NatGateway;

test.each<[string, NatGateway, string, string]>([
  ['in a zone', gateway('eu-west-1a', 'PublicSubnet1'), 'PublicSubnet1', 'eu-west-1a'],
  ['in a zone that only deployment names', gateway(Fn.select(0, Fn.getAzs()), 'PublicSubnet1'), 'PublicSubnet1', 'PublicSubnet1'],
  ['in no subnet', gateway(), 'Regional', 'all zones'],
])('a gateway %s', (_, natGateway, id, name) => expect([gatewayId(natGateway), gatewayName(natGateway)]).toEqual([id, name]));
