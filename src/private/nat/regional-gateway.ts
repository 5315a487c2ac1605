import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { attachmentsOf } from './internet-connectivity';
import { routeToGateway, servedTiers } from './nat-network';
import type { NatNetwork } from './nat-network';
import type { ElasticIp } from '../../elastic-ip';
import type { ElasticIps } from '../../elastic-ips';
import { NatGateway } from '../../nat-gateway';
import { isZoneId } from '../addresses/zone-ids';

/**
 * One gateway that stands in no subnet and serves every zone: in zones and with addresses of AWS's choice, or in the
 * zones of the VPC with the addresses given.
 */
export function defineRegionalGateway(network: NatNetwork, elasticIps?: ElasticIps): NatGateway {
  const served = servedTiers(network, 'regional');
  const scope = new Construct(network.vpc, 'RegionalNatGateway');
  const addresses = elasticIps && network.zones.map((zone, index) => ({
    zone,
    elasticIps: elasticIps._define(new Construct(scope, `Zone${index + 1}`), {
      zones: network.zones,
      index,
    }),
  }));
  const resource = new ec2.CfnNatGateway(scope, 'Resource', {
    availabilityMode: 'regional',
    connectivityType: 'public',
    vpcId: network.vpc.vpcId,
    availabilityZoneAddresses: addresses?.map(({ zone, elasticIps: ofZone }) => zoneAddress(zone, ofZone)),
  });
  // Without an attached internet gateway there is no internet to reach: AWS refuses the gateway.
  resource.node.addDependency(...attachmentsOf(network.vpc));
  served.forEach(({ tier, subnets }) => subnets.forEach((subnet) => routeToGateway(tier, subnet, resource.ref)));
  if (addresses) { elasticIps._advise(network.vpc, addresses.map((each) => each.elasticIps.length)); }
  return NatGateway._ofVpc(resource, addresses?.map((each) => each.elasticIps) ?? []);
}

function zoneAddress(zone: string, elasticIps: ElasticIp[]): ec2.CfnNatGateway.AvailabilityZoneAddressProperty {
  const allocationIds = elasticIps.map(({ allocationId }) => allocationId);
  return { [isZoneId(zone) ? 'availabilityZoneId' : 'availabilityZone']: zone, allocationIds };
}
