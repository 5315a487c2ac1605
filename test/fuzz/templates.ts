type Json = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ Ref: name });
const att = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
const ec2 = (type: string, Properties: Json = {}, more: Json = {}): Json => ({ Type: `AWS::EC2::${type}`, Properties, ...more });
const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });
const tier = (Value: string) => [{ Key: 'aws-cdk:subnet-type', Value }];
const entry = (NetworkAclId: unknown, Egress: unknown, RuleNumber: unknown, more: Json): Json =>
  ec2('NetworkAclEntry', { NetworkAclId, Egress, RuleNumber, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', ...more });

/** A private subnet behind a NAT gateway, its ACL with rules of every kind. */
const TWO_TIERS: Json = {
  Resources: {
    Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
    Igw: ec2('InternetGateway'),
    Attachment: ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
    Public: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', AvailabilityZone: zone(0), MapPublicIpOnLaunch: true, Tags: tier('Public') }),
    Private: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.1.0/24', AvailabilityZone: zone(0), Tags: tier('Private') }),
    PublicTable: ec2('RouteTable', { VpcId: ref('Vpc') }),
    PrivateTable: ec2('RouteTable', { VpcId: ref('Vpc') }),
    PublicTableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Public'), RouteTableId: ref('PublicTable') }),
    PrivateTableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Private'), RouteTableId: ref('PrivateTable') }),
    Eip: ec2('EIP', { Domain: 'vpc' }),
    Nat: ec2('NatGateway', { SubnetId: ref('Public'), AllocationId: att('Eip', 'AllocationId') }),
    PublicDefault: ec2('Route', { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Igw') }),
    PrivateDefault: ec2('Route', { RouteTableId: ref('PrivateTable'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('Nat') }),
    Acl: ec2('NetworkAcl', { VpcId: ref('Vpc') }, { Metadata: { 'cdk-ha-nat-vpc': { portsBlockedOnPurpose: [22, 3389] } } }),
    AclOf: ec2('SubnetNetworkAclAssociation', { SubnetId: ref('Private'), NetworkAclId: ref('Acl') }),
    Out: entry(ref('Acl'), true, 100, { Protocol: -1 }),
    In: entry(ref('Acl'), false, 100, { Protocol: 6, PortRange: { From: 1024, To: 65535 } }),
    InUdp: entry(ref('Acl'), false, 110, { Protocol: 17, PortRange: { From: 1024, To: 65535 } }),
    InIcmp: entry(ref('Acl'), false, 120, { Protocol: 1, Icmp: { Type: 3, Code: -1 } }),
    Deny: entry(ref('Acl'), false, 90, { Protocol: 6, RuleAction: 'deny', CidrBlock: '203.0.113.0/24', PortRange: { From: 3389, To: 3389 } }),
    Endpoint: ec2('VPCEndpoint', { VpcId: ref('Vpc'), VpcEndpointType: 'Gateway', ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' }, RouteTableIds: [ref('PrivateTable')] }),
  },
};

const DUAL_STACK: Json = {
  Resources: {
    Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true }),
    Block: ec2('VPCCidrBlock', { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true }),
    More: ec2('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '100.64.0.0/16' }),
    Eigw: ec2('EgressOnlyInternetGateway', { VpcId: ref('Vpc') }),
    Subnet: ec2('Subnet', {
      VpcId: ref('Vpc'),
      CidrBlock: { 'Fn::Select': [1, { 'Fn::Cidr': [att('Vpc', 'CidrBlock'), 4, 8] }] },
      Ipv6CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::Select': [0, att('Vpc', 'Ipv6CidrBlocks')] }, 4, 64] }] },
      EnableDns64: true,
      Tags: tier('Private'),
    }, { DependsOn: 'Block' }),
    Table: ec2('RouteTable', { VpcId: ref('Vpc') }),
    TableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
    Six: ec2('Route', { RouteTableId: ref('Table'), DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: ref('Eigw') }),
    Nat64: ec2('Route', { RouteTableId: ref('Table'), DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: ref('Regional') }),
    Four: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('Regional') }),
    Eip: ec2('EIP'),
    Regional: ec2('NatGateway', { VpcId: ref('Vpc'), AvailabilityMode: 'regional', AvailabilityZoneAddresses: [{ AvailabilityZone: zone(0), AllocationIds: [att('Eip', 'AllocationId')] }] }),
    Acl: ec2('NetworkAcl', { VpcId: ref('Vpc') }),
    AclOf: ec2('SubnetNetworkAclAssociation', { SubnetId: ref('Subnet'), NetworkAclId: ref('Acl') }),
    Out6: ec2('NetworkAclEntry', { NetworkAclId: ref('Acl'), Egress: true, RuleNumber: 100, RuleAction: 'allow', Protocol: -1, Ipv6CidrBlock: '::/0' }),
    In6: ec2('NetworkAclEntry', { NetworkAclId: ref('Acl'), RuleNumber: 100, RuleAction: 'allow', Protocol: 58, Ipv6CidrBlock: '::/0', Icmp: { Type: -1, Code: -1 } }),
    Options: ec2('VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: 'block-ingress' }),
    Exclusion: ec2('VPCBlockPublicAccessExclusion', { VpcId: ref('Vpc'), InternetGatewayExclusionMode: 'allow-egress' }),
  },
};

const HOSTS: Json = {
  Resources: {
    Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
    Subnet: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', Tags: tier('Isolated') }),
    Group: ec2('SecurityGroup', {
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }, { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, SourcePrefixListId: ref('List') }],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIpv6: '::/0' }],
    }),
    Rule: ec2('SecurityGroupIngress', { GroupId: att('Group', 'GroupId'), IpProtocol: 'udp', FromPort: 53, ToPort: 53, SourceSecurityGroupId: ref('Group') }),
    List: ec2('PrefixList', { AddressFamily: 'IPv4', MaxEntries: 5, Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '203.0.113.0/24' }] }),
    Interface: ec2('NetworkInterface', { SubnetId: ref('Subnet'), GroupSet: [ref('Group')], SourceDestCheck: false }),
    Host: ec2('Instance', { SubnetId: ref('Subnet'), SecurityGroupIds: [ref('Group')], SourceDestCheck: false }),
    Other: ec2('Instance', { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: ref('Interface') }, { DeviceIndex: '1', SubnetId: ref('Subnet'), AssociatePublicIpAddress: true }] }),
    Launched: ec2('Instance', { LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: 1 } }),
    Launch: ec2('LaunchTemplate', { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [ref('Group')] }] } }),
    Fleet: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { VPCZoneIdentifier: [ref('Subnet')], LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: '1' } } },
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network', Scheme: 'internet-facing', SubnetMappings: [{ SubnetId: ref('Subnet'), AllocationId: att('Eip', 'AllocationId') }] } },
    Database: { Type: 'AWS::RDS::DBInstance', Properties: { PubliclyAccessible: true, DBSubnetGroupName: ref('Group1') } },
    Group1: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [ref('Subnet')] } },
    Service: { Type: 'AWS::ECS::Service', Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: [ref('Subnet')] } } } },
    Function: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [ref('Subnet')], SecurityGroupIds: [ref('Group')] } } },
    Eip: ec2('EIP', { InstanceId: ref('Host') }),
    EipOf: ec2('EIPAssociation', { AllocationId: att('Eip', 'AllocationId'), NetworkInterfaceId: ref('Interface') }),
    Table: ec2('RouteTable', { VpcId: ref('Vpc') }),
    TableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
    Instance: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', InstanceId: ref('Host') }),
    ToList: ec2('Route', { RouteTableId: ref('Table'), DestinationPrefixListId: ref('List'), TransitGatewayId: 'tgw-1' }),
    Custom: { Type: 'Custom::Routes', Properties: { ServiceToken: 'arn', RouteTableId: ref('Table') } },
  },
};

const GATEWAYS: Json = {
  Resources: {
    Vpc: ec2('VPC', { Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 20 }),
    Igw: ec2('InternetGateway'),
    Attachment: ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
    Vgw: ec2('VPNGateway', { Type: 'ipsec.1' }),
    VpnAttachment: ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), VpnGatewayId: ref('Vgw') }),
    Propagation: ec2('VPNGatewayRoutePropagation', { RouteTableIds: [ref('Table')], VpnGatewayId: ref('Vgw') }),
    Subnet: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': [att('Vpc', 'CidrBlock'), '2', '8'] }] } }),
    Firewall: ec2('VPCEndpoint', { VpcId: ref('Vpc'), VpcEndpointType: 'GatewayLoadBalancer', ServiceName: 'com.amazonaws.vpce.eu-west-1.x', SubnetIds: [ref('Subnet')] }),
    Table: ec2('RouteTable', { VpcId: ref('Vpc') }),
    TableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
    Edge: ec2('RouteTable', { VpcId: ref('Vpc') }),
    EdgeOf: ec2('GatewayRouteTableAssociation', { GatewayId: ref('Igw'), RouteTableId: ref('Edge') }),
    Back: ec2('Route', { RouteTableId: ref('Edge'), DestinationCidrBlock: att('Subnet', 'CidrBlock'), VpcEndpointId: ref('Firewall') }),
    ToFirewall: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', VpcEndpointId: ref('Firewall') }),
    ToPeer: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '172.16.0.0/12', VpcPeeringConnectionId: ref('Peering') }),
    Peering: ec2('VPCPeeringConnection', { VpcId: ref('Vpc'), PeerVpcId: 'vpc-1' }),
    ToCore: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '192.168.0.0/16', CoreNetworkArn: 'arn' }),
    ToInterface: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '8.8.8.0/24', NetworkInterfaceId: { 'Fn::ImportValue': 'eni' } }),
  },
};

/** Whatever the language of templates has. */
const LANGUAGE: Json = {
  Transform: 'AWS::LanguageExtensions',
  Parameters: {
    Stage: { Type: 'String', AllowedValues: ['dev', 'prod'], Default: 'dev' },
    Cidr: { Type: 'String', Default: '10.0.0.0/16', AllowedPattern: '^(a|b)$' },
    Zones: { Type: 'List<AWS::EC2::AvailabilityZone::Name>' },
    List: { Type: 'CommaDelimitedList', Default: '10.0.1.0/24, 10.0.2.0/24' },
    Open: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/vpc' },
  },
  Mappings: { Sizes: { dev: { block: '10.0.3.0/24' }, prod: { block: '10.0.4.0/24', names: ['A', 'B'] } } },
  Rules: { One: { RuleCondition: { 'Fn::Equals': [ref('Stage'), 'prod'] }, Assertions: [{ Assert: { 'Fn::Contains': [['x', 'y'], ref('Open')] } }] } },
  Conditions: {
    IsProd: { 'Fn::Equals': [ref('Stage'), 'prod'] },
    IsBoth: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ 'Fn::Equals': [ref('Open'), ''] }] }] },
    IsEither: { 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Equals': [{ 'Fn::Join': ['', [ref('Open'), 'x']] }, 'yx'] }] },
  },
  Resources: {
    'Vpc': ec2('VPC', { CidrBlock: ref('Cidr') }),
    'Fn::ForEach::Subnets': ['Name', { 'Fn::FindInMap': ['Sizes', 'prod', 'names'] }, {
      'Subnet${Name}': ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: { 'Fn::Select': [0, ref('List')] }, AvailabilityZone: { 'Fn::Select': [0, ref('Zones')] }, Tags: tier('Private') }),
    }],
    'One': ec2('Subnet', { VpcId: { 'Fn::Sub': '${Vpc}' }, CidrBlock: { 'Fn::FindInMap': ['Sizes', ref('Stage'), 'block'] }, AvailabilityZone: { 'Fn::Sub': '${AWS::Region}a' } }, { Condition: 'IsBoth' }),
    'Two': ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: { 'Fn::If': ['IsEither', '10.0.5.0/24', ref('AWS::NoValue')] }, AvailabilityZone: { 'Fn::Select': ['1', { 'Fn::Split': ['|', 'a|b'] }] } }),
    'Table': ec2('RouteTable', { VpcId: { 'Fn::Select': [0, { 'Fn::Split': ['|', { 'Fn::Join': ['|', [ref('Vpc'), 'x']] }] }] } }),
    'TableOf': ec2('SubnetRouteTableAssociation', { SubnetId: ref('Two'), RouteTableId: ref('Table') }),
    'Igw': ec2('InternetGateway', {}, { Condition: 'IsProd' }),
    'Attachment': ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
    'Default': ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: { 'Fn::If': ['IsProd', ref('Igw'), 'igw-1'] } }),
    'Acl': ec2('NetworkAcl', { VpcId: ref('Vpc') }),
    'AclOf': ec2('SubnetNetworkAclAssociation', { SubnetId: ref('Two'), NetworkAclId: { 'Fn::If': ['IsProd', ref('Acl'), att('Vpc', 'DefaultNetworkAcl')] } }),
    'Entry': entry(ref('Acl'), { 'Fn::If': ['IsProd', true, false] }, { 'Fn::Length': ref('List') }, { Protocol: { 'Fn::ToJsonString': { a: [1, ref('Stage')] } } }),
    'Parameter': { Type: 'AWS::SSM::Parameter', Properties: { Name: '/x', Type: 'String', Value: ref('Vpc') } },
    'FromParameter': ec2('RouteTable', { VpcId: att('Parameter', 'Value') }),
    'Child': { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'child.yaml', Parameters: { VpcId: ref('Vpc'), Stage: ref('Stage') } } },
    'InChild': ec2('Route', { RouteTableId: att('Child', 'Outputs.Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Igw') }),
    'Included': ec2('RouteTable', { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x' } } }),
  },
  Outputs: { VpcId: { Value: ref('Vpc'), Export: { Name: { 'Fn::Sub': '${AWS::StackName}-Vpc' } } } },
};

/** What `LANGUAGE` nests. */
export const CHILD: Json = {
  Parameters: { VpcId: { Type: 'AWS::EC2::VPC::Id' }, Stage: { Type: 'String', Default: 'dev' } },
  Conditions: { IsProd: { 'Fn::Equals': [ref('Stage'), 'prod'] } },
  Resources: {
    Table: ec2('RouteTable', { VpcId: ref('VpcId') }),
    Subnet: ec2('Subnet', { VpcId: ref('VpcId'), CidrBlock: '10.0.9.0/24', Tags: tier('Private') }, { Condition: 'IsProd' }),
    TableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
  },
  Outputs: { Table: { Value: ref('Table') } },
};

/**
 * Small templates that together use every kind of resource and every function that is read, as often as they are worth:
 * conditions take longer than all the rest.
 */
export const TEMPLATES: readonly Json[] = [
  ...[TWO_TIERS, DUAL_STACK, HOSTS, GATEWAYS].flatMap((template) => [template, template]), LANGUAGE,
];

const YAML_TEMPLATE = `AWSTemplateFormatVersion: 2010-09-09
Description: >-
  a template
  as people write it
Parameters:
  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Vpc: &vpc
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: "10.0.0.0/16"
      Tags:
        - {Key: Name, Value: !Sub '\${AWS::StackName}-vpc'}
  Subnet:
    Type: AWS::EC2::Subnet
    Condition: IsProd
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]
      AvailabilityZone: !Select
        - 0
        - Fn::GetAZs: !Ref AWS::Region
  Table:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc}
  Other:
    <<: *vpc
    Metadata: |
      text # no comment
Outputs:
  Id: {Value: !GetAtt [Vpc, VpcId]} # a comment
`;

/** Texts to begin with. */
export const TEXTS: readonly string[] = [
  YAML_TEMPLATE,
  JSON.stringify({ Resources: { Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), Subnet: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' }) } }, undefined, 1),
];
