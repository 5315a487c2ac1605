/**
 * Properties of network resources that CloudFormation cannot change in place: a change replaces the resource. A test
 * compares them with AWS's own resource specification.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::VPC': ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
  'AWS::EC2::VPCCidrBlock': [
    'AmazonProvidedIpv6CidrBlock', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6CidrBlock',
    'Ipv6CidrBlockNetworkBorderGroup', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Pool', 'VpcId',
  ],
  'AWS::EC2::Subnet': [
    'AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId',
    'Ipv6Native', 'Ipv6NetmaskLength', 'OutpostArn', 'VpcId',
  ],
  'AWS::EC2::SubnetCidrBlock': ['Ipv6CidrBlock', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'SubnetId'],
  'AWS::EC2::RouteTable': ['VpcId'],
  'AWS::EC2::Route': ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId', 'RouteTableId'],
  'AWS::EC2::SubnetRouteTableAssociation': ['RouteTableId', 'SubnetId'],
  'AWS::EC2::VPCGatewayAttachment': ['VpcId'],
  'AWS::EC2::EgressOnlyInternetGateway': ['VpcId'],
  'AWS::EC2::NatGateway': [
    'AllocationId', 'AvailabilityMode', 'ConnectivityType', 'PrivateIpAddress', 'SubnetId', 'VpcId',
  ],
  'AWS::EC2::EIP': ['Address', 'Domain', 'IpamPoolId', 'NetworkBorderGroup', 'TransferAddress'],
  'AWS::EC2::EIPAssociation': ['AllocationId', 'EIP', 'InstanceId', 'NetworkInterfaceId', 'PrivateIpAddress'],
  'AWS::EC2::NetworkAcl': ['VpcId'],
  'AWS::EC2::NetworkAclEntry': ['Egress', 'NetworkAclId', 'RuleNumber'],
  'AWS::EC2::SubnetNetworkAclAssociation': ['NetworkAclId', 'SubnetId'],
  'AWS::EC2::VPCEndpoint': [
    'ResourceConfigurationArn', 'ServiceName', 'ServiceNetworkArn', 'ServiceRegion', 'VpcEndpointType', 'VpcId',
  ],
  'AWS::EC2::TransitGatewayAttachment': ['TransitGatewayId', 'VpcId'],
  'AWS::EC2::TransitGatewayVpcAttachment': ['SubnetIds', 'TransitGatewayId', 'VpcId'],
  'AWS::EC2::VPCPeeringConnection': [
    'AssumeRoleRegion', 'PeerOwnerId', 'PeerRegion', 'PeerRoleArn', 'PeerVpcId', 'VpcId',
  ],
  'AWS::EC2::GatewayRouteTableAssociation': ['GatewayId'],
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
};
