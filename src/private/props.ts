import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expectBoolean, expectMap, expectMethod, expectText, given } from './expected';
import type { HaNatVpcProps } from '../ha-nat-vpc-props';

const PROPS: Readonly<Record<keyof HaNatVpcProps, true>> = {
  azCount: true,
  availabilityZones: true,
  tiers: true,
  ipAddresses: true,
  natTopology: true,
  networkAcls: true,
  ipProtocol: true,
  flowLogs: true,
  gatewayEndpoints: true,
  restrictDefaultSecurityGroup: true,
  vpcName: true,
  proof: true,
};

const SINGLE = 'natTopology: NatTopology.single() for 1, NatTopology.none() for 0';

/** What people look for by the names of ec2.VpcProps, of earlier versions and of other libraries. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  maxAzs: 'azCount',
  numberOfAzs: 'azCount',
  azs: 'availabilityZones',
  reservedAzs: 'ipAddresses: AzAlignedIpAddresses.cidr(), which has room for four zones or eight',
  cidr: "ipAddresses: AzAlignedIpAddresses.cidr('10.0.0.0/16'), or AdoptedIpAddresses.cidr() for a deployed VPC",
  vpcCidr: "ipAddresses: AzAlignedIpAddresses.cidr('10.0.0.0/16')",
  natGateways: SINGLE,
  singleNatGateway: 'natTopology: NatTopology.single()',
  natGatewayProvider: 'natTopology',
  natProvider: 'natTopology',
  natGatewaySubnets: 'the first public tier of tiers',
  eipAllocationIds: 'natTopology: NatTopology.zonal({ elasticIps: ElasticIps.fromAllocationIds() })',
  elasticIps: 'natTopology: NatTopology.zonal({ elasticIps })',
  subnetConfiguration: "tiers: [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated({ name: 'Database' })]",
  subnets: 'tiers',
  isolatedSubnets: 'tiers: [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()]',
  mapPublicIpOnLaunch: 'tiers: [SubnetTier.public({ mapPublicIpOnLaunch: true }), …]',
  networkAcl: 'networkAcls',
  ipv6Addresses: 'ipAddresses: AzAlignedIpAddresses.cidr(block, { ipv6IpamPoolId })',
  enableDnsHostnames: 'vpc.node.defaultChild: a CfnVPC, where DNS host names are on',
  enableDnsSupport: 'vpc.node.defaultChild: a CfnVPC, where DNS is on',
  defaultInstanceTenancy: 'vpc.node.defaultChild: a CfnVPC',
  vpnGateway: 'vpc.enableVpnGateway()',
  vpnGatewayAsn: 'vpc.enableVpnGateway({ amazonSideAsn })',
  vpnConnections: 'vpc.addVpnConnection()',
  vpnRoutePropagation: 'vpc.enableVpnGateway({ vpnRoutePropagation })',
  createInternetGateway: 'tiers: a VPC of isolated tiers has no internet gateway',
};

/** A name without what people spell differently: `az_count`, `AzCount`. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const NAMES = new Map(
  [...Object.entries(REPLACEMENTS), ...Object.keys(PROPS).map((name) => [name, name])]
    .map(([name, replacement]) => [plain(name), replacement]),
);

/**
 * Refuse what no type checker has looked at: JavaScript, `as any`, and Python without mypy.
 *
 * A name that is neither a prop, however it is spelled, nor known from elsewhere passes: subclasses hand on props of
 * their own.
 */
export function checkProps(props: HaNatVpcProps): void {
  expectMap('the props of HaNatVpc', props, '{ azCount: 2 }');
  for (const [name, value] of Object.entries(props)) {
    const replacement = value === undefined || Object.keys(PROPS).includes(name) ? undefined : NAMES.get(plain(name));
    if (replacement !== undefined) {
      throw new Error(`HaNatVpc has no prop '${name}': use ${replacement}`);
    }
  }
  expectMethod('ipAddresses', props.ipAddresses, 'allocateSubnetsCidr', "AzAlignedIpAddresses.cidr('10.0.0.0/16')");
  expectMethod('natTopology', props.natTopology, '_define', 'NatTopology.zonal()');
  expectMethod('networkAcls', props.networkAcls, 'rules', 'NetworkAclPolicy.tiered()');
  expectMap('flowLogs', props.flowLogs, '{ FlowLog: { trafficType: ec2.FlowLogTrafficType.ALL } }');
  expectMap('gatewayEndpoints', props.gatewayEndpoints, '{ S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } }');
  expectBoolean('restrictDefaultSecurityGroup', props.restrictDefaultSecurityGroup);
  expectBoolean('proof', props.proof);
  expectText('vpcName', props.vpcName, 'production', { mayBeToken: true });
  const protocols = Object.values(ec2.IpProtocol);
  if (props.ipProtocol !== undefined && !protocols.includes(props.ipProtocol)) {
    throw new Error(
      `ipProtocol must be ec2.IpProtocol.IPV4_ONLY or ec2.IpProtocol.DUAL_STACK, got ${given(props.ipProtocol)}`,
    );
  }
  Object.entries(props.gatewayEndpoints ?? {}).forEach(([id, options]) =>
    expectMap(`gatewayEndpoints['${id}']`, options ?? null, '{ service: ec2.GatewayVpcEndpointAwsService.S3 }'));
  Object.entries(props.flowLogs ?? {}).forEach(([id, options]) =>
    expectMap(`flowLogs['${id}']`, options ?? null, '{ trafficType: ec2.FlowLogTrafficType.ALL }'));
}
