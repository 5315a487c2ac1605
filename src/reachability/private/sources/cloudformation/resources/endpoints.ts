import type { Readers } from './reader';
import type { GatewayEndpoint, InspectionEndpoint } from '../../../network/resources';
import type { Properties } from '../expressions/properties';
import { asText } from '../expressions/value';

export const ENDPOINT_READERS: Readers = {
  'AWS::EC2::VPCEndpoint': (endpoint) => [
    ...endpoint.readOne<GatewayEndpoint>((properties) =>
      isGateway(properties)
        ? {
          kind: 'gateway-endpoint',
          vpc: properties.reference('VpcId'),
          service: serviceName(properties),
          routeTables: properties.references('RouteTableIds'),
        }
        : undefined,
    ),
    ...endpoint.readOne<InspectionEndpoint>((properties) =>
      isInspection(properties)
        ? {
          kind: 'inspection-endpoint',
          type: 'gateway-load-balancer',
          vpc: properties.reference('VpcId'),
          subnets: properties.references('SubnetIds'),
        }
        : undefined,
    ),
  ],
  'AWS::NetworkFirewall::Firewall': (firewall) =>
    firewall.readOne<InspectionEndpoint>((properties) => ({
      kind: 'inspection-endpoint',
      type: 'network-firewall',
      vpc: properties.reference('VpcId'),
      subnets: properties.structures('SubnetMappings').map((mapping) => mapping.reference('SubnetId')),
    })),
  'AWS::NetworkFirewall::VpcEndpointAssociation': (association) =>
    association.readOne<InspectionEndpoint>((properties) => ({
      kind: 'inspection-endpoint',
      type: 'network-firewall',
      vpc: properties.reference('VpcId'),
      subnets: [properties.structure('SubnetMapping').reference('SubnetId')],
    })),
};

/** An endpoint of unknown type that has route tables is a gateway endpoint; without a type, every one is. */
function isGateway(properties: Properties): boolean {
  const type = properties.text('VpcEndpointType');
  if (type === undefined) { return true; }
  return type.kind === 'known' ? type.value === 'Gateway' : properties.has('RouteTableIds');
}

function isInspection(properties: Properties): boolean {
  const type = properties.text('VpcEndpointType');
  if (type === undefined) { return false; }
  return type.kind === 'known' ? type.value === 'GatewayLoadBalancer' : !properties.has('RouteTableIds');
}

function serviceName(properties: Properties): string {
  const name = properties.value('ServiceName');
  return (asText(name) ?? (name.kind === 'unresolved' ? name.text : '')).split('.').pop()!;
}
