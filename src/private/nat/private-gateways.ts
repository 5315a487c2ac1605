import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { routeToGateway, servedTiers } from './nat-network';
import type { NatNetwork } from './nat-network';
import { NatGateway } from '../../nat-gateway';

export interface PrivateGatewaysProps {
  /** The tier that the gateways stand in; the first isolated one if undefined. */
  readonly tierName?: string;
  readonly addressesPerGateway: number;
}

/** A private gateway in every zone, in a tier whose addresses other networks know. */
export function definePrivateGateways(network: NatNetwork, props: PrivateGatewaysProps): NatGateway[] {
  const served = servedTiers(network, 'privateNat');
  const gateways = gatewayTier(network, props).subnets.map((subnet) => {
    const resource = new ec2.CfnNatGateway(subnet, 'NATGateway', {
      connectivityType: 'private',
      subnetId: subnet.subnetId,
      secondaryPrivateIpAddressCount: props.addressesPerGateway > 1 ? props.addressesPerGateway - 1 : undefined,
    });
    return NatGateway._inSubnet(resource, subnet, []);
  });
  for (const { tier, subnets } of served) {
    subnets.forEach((subnet, zone) => routeToGateway(tier, subnet, gateways[zone].natGatewayId));
  }
  return gateways;
}

function gatewayTier({ tiers }: NatNetwork, { tierName }: PrivateGatewaysProps) {
  const isolated = tiers.filter(({ tier }) => tier.subnetType === ec2.SubnetType.PRIVATE_ISOLATED);
  const found = isolated.find(({ tier }) => tierName === undefined || tier.name === tierName);
  if (!found) {
    const names = isolated.map(({ tier }) => `'${tier.name}'`).join(', ');
    throw new Error(
      `NatTopology.privateNat() puts its gateways into ${tierName === undefined ? 'an isolated tier' : `the isolated tier '${tierName}'`}, ` +
        `but tiers has ${names === '' ? 'none' : `only ${names}`}: add SubnetTier.isolated({ name: '${tierName ?? 'Routable'}' }), whose routes you add`,
    );
  }
  return found;
}
