import { Account, Route, Subnet } from '../account';
import { Check } from '../report';
import { DeployedStack } from '../template';
import { GatewayPlan } from './nat-gateways';
import { place, routeTableOf, subnetsOf, tierOf } from './tiers';

const ANY_IPV4 = '0.0.0.0/0';
const ANY_IPV6 = '::/0';
/** What DNS64 answers for hosts that have IPv4 alone (RFC 6052). */
const NAT64 = '64:ff9b::/96';

/** The target of each destination. */
type WaysOut = Record<string, string | undefined>;

/** Each subnet routes where its tier promises, and each route of the template is there. */
export function checkRoutes(stack: DeployedStack, dualStack: boolean, plan: GatewayPlan = 'one a zone'): Check[] {
  const attached = attachedInternetGateway(stack);
  return [
    { name: 'one internet gateway is attached to the VPC', actual: attached.length, expected: 1 },
    ...subnetsOf(stack).map((subnet): Check => {
      const ways = internetRoutes(stack.account, subnet);
      const expected = promisedWays(stack.account, subnet, attached[0], dualStack, plan);
      return { name: `${place(subnet)}: ${describeWays(expected)}`, actual: ways, expected };
    }),
    {
      name: `the ${stack.resources('AWS::EC2::Route').length} routes of the template exist with their targets`,
      actual: stack.resources('AWS::EC2::Route')
        .filter((route) => {
          const table = stack.account.RouteTables.find((each) => each.RouteTableId === route.property('RouteTableId'));
          return !table?.Routes.some((each) => destination(each) === (route.property('DestinationCidrBlock') ?? route.property('DestinationIpv6CidrBlock'))
            && target(each) === (route.property('NatGatewayId') ?? route.property('GatewayId') ?? route.property('EgressOnlyInternetGatewayId')));
        })
        .map((route) => route.logicalId),
      expected: [],
    },
  ];
}

function attachedInternetGateway(stack: DeployedStack): string[] {
  const vpcIds = stack.resources('AWS::EC2::VPC').map((vpc) => vpc.physicalId);
  return stack.account.InternetGateways
    .filter((gateway) => gateway.Attachments.some((attachment) => vpcIds.includes(attachment.VpcId)))
    .map((gateway) => gateway.InternetGatewayId);
}

/** Where the tier of a subnet leads: its table may hold nothing but this beside the local and the gateway endpoint routes. */
function promisedWays(account: Account, subnet: Subnet, internetGateway: string, dualStack: boolean, plan: GatewayPlan): WaysOut {
  const tier = tierOf(subnet);
  if (tier === 'Public') {
    return { [ANY_IPV4]: internetGateway, ...(dualStack ? { [ANY_IPV6]: internetGateway } : {}) };
  }
  if (tier === 'Isolated') { return {}; }
  const gateway = natGatewayOf(account, subnet, plan);
  if (subnet.CidrBlock === undefined) { return { [NAT64]: gateway, [ANY_IPV6]: egressOnlyGateway(account, subnet.VpcId) }; }
  return { [ANY_IPV4]: gateway, ...(dualStack ? { [ANY_IPV6]: egressOnlyGateway(account, subnet.VpcId) } : {}) };
}

function internetRoutes(account: Account, subnet: Subnet): WaysOut {
  const routes = routeTableOf(account, subnet)?.Routes ?? [];
  return Object.fromEntries(routes
    .filter((route) => route.GatewayId !== 'local' && !route.GatewayId?.startsWith('vpce-'))
    .map((route) => [destination(route), target(route)]));
}

function natGatewayOf(account: Account, subnet: Subnet, plan: GatewayPlan): string | undefined {
  const zone = (id: string) => account.Subnets.find((each) => each.SubnetId === id)?.AvailabilityZone;
  const inZone = account.NatGateways.filter((gateway) => gateway.VpcId === subnet.VpcId
    && (plan === 'one for all' || zone(gateway.SubnetId) === subnet.AvailabilityZone));
  return inZone.length === 1 ? inZone[0].NatGatewayId : undefined;
}

function egressOnlyGateway(account: Account, vpcId: string): string | undefined {
  return account.EgressOnlyInternetGateways
    .find((gateway) => gateway.Attachments.some((attachment) => attachment.VpcId === vpcId))?.EgressOnlyInternetGatewayId;
}

function destination(route: Route): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? 'nowhere';
}

function target(route: Route): string | undefined {
  return route.NatGatewayId ?? route.EgressOnlyInternetGatewayId ?? route.GatewayId;
}

function describeWays(ways: WaysOut): string {
  const words = Object.entries(ways).map(([block, to]) => `${block} → ${to ?? 'no gateway in this zone'}`);
  return words.length ? words.join(', ') : 'no way out of the VPC';
}
