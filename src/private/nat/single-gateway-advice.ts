import { Annotations, Token } from 'aws-cdk-lib';
import type { NatNetwork } from './nat-network';
import type { NatGateway } from '../../nat-gateway';
import { NAT_GATEWAY_METADATA_KEY } from '../../reachability/nat-gateway-metadata';
import type { NatGatewayMetadata } from '../../reachability/nat-gateway-metadata';

/** A gateway ($0.045 an hour) and its address ($0.005 an hour) for a month of 730 hours, us-east-1, November 2026. */
const DOLLARS_PER_GATEWAY_AND_MONTH = 36.5;

/**
 * Say what one gateway for all zones risks and saves: to the user, and to the proof, in the same words.
 */
export function acceptZoneLoss({ vpc, zones: [zone, ...others] }: NatNetwork, gateway: NatGateway): void {
  const words = `one NAT gateway serves ${others.length + 1} Availability Zones: when ${Token.isUnresolved(zone) ? 'the first zone' : zone} is lost, ` +
    'the private subnets of all zones lose their internet route, and until then traffic of the others pays for crossing zones; ' +
    `it saves $${others.length * DOLLARS_PER_GATEWAY_AND_MONTH} a month in us-east-1 against a gateway in every zone`;
  const metadata: NatGatewayMetadata = { acceptedZoneLoss: words };
  gateway._resource.addMetadata(NAT_GATEWAY_METADATA_KEY, metadata);
  Annotations.of(vpc).addWarningV2('cdk-ha-nat-vpc:NatTopology.single', words);
}
