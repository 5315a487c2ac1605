import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SubnetTier } from '../../src';

const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = ec2.SubnetType;
type Group = readonly [name: string, subnetType: ec2.SubnetType, cidrMask?: number];

/** A VPC as an app has it with ec2.Vpc. */
export interface DeployedVpc {
  readonly groups: readonly Group[];
  readonly cidr?: string;
  /** As many as the environment gives, if undefined. */
  readonly maxAzs?: number;
  readonly natGateways?: number;
  /** Existing addresses of the gateways, in the order of the zones: more than there are zones yet. */
  readonly allocationIds?: string[];
  readonly mapPublicIpOnLaunch?: boolean;
  readonly restrictDefaultSecurityGroup?: boolean;
  readonly flowLogs?: Record<string, ec2.FlowLogOptions>;
  readonly gatewayEndpoints?: Record<string, ec2.GatewayVpcEndpointOptions>;
  /** A block of the VPC, or a secondary one, that is free to grow into. */
  readonly growInto: string;
}

const DEFAULT: readonly Group[] = [['Public', PUBLIC], ['Private', PRIVATE_WITH_EGRESS]];
const DEFAULT_WITHOUT_NAT: readonly Group[] = [['Public', PUBLIC], ['Isolated', PRIVATE_ISOLATED]];

/** The shapes in which people have their VPCs: names, masks, zones and gateways as they come. */
export const DEPLOYED_VPCS: Record<string, DeployedVpc> = {
  'with nothing said': { groups: DEFAULT, growInto: '10.1.0.0/16' },
  'of two zones': { groups: DEFAULT, maxAzs: 2, growInto: '10.1.0.0/16' },
  'of three zones': { groups: DEFAULT, maxAzs: 3, growInto: '10.1.0.0/16' },
  'of two zones with one gateway': { groups: DEFAULT, maxAzs: 2, natGateways: 1, growInto: '100.64.0.0/16' },
  'with one gateway': { groups: DEFAULT, natGateways: 1, growInto: '10.1.0.0/16' },
  'in a block of its own': { groups: DEFAULT, cidr: '10.77.0.0/16', growInto: '10.78.0.0/16' },
  'in a small block': { groups: DEFAULT, cidr: '192.168.8.0/22', growInto: '192.168.16.0/22' },
  'with groups in lower case': {
    maxAzs: 2, natGateways: 1, groups: [['edge', PUBLIC, 24], ['apps', PRIVATE_WITH_EGRESS, 24]], growInto: '10.0.128.0/17',
  },
  'with the default names and masks': {
    maxAzs: 2, natGateways: 1, groups: [['Public', PUBLIC, 24], ['Private', PRIVATE_WITH_EGRESS, 22]], growInto: '10.0.128.0/17',
  },
  'with names that say what they are': {
    cidr: '10.0.0.0/16', maxAzs: 2, natGateways: 1, groups: [['EdgeSubnet', PUBLIC, 24], ['AppSubnet', PRIVATE_WITH_EGRESS, 24]], growInto: '10.0.64.0/18',
  },
  'of three groups with masks, flow logs and endpoints': {
    cidr: '10.0.0.0/16',
    maxAzs: 2,
    natGateways: 1,
    growInto: '10.0.128.0/17',
    groups: [['Public', PUBLIC, 24], ['Private', PRIVATE_WITH_EGRESS, 22], ['Guarded', PRIVATE_ISOLATED, 22]],
    flowLogs: { Everything: { trafficType: ec2.FlowLogTrafficType.ALL } },
    gatewayEndpoints: { Storage: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
  },
  'with a small isolated group': {
    cidr: '10.0.0.0/16',
    maxAzs: 3,
    natGateways: 1,
    growInto: '10.0.128.0/17',
    groups: [['web', PUBLIC, 24], ['app', PRIVATE_WITH_EGRESS, 24], ['data', PRIVATE_ISOLATED, 28]],
  },
  'with the isolated group first': {
    groups: [['Data', PRIVATE_ISOLATED], ['App', PRIVATE_WITH_EGRESS], ['Web', PUBLIC]], growInto: '10.1.0.0/16',
  },
  'with dashes and numbers in its names, the private group first': {
    cidr: '10.0.0.0/16',
    maxAzs: 3,
    natGateways: 1,
    growInto: '10.0.128.0/17',
    groups: [['shop-private-1', PRIVATE_WITH_EGRESS, 24], ['shop-public-1', PUBLIC, 24], ['shop-data-1', PRIVATE_ISOLATED, 24]],
  },
  'of three groups without masks, default security group left alone': {
    natGateways: 1,
    restrictDefaultSecurityGroup: false,
    growInto: '10.1.0.0/16',
    groups: [['web', PUBLIC], ['app', PRIVATE_WITH_EGRESS], ['data', PRIVATE_ISOLATED]],
  },
  'without gateways, public and isolated': {
    cidr: '10.0.0.0/16', maxAzs: 3, natGateways: 0, groups: [['web-1', PUBLIC, 24], ['data-isolated-1', PRIVATE_ISOLATED, 24]], growInto: '10.0.128.0/17',
  },
  'without gateways, the isolated group first': {
    cidr: '10.9.0.0/16', maxAzs: 2, natGateways: 0, groups: [['rds', PRIVATE_ISOLATED, 24], ['lb', PUBLIC, 24]], growInto: '10.9.128.0/17',
  },
  'without gateways, default groups': { maxAzs: 2, natGateways: 0, groups: DEFAULT_WITHOUT_NAT, growInto: '10.1.0.0/16' },
  'isolated alone': { groups: [['Private', PRIVATE_ISOLATED, 24]], growInto: '10.0.128.0/17' },
  'isolated alone in a small block that is full': { cidr: '10.24.34.0/23', maxAzs: 2, groups: [['Private', PRIVATE_ISOLATED, 24]], growInto: '10.24.40.0/21' },
  'public alone, with addresses on launch': {
    maxAzs: 2, natGateways: 0, groups: [['Hosts', PUBLIC, 24]], mapPublicIpOnLaunch: true, growInto: '10.0.128.0/17',
  },
  'with addresses of its own': {
    maxAzs: 2, groups: DEFAULT, allocationIds: ['eipalloc-0a', 'eipalloc-0b', 'eipalloc-0c'], growInto: '10.1.0.0/16',
  },
};

export function ec2Props({ groups, cidr, maxAzs, allocationIds, mapPublicIpOnLaunch, growInto: _growInto, ...props }: DeployedVpc): ec2.VpcProps {
  return {
    ...props,
    maxAzs,
    ipAddresses: cidr === undefined ? undefined : ec2.IpAddresses.cidr(cidr),
    natGatewayProvider: allocationIds && ec2.NatProvider.gateway({ eipAllocationIds: allocationIds.slice(0, maxAzs) }),
    subnetConfiguration: [DEFAULT, DEFAULT_WITHOUT_NAT].includes(groups)
      ? undefined
      : groups.map(([name, subnetType, cidrMask]) => ({ name, subnetType, cidrMask, ...(subnetType === PUBLIC ? { mapPublicIpOnLaunch } : {}) })),
  };
}

/** The tiers that take such groups over. */
export function tiersOf({ groups, mapPublicIpOnLaunch }: DeployedVpc): SubnetTier[] {
  return groups.map(([name, subnetType, cidrMask]) => {
    switch (subnetType) {
      case PUBLIC: return SubnetTier.public({ name, cidrMask, mapPublicIpOnLaunch });
      case PRIVATE_WITH_EGRESS: return SubnetTier.private({ name, cidrMask });
      default: return SubnetTier.isolated({ name, cidrMask });
    }
  });
}
