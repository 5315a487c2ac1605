import { Account, NetworkAclEntry, Route, RouteTable, Subnet } from './account';
import { REGION } from './environment';
import { holds, Check } from './report';
import { DeployedStack, Template } from './template';

/** An account, open to be broken by a test. */
export type OpenAccount = { -readonly [Key in keyof Account]: Account[Key] };

const ENTRY: NetworkAclEntry = { RuleNumber: 100, Egress: false, RuleAction: 'allow', Protocol: '1', CidrBlock: '0.0.0.0/0', IcmpTypeCode: { Type: 3, Code: -1 } };
const ZONES = ['a', 'b'];
const TIERS = ['Public', 'Private'];
const VPC = 'vpc-1';

/** A network of two zones as `HaNatVpc` would define it, cut down to what checks look at. */
export function twoZoneTemplate(): Template {
  const ref = (id: string) => ({ Ref: id });
  const resources: Template['Resources'] = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true } },
    Igw: { Type: 'AWS::EC2::InternetGateway' },
    Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: ref('Vpc') } },
    Entry: {
      Type: 'AWS::EC2::NetworkAclEntry',
      Properties: { NetworkAclId: ref('Acl'), RuleNumber: 100, Egress: false, RuleAction: 'allow', Protocol: 1, CidrBlock: '0.0.0.0/0', Icmp: { Type: 3, Code: -1 } },
    },
  };
  ZONES.forEach((zone, index) => {
    TIERS.forEach((tier, place) => {
      const target = tier === 'Public' ? { GatewayId: ref('Igw') } : { NatGatewayId: ref(`Nat${zone}`) };
      Object.assign(resources, {
        [`${tier}${zone}`]: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: ref('Vpc'), AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] }, CidrBlock: cidrOf(index, place), MapPublicIpOnLaunch: false },
        },
        [`Table${tier}${zone}`]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
        [`Route${tier}${zone}`]: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref(`Table${tier}${zone}`), DestinationCidrBlock: '0.0.0.0/0', ...target } },
        [`Acl${tier}${zone}`]: { Type: 'AWS::EC2::SubnetNetworkAclAssociation', Properties: { NetworkAclId: ref('Acl'), SubnetId: ref(`${tier}${zone}`) } },
      });
    });
    Object.assign(resources, {
      [`Eip${zone}`]: { Type: 'AWS::EC2::EIP' },
      [`Nat${zone}`]: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: ref(`Public${zone}`), AllocationId: { 'Fn::GetAtt': [`Eip${zone}`, 'AllocationId'] } } },
    });
  });
  return { Resources: resources };
}

/** What exists once that template is deployed. */
export function twoZoneAccount(): OpenAccount {
  const subnets = ZONES.flatMap((zone, index) => TIERS.map((tier, place): Subnet => ({
    SubnetId: `${tier}${zone}`,
    VpcId: VPC,
    AvailabilityZone: `${REGION}${zone}`,
    CidrBlock: cidrOf(index, place),
    MapPublicIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Tags: [{ Key: 'aws-cdk:subnet-type', Value: tier }],
  })));
  const template = twoZoneTemplate();
  const physicalId = (id: string) => ({ Vpc: VPC, Eipa: '198.51.100.1', Eipb: '198.51.100.2' })[id] ?? id;
  return {
    AvailabilityZones: ['a', 'b', 'c'].map((zone) => ({ ZoneName: `${REGION}${zone}` })),
    Vpcs: [{ VpcId: VPC, CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true }],
    Subnets: subnets,
    RouteTables: subnets.map((subnet): RouteTable => ({
      RouteTableId: `Table${subnet.SubnetId}`,
      VpcId: VPC,
      Associations: [{ SubnetId: subnet.SubnetId, Main: false }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }, defaultRoute(subnet)],
    })),
    InternetGateways: [{ InternetGatewayId: 'Igw', Attachments: [{ VpcId: VPC }] }],
    EgressOnlyInternetGateways: [],
    NatGateways: ZONES.map((zone, index) => ({
      NatGatewayId: `Nat${zone}`,
      State: 'available',
      SubnetId: `Public${zone}`,
      VpcId: VPC,
      NatGatewayAddresses: [{ AllocationId: `eipalloc-${zone}`, PublicIp: `198.51.100.${index + 1}`, AssociationId: `eipassoc-${zone}` }],
    })),
    Addresses: ZONES.map((zone, index) => ({ AllocationId: `eipalloc-${zone}`, PublicIp: `198.51.100.${index + 1}`, AssociationId: `eipassoc-${zone}` })),
    NetworkAcls: [{ NetworkAclId: 'Acl', VpcId: VPC, IsDefault: false, Associations: subnets.map((subnet) => ({ SubnetId: subnet.SubnetId })), Entries: [ENTRY] }],
    FlowLogs: [],
    VpcEndpoints: [],
    SecurityGroups: [],
    LogGroups: [],
    Stacks: {
      Net: {
        StackStatus: 'CREATE_COMPLETE',
        Resources: Object.fromEntries(Object.entries(template.Resources)
          .map(([id, { Type }]) => [id, { Type, PhysicalResourceId: physicalId(id), Status: 'CREATE_COMPLETE' }])),
      },
    },
  };
}

export function deployed(account: Account, template: Template = twoZoneTemplate()): DeployedStack {
  return new DeployedStack('Net', template, account, REGION);
}

/** The names of the checks that do not hold. */
export function failures(checks: readonly Check[]): string[] {
  return checks.filter((check) => !holds(check)).map((check) => check.name);
}

function defaultRoute(subnet: Subnet): Route {
  const target = subnet.SubnetId.startsWith('Public') ? { GatewayId: 'Igw' } : { NatGatewayId: `Nat${subnet.AvailabilityZone.slice(-1)}` };
  return { DestinationCidrBlock: '0.0.0.0/0', ...target };
}

function cidrOf(zone: number, tier: number): string {
  return `10.0.${zone * 64 + tier * 32}.0/20`;
}
