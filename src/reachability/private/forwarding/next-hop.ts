import { ExplanationCode } from '../../explanation';
import type { Reference, Resolved } from '../network/resource';
import { known, refersTo, unknown } from '../network/resource';
import type { EgressOnlyInternetGateway, Host, NatGateway, Route, RouteTarget } from '../network/resources';
import type { NetworkView } from '../network/view';

/** Where a route hands packets to. */
export type NextHop =
  /** An internet gateway attached to the VPC. */
  | { readonly kind: 'internet-gateway'; readonly id: string }
  | { readonly kind: 'egress-only-internet-gateway'; readonly gateway: EgressOnlyInternetGateway }
  | { readonly kind: 'nat-gateway'; readonly gateway: NatGateway }
  /** A NAT instance or another appliance of the template: what it does with a packet, the template does not tell. */
  | { readonly kind: 'host'; readonly host: Host }
  /** A gateway endpoint: only for the addresses of one AWS service. */
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'black-hole'; readonly id: string; readonly detail: string; readonly explanationCode: ExplanationCode }
  /** Out of the VPC to a network that is not in the template. */
  | { readonly kind: 'elsewhere'; readonly target: RouteTarget['kind']; readonly reason: string }
  | { readonly kind: 'unknown'; readonly target: RouteTarget['kind']; readonly reason: string };

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

/** Where the route leads in the VPC that its table belongs to. */
export function nextHopOf(view: NetworkView, { id, target }: Route, vpc: Reference): NextHop {
  switch (target.kind) {
    case 'local':
      return { kind: 'local' };
    case 'gateway-endpoint':
      return { kind: 'service', id: target.reference.kind === 'known' ? target.reference.value : id };
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
    case 'nat-gateway':
    case 'network-interface':
    case 'instance':
      return target.reference.kind === 'known'
        ? modelled(view, target.kind, target.reference.value, vpc)
        : {
          kind: 'unknown',
          target: target.kind,
          reason: `route ${id} leads to ${targetName(target)}: ${target.reference.reason}`,
        };
    case 'unknown':
      return {
        kind: 'unknown',
        target: target.kind,
        reason: `the target of route ${id} is unknown${target.reference.kind === 'unknown' ? `: ${target.reference.reason}` : ''}`,
      };
    default:
      return {
        kind: 'elsewhere',
        target: target.kind,
        reason: `route ${id} leads to ${targetName(target)}: what lies behind it is not in the template`,
      };
  }
}

type ModelledKind =
  'internet-gateway' | 'egress-only-internet-gateway' | 'nat-gateway' | 'network-interface' | 'instance';

function modelled(view: NetworkView, kind: ModelledKind, id: string, vpc: Reference): NextHop {
  switch (kind) {
    case 'internet-gateway': return internetGateway(view, id, vpc);
    case 'egress-only-internet-gateway': {
      const gateway = view.find(kind, id);
      if (!gateway) { return absent(kind, id); }
      return inOtherVpc(gateway.vpc, vpc) ? foreign(kind, id) : { kind, gateway };
    }
    case 'nat-gateway': {
      const gateway = view.find(kind, id);
      if (!gateway) { return absent(kind, id); }
      return inOtherVpc(vpcOfNatGateway(view, gateway), vpc) ? foreign(kind, id) : { kind, gateway };
    }
    default: {
      const host = view.find('host', id);
      return host ? { kind: 'host', host } : absent(kind, id);
    }
  }
}

function internetGateway(view: NetworkView, id: string, vpc: Reference): NextHop {
  if (!view.find('internet-gateway', id)) { return absent('internet-gateway', id); }
  const attachments = view.referringTo('gateway-attachment', 'gateway', id);
  if (attachments.length === 0) {
    return blackHole(id, `internet gateway ${id} is attached to no VPC`);
  }
  if (
    vpc.kind === 'known' &&
    attachments.every((attachment) => attachment.vpc.kind === 'known' && attachment.vpc.value !== vpc.value)
  ) {
    return foreign('internet-gateway', id);
  }
  return vpc.kind === 'known' && attachments.some((attachment) => refersTo(attachment.vpc, vpc.value))
    ? { kind: 'internet-gateway', id }
    : {
      kind: 'unknown',
      target: 'internet-gateway',
      reason: `it is unknown to which VPC internet gateway ${id} is attached`,
    };
}

/** Why it cannot be told what becomes of packets there. */
export function doubtsOf(nextHop: NextHop): readonly string[] {
  if (nextHop.kind === 'host') {
    return [`what ${nextHop.host.type} ${nextHop.host.id} does with packets is not in the template`];
  }
  return nextHop.kind === 'unknown' || nextHop.kind === 'elsewhere' ? [nextHop.reason] : [];
}

/** The VPC that a NAT gateway is in. */
export function vpcOfNatGateway(view: NetworkView, { placement }: NatGateway): Reference | undefined {
  return placement.kind === 'regional' ? placement.vpc : view.follow('subnet', placement.subnet)?.vpc;
}

/** The internet gateway attached to a VPC; undefined if there is none. */
export function internetGatewayOf(view: NetworkView, vpc: Reference): Resolved<string> | undefined {
  if (vpc.kind === 'unknown') {
    return unknown(`the internet gateway of a VPC that is not in the template is unknown: ${vpc.reason}`);
  }
  const gateways = view.referringTo('gateway-attachment', 'vpc', vpc.value).map(({ gateway }) => gateway);
  const attached = gateways.find((gateway) => view.follow('internet-gateway', gateway) !== undefined);
  return attached ?? gateways.find((gateway) => gateway.kind === 'unknown');
}

/** The same for a VPC of the template: undefined also where the gateway is from outside. */
export function attachedInternetGateway(view: NetworkView, vpc: string): string | undefined {
  const gateway = internetGatewayOf(view, known(vpc));
  return gateway?.kind === 'known' ? gateway.value : undefined;
}

function inOtherVpc(one: Reference | undefined, other: Reference): boolean {
  return one?.kind === 'known' && other.kind === 'known' && one.value !== other.value;
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
