import { ExplanationCode } from '../explanation';
import { privateGateway, reachUnknown } from './private/private-gateway';
import { tableText } from './private/route-fix';
import type { Blame, Judgement, Rule } from './private/rule';
import { allOf, proved, violated } from './private/rule';
import { RuleId } from './rule-id';
import { publicAccess } from '../private/forwarding/block-public-access';
import type { Fact } from '../private/forwarding/fact';
import { isBlocking, isDoubt } from '../private/forwarding/fact';
import { internetOf, plainest } from '../private/forwarding/internet';
import { internetGatewayFacts, internetGatewayOf } from '../private/forwarding/internet-gateway';
import type { InternetRoute } from '../private/forwarding/internet-routes';
import { internetRoutes } from '../private/forwarding/internet-routes';
import { connectivityFacts, edgeZoneFacts, homeOf, isPrivate } from '../private/forwarding/nat-gateway';
import { behindNatGatewayFacts } from '../private/forwarding/next-hop';
import { subnetRoutes } from '../private/forwarding/route-table';
import type { NatGateway, RegionalPlacement, Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { AddressSet } from '../private/packet/address-set';
import { addressesText, addressText, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

interface Fault {
  readonly blame: Blame;
  readonly fix: string;
}

/**
 * What a NAT gateway translates gets to the internet: all of it, over an attached internet gateway, under an Elastic
 * IP.
 */
export const natHasInternetRoute: Rule = {
  id: RuleId.NAT_HAS_INTERNET_ROUTE,
  severity: Severity.ERROR,
  subjects: allOf('nat-gateway'),
  judge: (view, id) => {
    const gateway = view.find('nat-gateway', id);
    if (!gateway) { return undefined; }
    const { placement } = gateway;
    if (isPrivate(gateway)) { return privateGateway(view, gateway); }
    const doubts = connectivityFacts(gateway).filter(isDoubt);
    if (doubts.length > 0) { return reachUnknown(id, doubts.map(({ detail }) => detail)); }
    return placement.kind === 'regional' ? regional(view, id, placement) : zonal(view, gateway);
  },
};

function regional(view: NetworkView, id: string, { vpc }: RegionalPlacement): Judgement {
  const facts = internetGatewayFacts(view, vpc);
  const doubts = facts.filter(isDoubt);
  if (doubts.length > 0) { return reachUnknown(id, doubts.map(({ detail }) => detail)); }
  const name = vpc.kind === 'known' ? vpc.value : 'its VPC';
  return verdictOf(id, facts.map((fact) => faultOf(id, fact, `attach an internet gateway to ${name}`)), []);
}

function zonal(view: NetworkView, gateway: NatGateway): Judgement {
  const { id } = gateway;
  const home = homeOf(view, gateway);
  if (!home) { return reachUnknown(id, [`the subnet of NAT gateway ${id} is not in the template`]); }
  const own = connectivityFacts(gateway).map((fact) => faultOf(id, fact, `give NAT gateway ${id} an Elastic IP`));
  const { faults, reasons } = routeFaults(view, home);
  return verdictOf(id, [...own, ...faults], [...reasons, ...edgeZoneFacts(gateway, home).map(({ detail }) => detail)]);
}

function faultOf(id: string, { code, detail }: Fact, fix: string): Fault {
  return { blame: { componentId: id, explanationCode: code, detail }, fix };
}

/** Internet destinations that the routes of the gateway's subnet do not take to an internet gateway. */
function routeFaults(
  view: NetworkView,
  home: Subnet,
): { readonly faults: readonly Fault[]; readonly reasons: readonly string[] } {
  const routes = internetRoutes(view, home, 'ipv4');
  const internet = internetOf(view, home, 'ipv4');
  const unrouted = subnetRoutes(view, home, 'ipv4').unrouted.map((addresses) => addresses.intersect(internet));
  const wrong = routes.filter(({ nextHop }) => behindNatGatewayFacts(nextHop).some(isBlocking));
  const open = routes.flatMap(({ nextHop }) => behindNatGatewayFacts(nextHop).filter(isDoubt));
  const possible = wrong
    .filter(({ destinations }) => destinations.lower.isEmpty())
    .flatMap(({ destinations }) => destinations.reasons);
  return {
    faults: [
      ...wrong
        .filter(({ destinations }) => !destinations.lower.isEmpty())
        .map((route) => wrongRoute(view, home, route)),
      ...(unrouted.lower.isEmpty() ? [] : [missingRoute(view, home, unrouted.lower, internet)]),
    ],
    reasons: [
      ...open.map(({ detail }) => detail),
      ...possible,
      ...(unrouted.lower.isEmpty() && !unrouted.upper.isEmpty() ? unrouted.reasons : []),
    ],
  };
}

function wrongRoute(view: NetworkView, home: Subnet, { effective: { route, text }, nextHop }: InternetRoute): Fault {
  const detail = nextHop.kind === 'black-hole' ? nextHop.detail : `${text} does not lead to an internet gateway`;
  const explanationCode =
    nextHop.kind === 'black-hole' ? nextHop.explanationCode : ExplanationCode.NO_ROUTE_TO_DESTINATION;
  const componentId =
    explanationCode === ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED
      ? publicAccess(view, home).blockedBy!
      : route!.id;
  return {
    blame: { componentId, explanationCode, detail: `route ${text} of subnet ${home.id}: ${detail}` },
    fix: fixOf(view, home, { nextHop, text }),
  };
}

function fixOf(
  view: NetworkView,
  home: Subnet,
  { nextHop, text }: { readonly nextHop: InternetRoute['nextHop']; readonly text: string },
): string {
  const vpc = home.vpc.kind === 'known' ? home.vpc.value : `the VPC of subnet ${home.id}`;
  if (nextHop.kind === 'black-hole' && nextHop.explanationCode === ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED) {
    return `exclude subnet ${home.id} from VPC Block Public Access ${nextHop.id}`;
  }
  if (nextHop.kind === 'black-hole' && view.find('internet-gateway', nextHop.id)) {
    return `attach internet gateway ${nextHop.id} to ${vpc}`;
  }
  return `route ${text} of ${tableText(view, home)} to an internet gateway that is attached to ${vpc}`;
}

function missingRoute(view: NetworkView, home: Subnet, unrouted: AddressSet, internet: AddressSet): Fault {
  const which = addressesText(unrouted, [{ addresses: internet, text: '0.0.0.0/0' }]);
  const detail = `${tableText(view, home)} has no route for ${which}, such as ${addressText(plainest(unrouted))}`;
  const gateway = internetGatewayOf(view, home.vpc);
  return {
    blame: {
      componentId: subnetRoutes(view, home, 'ipv4').routeTable ?? home.id,
      explanationCode: ExplanationCode.NO_ROUTE_TO_DESTINATION,
      detail,
    },
    fix: `route 0.0.0.0/0 of ${tableText(view, home)} to ${gateway?.kind === 'known' ? `internet gateway ${gateway.value}` : 'an attached internet gateway'}`,
  };
}

function verdictOf(id: string, faults: readonly Fault[], reasons: readonly string[]): Judgement {
  if (faults.length > 0) {
    return violated(
      `NAT gateway ${id} does not reach the internet: ${listed(
        faults.map(({ blame }) => blame.detail),
        ' and ',
      )}`,
      {
        blame: faults.map(({ blame }) => blame),
        fix: [...new Set(faults.map(({ fix }) => fix))].join('; '),
      },
    );
  }
  return reasons.length > 0 ? reachUnknown(id, reasons) : proved(`NAT gateway ${id} reaches the internet`);
}
