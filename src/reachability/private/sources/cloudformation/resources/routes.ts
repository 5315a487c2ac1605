import { hostOfInstance } from './instance-interfaces';
import { prefixListBlocks } from './prefix-lists';
import type { Readers } from './reader';
import type { Branch } from '../../../conditions/branch';
import { unknown } from '../../../network/resource';
import type { Route, RouteDestination, RouteTarget } from '../../../network/resources';
import type { Properties } from '../expressions/properties';
import { asReference } from '../expressions/properties';
import type { Value } from '../expressions/value';
import { asText } from '../expressions/value';
import type { ReadContext } from '../read-context';

type TargetKind = RouteTarget['kind'];

/** What each property of a route leads to; `GatewayId` needs a closer look. */
const TARGETS: readonly (readonly [property: string, kind: TargetKind])[] = [
  ['NatGatewayId', 'nat-gateway'],
  ['EgressOnlyInternetGatewayId', 'egress-only-internet-gateway'],
  ['VpcEndpointId', 'gateway-load-balancer-endpoint'],
  ['TransitGatewayId', 'transit-gateway'],
  ['VpcPeeringConnectionId', 'vpc-peering-connection'],
  ['NetworkInterfaceId', 'network-interface'],
  ['InstanceId', 'instance'],
  ['CarrierGatewayId', 'carrier-gateway'],
  ['LocalGatewayId', 'local-gateway'],
  ['CoreNetworkArn', 'core-network'],
];

const GATEWAYS: Readonly<Record<string, TargetKind>> = {
  'AWS::EC2::InternetGateway': 'internet-gateway',
  'AWS::EC2::VPNGateway': 'virtual-private-gateway',
  'AWS::EC2::EgressOnlyInternetGateway': 'egress-only-internet-gateway',
  'AWS::EC2::NatGateway': 'nat-gateway',
  'AWS::EC2::VPCEndpoint': 'gateway-load-balancer-endpoint',
  'AWS::EC2::CarrierGateway': 'carrier-gateway',
};

const PHYSICAL_IDS: readonly (readonly [prefix: string, kind: TargetKind])[] = [
  ['igw-', 'internet-gateway'],
  ['vgw-', 'virtual-private-gateway'],
  ['vpce-', 'gateway-load-balancer-endpoint'],
  ['cagw-', 'carrier-gateway'],
];

export const ROUTE_READERS: Readers = {
  // A route to a prefix list is one route for each of its blocks, all of one name.
  'AWS::EC2::Route': (route, context) =>
    route.readMany<Route>((properties, branch) =>
      destinations(properties, context, branch).map((destination) => ({
        kind: 'route',
        routeTable: properties.reference('RouteTableId'),
        destination,
        target: target(properties, context, branch),
        propagated: false,
      })),
    ),
  'AWS::EC2::VPNGatewayRoutePropagation': (propagation) =>
    propagation.readMany<Route>((properties) =>
      properties.references('RouteTableIds').map((routeTable) => ({
        kind: 'route',
        routeTable,
        destination: {
          kind: 'unknown',
          reason: 'a virtual private gateway propagates routes that are not in the template',
        },
        target: { kind: 'virtual-private-gateway', reference: properties.reference('VpnGatewayId') },
        propagated: true,
      })),
    ),
  // Its peers are appliances, and so are the next hops of what they tell it.
  'AWS::EC2::RouteServerPropagation': (propagation) =>
    propagation.readOne<Route>((properties) => ({
      kind: 'route',
      routeTable: properties.reference('RouteTableId'),
      destination: { kind: 'unknown', reason: 'a route server propagates routes that are not in the template' },
      target: {
        kind: 'network-interface',
        reference: unknown('a route server propagates routes to interfaces that are not in the template'),
      },
      propagated: true,
    })),
};

function target(properties: Properties, context: ReadContext, branch: Branch): RouteTarget {
  const gateway = properties.value('GatewayId');
  if (gateway.kind !== 'absent') {
    return { kind: gatewayKind(gateway), reference: asReference(gateway, 'GatewayId') };
  }
  const [name, kind] = TARGETS.find(([property]) => properties.has(property)) ?? [];
  if (name === undefined) {
    return { kind: 'unknown', reference: unknown('the route has no target that is known here') };
  }
  const reference = properties.reference(name);
  if (kind !== 'instance') { return { kind: kind!, reference }; }
  const host = hostOfInstance(reference, context, branch);
  return { kind: host === reference ? 'instance' : 'network-interface', reference: host };
}

function gatewayKind(gateway: Value): TargetKind {
  const text = asText(gateway);
  if (text === 'local') { return 'local'; }
  if (gateway.kind === 'resource') {
    return Object.hasOwn(GATEWAYS, gateway.type) ? GATEWAYS[gateway.type] : 'unknown';
  }
  return PHYSICAL_IDS.find(([prefix]) => text?.startsWith(prefix))?.[1] ?? 'unknown';
}

function destinations(properties: Properties, context: ReadContext, branch: Branch): readonly RouteDestination[] {
  for (const [name, family] of [['DestinationCidrBlock', 'ipv4'], ['DestinationIpv6CidrBlock', 'ipv6']] as const) {
    const cidr = properties.cidr(name, family);
    if (cidr === undefined) { continue; }
    return [cidr.kind === 'known'
      ? { kind: 'cidr', family, cidr: cidr.value }
      : { kind: 'unknown', reason: cidr.reason, family }];
  }
  const list = properties.value('DestinationPrefixListId');
  if (list.kind === 'absent') { return [{ kind: 'unknown', reason: 'the route has no destination' }]; }
  const blocks = prefixListBlocks(list, context, branch);
  if (blocks.kind === 'unknown') { return [{ kind: 'unknown', reason: blocks.reason }]; }
  const prefixList = list.kind === 'resource' ? list.id : undefined;
  return blocks.value.map((cidr) => ({ kind: 'cidr', family: cidr.family, cidr, prefixList }));
}
