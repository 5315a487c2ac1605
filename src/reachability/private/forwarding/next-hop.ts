/**
 * What a route leads to.
 *
 * A closed union: whoever asks something of a next hop answers for every kind in a `NextHopTable`, so that a new kind
 * does not compile until every question about it is answered. A target that does not exist, belongs to another VPC or
 * is attached to none is a black hole.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
 */
import type { AddressSpace } from './address-space';
import { egressOnlyGatewayFacts } from './egress-only-internet-gateway';
import type { Fact } from './fact';
import { blocks, mayBlock } from './fact';
import { forwardingFacts } from './host';
import { natGatewayFacts, vpcOfNatGateway } from './nat-gateway';
import { ExplanationCode } from '../../explanation';
import type { Reference } from '../network/resource';
import { sameResource } from '../network/resource';
import type {
  EgressOnlyInternetGateway, Host, InspectionEndpoint, NatGateway, Route, RouteTarget, Subnet,
} from '../network/resources';
import type { NetworkView } from '../network/view';

/** Where a route hands packets to. */
export type NextHop =
  /** An internet gateway attached to the VPC. */
  | { readonly kind: 'internet-gateway'; readonly id: string }
  | { readonly kind: 'egress-only-internet-gateway'; readonly gateway: EgressOnlyInternetGateway }
  | { readonly kind: 'nat-gateway'; readonly gateway: NatGateway }
  /** A NAT instance or another appliance. */
  | { readonly kind: 'host'; readonly host: Host }
  /** An endpoint of a firewall or of a Gateway Load Balancer: what is behind it decides. */
  | { readonly kind: 'inspection-endpoint'; readonly endpoint: InspectionEndpoint }
  /** A gateway endpoint: only for the addresses of one AWS service. */
  | { readonly kind: 'gateway-endpoint'; readonly id: string }
  | { readonly kind: 'local' }
  | {
    readonly kind: 'black-hole';
    readonly id: string;
    readonly detail: string;
    readonly explanationCode: ExplanationCode;
  }
  /** Out of the VPC to a network that is not known. */
  | { readonly kind: 'outside'; readonly target: RouteTarget['kind']; readonly reason: string }
  | { readonly kind: 'unknown'; readonly target: RouteTarget['kind']; readonly reason: string };

export type NextHopKind = NextHop['kind'];

/** An answer for every kind of next hop: a new kind does not compile until every table has it. */
export type NextHopTable<T> = {
  readonly [K in NextHopKind]: (nextHop: Extract<NextHop, { readonly kind: K }>) => T;
};

/** The table's answer for a next hop. */
export function byNextHop<T>(nextHop: NextHop, table: NextHopTable<T>): T {
  return (table[nextHop.kind] as (nextHop: NextHop) => T)(nextHop);
}

const NAMES: Readonly<Record<RouteTarget['kind'], string>> = {
  'internet-gateway': 'internet gateway',
  'egress-only-internet-gateway': 'egress-only internet gateway',
  'nat-gateway': 'NAT gateway',
  'gateway-endpoint': 'gateway endpoint',
  'gateway-load-balancer-endpoint': 'inspection endpoint',
  'network-interface': 'network interface',
  'instance': 'instance',
  'transit-gateway': 'transit gateway',
  'vpc-peering-connection': 'VPC peering connection',
  'virtual-private-gateway': 'virtual private gateway',
  'carrier-gateway': 'carrier gateway',
  'local-gateway': 'local gateway',
  'core-network': 'core network',
  'local': 'local route',
  'unknown': 'target',
};

/** What a person calls the target of a route. */
export function targetName({ kind, reference }: RouteTarget): string {
  return reference.kind === 'known'
    ? `${NAMES[kind]} ${reference.value}`
    : `${/^[aei]/.test(NAMES[kind]) ? 'an' : 'a'} ${NAMES[kind]} that is not in the template`;
}

type TargetTable = {
  readonly [K in RouteTarget['kind']]: (view: NetworkView, route: Route, vpc: Reference) => NextHop;
};

/** Where the route leads in the VPC that its table belongs to. */
export function nextHopOf(view: NetworkView, route: Route, vpc: Reference): NextHop {
  return TARGETS[route.target.kind](view, route, vpc);
}

const outside = (_view: NetworkView, { id, target }: Route): NextHop => ({
  kind: 'outside',
  target: target.kind,
  reason: `route ${id} leads to ${targetName(target)}: what lies behind it is not in the template`,
});

const TARGETS: TargetTable = {
  'local': () => ({ kind: 'local' }),
  'gateway-endpoint': (_view, { id, target: { reference } }) => ({
    kind: 'gateway-endpoint', id: reference.kind === 'known' ? reference.value : id,
  }),
  'internet-gateway': (view, route, vpc) => resolved(route, (id) => internetGateway(view, id, vpc)),
  'egress-only-internet-gateway': (view, route, vpc) => resolved(route, (id) => {
    const gateway = view.find('egress-only-internet-gateway', id);
    if (!gateway) { return absent('egress-only-internet-gateway', id); }
    return inVpc('egress-only-internet-gateway', id, gateway.vpc, vpc)
      ?? { kind: 'egress-only-internet-gateway', gateway };
  }),
  'nat-gateway': (view, route, vpc) => resolved(route, (id) => {
    const gateway = view.find('nat-gateway', id);
    if (!gateway) { return absent('nat-gateway', id); }
    return inVpc('nat-gateway', id, vpcOfNatGateway(view, gateway), vpc) ?? { kind: 'nat-gateway', gateway };
  }),
  'network-interface': (view, route) => resolved(route, (id) => host(view, 'network-interface', id)),
  'instance': (view, route) => resolved(route, (id) => host(view, 'instance', id)),
  'gateway-load-balancer-endpoint': (view, route) => {
    const { reference } = route.target;
    const endpoint = reference.kind === 'known' ? view.find('inspection-endpoint', reference.value) : undefined;
    return endpoint ? { kind: 'inspection-endpoint', endpoint } : outside(view, route);
  },
  'transit-gateway': outside,
  'vpc-peering-connection': outside,
  'virtual-private-gateway': outside,
  'carrier-gateway': outside,
  'local-gateway': outside,
  'core-network': outside,
  'unknown': (_view, { id, target: { kind, reference } }) => ({
    kind: 'unknown',
    target: kind,
    reason: `the target of route ${id} is unknown${reference.kind === 'unknown' ? `: ${reference.reason}` : ''}`,
  }),
};

function resolved({ id, target }: Route, find: (id: string) => NextHop): NextHop {
  const { kind, reference } = target;
  return reference.kind === 'known' ? find(reference.value) : {
    kind: 'unknown',
    target: kind,
    reason: `route ${id} leads to ${targetName(target)}: ${reference.reason}`,
  };
}

function host(view: NetworkView, kind: 'instance' | 'network-interface', id: string): NextHop {
  const found = view.find('host', id);
  return found ? { kind: 'host', host: found } : absent(kind, id);
}

function internetGateway(view: NetworkView, id: string, vpc: Reference): NextHop {
  if (!view.find('internet-gateway', id)) { return absent('internet-gateway', id); }
  const attachments = view.referringTo('gateway-attachment', 'gateway', id);
  const [possible] = view.perhapsReferringTo('gateway-attachment', 'gateway', id);
  if (possible && attachments.length === 0) {
    const why = possible.gateway.kind === 'unknown' ? `: ${possible.gateway.reason}` : '';
    return {
      kind: 'unknown',
      target: 'internet-gateway',
      reason: `whether ${possible.id} attaches internet gateway ${id} is unknown${why}`,
    };
  }
  if (attachments.length === 0) {
    return blackHole(id, `internet gateway ${id} is attached to no VPC`);
  }
  const answers = attachments.map((attachment) => sameResource(attachment.vpc, vpc));
  if (answers.includes('yes')) { return { kind: 'internet-gateway', id }; }
  return answers.includes('unknown')
    ? {
      kind: 'unknown',
      target: 'internet-gateway',
      reason: `it is unknown to which VPC internet gateway ${id} is attached`,
    }
    : foreign('internet-gateway', id);
}

/** What stands in the way of all that hosts of a subnet send to the internet by this next hop. */
export function nextHopFacts(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  nextHop: NextHop,
): readonly Fact[] {
  const unknown = (reason: string): readonly Fact[] => [mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE)];
  return byNextHop<readonly Fact[]>(nextHop, {
    'internet-gateway': () => [],
    'egress-only-internet-gateway': () => egressOnlyGatewayFacts(addressSpace),
    'nat-gateway': ({ gateway }) => natGatewayFacts(view, gateway, subnet, addressSpace),
    'host': (one) => forwardingFacts(one.host),
    'inspection-endpoint': ({ endpoint: { id } }) =>
      unknown(`what inspection endpoint ${id} does with packets is unknown`),
    'gateway-endpoint': ({ id }) => unknown(`whether the service of gateway endpoint ${id} has the address is unknown`),
    'local': () => unknown('no subnet of the template has the address'),
    'black-hole': ({ id, detail, explanationCode }) => [blocks(detail, explanationCode, id)],
    'outside': ({ reason }) => unknown(reason),
    'unknown': ({ reason }) => unknown(reason),
  });
}

/** What stands in the way of what a NAT gateway sends on: it sends to internet gateways alone. */
export function behindNatGatewayFacts(nextHop: NextHop): readonly Fact[] {
  const unknown = (reason: string): readonly Fact[] => [mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE)];
  return byNextHop<readonly Fact[]>(nextHop, {
    'internet-gateway': () => [],
    'egress-only-internet-gateway': () => egressOnlyGatewayFacts('ipv4'),
    'nat-gateway': () => [
      blocks('a NAT gateway does not serve another one', ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC),
    ],
    'host': (one) => forwardingFacts(one.host),
    'inspection-endpoint': ({ endpoint: { id } }) =>
      unknown(`what inspection endpoint ${id} does with packets is unknown`),
    'gateway-endpoint': ({ id }) => unknown(`whether the service of gateway endpoint ${id} has the address is unknown`),
    'local': () => [blocks(
      'the local route does not lead to the internet', ExplanationCode.NO_ROUTE_TO_DESTINATION,
    )],
    'black-hole': ({ id, detail, explanationCode }) => [blocks(detail, explanationCode, id)],
    'outside': ({ reason }) => unknown(reason),
    'unknown': ({ reason }) => unknown(reason),
  });
}

/** What stands in the way of replies that go by this next hop to somebody on the internet who asked. */
export function unfitForReplies(nextHop: NextHop): readonly Fact[] {
  const unknown = (reason: string): readonly Fact[] => [mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE)];
  const stateful = (id: string): readonly Fact[] => [blocks(`leaves by ${id}, which does not know the flow`)];
  return byNextHop<readonly Fact[]>(nextHop, {
    'internet-gateway': () => [],
    'egress-only-internet-gateway': ({ gateway: { id } }) => stateful(id),
    'nat-gateway': ({ gateway: { id } }) => stateful(id),
    'host': (one) => unknown(`leaves by ${one.host.id}`),
    'inspection-endpoint': ({ endpoint: { id } }) => unknown(`leaves by ${id}`),
    'gateway-endpoint': ({ id }) => unknown(`leaves by ${id}`),
    'local': () => unknown('leaves by the local route'),
    'black-hole': ({ id, detail, explanationCode }) => [blocks(detail, explanationCode, id)],
    'outside': ({ reason }) => unknown(reason),
    'unknown': ({ reason }) => unknown(reason),
  });
}

/** Logical id of what the next hop is, where it is one thing. */
export function nextHopId(nextHop: NextHop): string | undefined {
  const nothing = () => undefined;
  return byNextHop<string | undefined>(nextHop, {
    'internet-gateway': ({ id }) => id,
    'egress-only-internet-gateway': ({ gateway: { id } }) => id,
    'nat-gateway': ({ gateway: { id } }) => id,
    'host': (one) => one.host.id,
    'inspection-endpoint': ({ endpoint: { id } }) => id,
    'gateway-endpoint': ({ id }) => id,
    'local': nothing,
    'black-hole': ({ id }) => id,
    'outside': nothing,
    'unknown': nothing,
  });
}

/** The subnets that the next hop stands in, one of which packets pass; none if it has its share in every zone. */
export function standsIn(nextHop: NextHop): readonly Reference[] {
  const nowhere = () => [];
  return byNextHop<readonly Reference[]>(nextHop, {
    'internet-gateway': nowhere,
    'egress-only-internet-gateway': nowhere,
    'nat-gateway': ({ gateway: { placement } }) => (placement.kind === 'zonal' ? [placement.subnet] : []),
    'host': (one) => (one.host.subnet ? [one.host.subnet] : []),
    'inspection-endpoint': ({ endpoint: { subnets } }) => subnets,
    'gateway-endpoint': nowhere,
    'local': nowhere,
    'black-hole': nowhere,
    'outside': nowhere,
    'unknown': nowhere,
  });
}

/** What keeps a route of one VPC from a gateway of another, or may; undefined if nothing does. */
function inVpc(
  kind: RouteTarget['kind'],
  id: string,
  own: Reference | undefined,
  vpc: Reference,
): NextHop | undefined {
  switch (own === undefined ? 'yes' : sameResource(own, vpc)) {
    case 'yes': return undefined;
    case 'no': return foreign(kind, id);
    case 'unknown':
      return { kind: 'unknown', target: kind, reason: `whether ${NAMES[kind]} ${id} is in the route's VPC is unknown` };
  }
}

function absent(kind: RouteTarget['kind'], id: string): NextHop {
  return blackHole(id, `${NAMES[kind]} ${id} does not exist`);
}

function foreign(kind: RouteTarget['kind'], id: string): NextHop {
  return blackHole(id, `${NAMES[kind]} ${id} belongs to another VPC`);
}

function blackHole(id: string, detail: string): NextHop {
  return { kind: 'black-hole', id, detail, explanationCode: ExplanationCode.BAD_STATE_ROUTE };
}
