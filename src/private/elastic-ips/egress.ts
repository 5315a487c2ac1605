import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { NatGateway } from '../../nat-gateway';

/** A public address that private subnets leave from. */
export interface EgressAddress {
  /** Lasts as long as the zone keeps its place, and the address its place among those of the zone. */
  readonly name: string;
  readonly publicIp: string;
}

/**
 * @throws if one is missing: an allow list that lacks an address closes a door one day, and works until then
 */
export function egressAddressesOf(vpc: ec2.Vpc, natGateways: NatGateway[]): EgressAddress[] {
  const zones = natGateways.flatMap(({ _elasticIpsByZone }) => _elasticIpsByZone);
  if (zones.length === 0) {
    throw new Error(`the egress addresses of ${vpc.node.path} are not in the template: ${whyNone(natGateways)}`);
  }
  const untold = zones.flat().filter(({ publicIp }) => publicIp === undefined);
  if (untold.length > 0) {
    const ids = untold.map(({ allocationId }) => allocationId).join(', ');
    throw new Error(
      `the egress addresses of ${vpc.node.path} are not in the template, which cannot look up ${ids}: ` +
        `tell them with ElasticIps.fromAllocationIds(…, { publicIps: { '${untold[0].allocationId}': '203.0.113.1' } })`,
    );
  }
  return zones.flatMap((ofZone, zone) => ofZone.map(({ publicIp }, index) =>
    ({ name: `Zone${zone + 1}Address${index + 1}`, publicIp: publicIp! })));
}

function whyNone(natGateways: NatGateway[]): string {
  if (natGateways.length === 0) { return 'its natTopology defines no NAT gateways'; }
  return natGateways.some(({ _resource }) => _resource.connectivityType === 'private')
    ? 'its NAT gateways are private ones, without public addresses'
    : 'AWS chooses those of its regional NAT gateway; NatTopology.regional({ elasticIps }) names them';
}
