import { join } from 'node:path';
import { runOrThrow } from './command';

/** What exists in an account, in the words of the EC2 API: the parts that this test looks at. */
export interface Account {
  readonly AvailabilityZones: { ZoneName: string }[];
  readonly Vpcs: Vpc[];
  readonly Subnets: Subnet[];
  readonly RouteTables: RouteTable[];
  readonly InternetGateways: { InternetGatewayId: string; Attachments: { VpcId: string }[] }[];
  readonly EgressOnlyInternetGateways: { EgressOnlyInternetGatewayId: string; Attachments: { VpcId: string }[] }[];
  readonly NatGateways: NatGateway[];
  readonly Addresses: Address[];
  readonly NetworkAcls: NetworkAcl[];
  readonly FlowLogs: FlowLog[];
  readonly VpcEndpoints: VpcEndpoint[];
  readonly SecurityGroups: SecurityGroup[];
  readonly LogGroups: { logGroupName: string; retentionInDays?: number }[];
  readonly Stacks: Record<string, StackState>;
}

export interface Tagged {
  readonly Tags?: { Key: string; Value: string }[];
}

export interface Vpc extends Tagged {
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly Ipv6CidrBlockAssociationSet?: { Ipv6CidrBlock: string }[];
  readonly EnableDnsSupport: boolean;
  readonly EnableDnsHostnames: boolean;
}

export interface Subnet extends Tagged {
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly AvailabilityZone: string;
  /** A subnet of IPv6 alone has none. */
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlockAssociationSet?: { Ipv6CidrBlock: string; Ipv6CidrBlockState: { State: string } }[];
  readonly MapPublicIpOnLaunch: boolean;
  readonly AssignIpv6AddressOnCreation: boolean;
}

export interface RouteTable extends Tagged {
  readonly RouteTableId: string;
  readonly VpcId: string;
  readonly Associations: { SubnetId?: string; Main: boolean }[];
  readonly Routes: Route[];
}

export interface Route {
  readonly DestinationCidrBlock?: string;
  readonly DestinationIpv6CidrBlock?: string;
  readonly DestinationPrefixListId?: string;
  readonly GatewayId?: string;
  readonly NatGatewayId?: string;
  readonly EgressOnlyInternetGatewayId?: string;
}

export interface NatGateway extends Tagged {
  readonly NatGatewayId: string;
  readonly State: string;
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly NatGatewayAddresses: { AllocationId: string; PublicIp: string; AssociationId: string }[];
}

export interface Address extends Tagged {
  readonly AllocationId: string;
  readonly PublicIp: string;
  readonly AssociationId?: string;
}

export interface NetworkAcl extends Tagged {
  readonly NetworkAclId: string;
  readonly VpcId: string;
  readonly IsDefault: boolean;
  readonly Associations: { SubnetId: string }[];
  readonly Entries: NetworkAclEntry[];
}

export interface NetworkAclEntry {
  readonly RuleNumber: number;
  readonly Egress: boolean;
  readonly RuleAction: string;
  readonly Protocol: string;
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlock?: string;
  readonly PortRange?: { From: number; To: number };
  readonly IcmpTypeCode?: { Type: number; Code: number };
}

export interface FlowLog {
  readonly FlowLogId: string;
  readonly ResourceId: string;
  readonly TrafficType: string;
  readonly LogGroupName?: string;
}

export interface VpcEndpoint {
  readonly VpcEndpointId: string;
  readonly VpcId: string;
  readonly ServiceName: string;
  readonly VpcEndpointType: string;
  readonly RouteTableIds?: string[];
}

export interface SecurityGroup {
  readonly GroupId: string;
  readonly GroupName: string;
  readonly VpcId: string;
  readonly IpPermissions: unknown[];
  readonly IpPermissionsEgress: unknown[];
}

export interface StackState {
  readonly StackStatus: string;
  readonly Resources: Record<string, { Type: string; PhysicalResourceId?: string; Status: string }>;
}

/** Asks the account behind an endpoint. */
export async function describeAccount(python: string, env: NodeJS.ProcessEnv, stackNames: readonly string[] = []): Promise<Account> {
  return JSON.parse(await runOrThrow(python, [join(__dirname, 'emulator', 'describe.py'), ...stackNames], { env }));
}
