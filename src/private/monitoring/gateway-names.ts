import { Token } from 'aws-cdk-lib';
import type { NatGateway } from '../../nat-gateway';

/** The part of construct ids that tells gateways apart: it lasts as long as the gateway's subnet does. */
export function gatewayId({ subnet }: NatGateway): string {
  return subnet?.node.id ?? 'Regional';
}

/** What people call a gateway: its zone, or the subnet where the zone has no name yet. */
export function gatewayName({ availabilityZone, subnet }: NatGateway): string {
  if (availabilityZone !== undefined && !Token.isUnresolved(availabilityZone)) {
    return availabilityZone;
  }
  return subnet?.node.id ?? 'all zones';
}
