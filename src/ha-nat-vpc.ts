import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { AzAlignedIpAddresses } from './az-aligned-ip-addresses';
import type { NatGateway } from './nat-gateway';
import { NatMonitoring } from './nat-monitoring';
import { NatTopology } from './nat-topology';
import { NetworkAclPolicy } from './network-acl-policy';
import type { TierNetworkAcls } from './network-acl-policy';
import { AddressPlan } from './private/addresses/address-plan';
import { adviseOnZones, selectAvailabilityZones } from './private/addresses/availability-zones';
import { checkIpv6, checkNat64, makeIpv6Only } from './private/addresses/ipv6-only';
import { addSecondaryBlocks } from './private/addresses/secondary-blocks';
import { checkTiers, definedTiers, subnetConfiguration } from './private/addresses/subnet-tiers';
import { ZonesForEc2 } from './private/addresses/zone-ids';
import {
  contestedEndpointRoutes,
  defaultGatewayEndpoints,
  extendedDefaultEndpoint,
  markDefaultEndpoints,
} from './private/gateway-endpoints';
import { awaitInternetGatewayAttachment, awaitNetworkAcls, awaitRoutes } from './private/nat/internet-connectivity';
import { letWorkloadsWait } from './private/nat/waiting-workloads';
import { aclsByTier, defineNetworkAcls } from './private/network-acl/network-acls';
import { proveAtSynth } from './private/proof';
import { checkProps } from './private/props';
import type { SubnetTier } from './subnet-tier';

/**
 * Properties of `HaNatVpc`.
 */
export interface HaNatVpcProps {
  /**
   * The number of Availability Zones, exactly: 2 or more. It can be raised at any time.
   *
   * An environment-agnostic stack takes the first zones of the Region it is deployed to.
   *
   * @default 3, or 2 where the environment is known to have no more; as many as `availabilityZones` lists
   */
  readonly azCount?: number;

  /**
   * The Availability Zones, 2 or more: their names (`us-east-1a`), or their ids (`use1-az4`), which mean the same zones
   * in every account.
   *
   * Subnets are numbered by the place of their zone in this list. Append new zones at the end: an inserted or reordered
   * zone would replace deployed subnets. Record the deployed list in the context key `cdk-ha-nat-vpc:deployedZones`,
   * under the path of this construct, to have that checked at synth time.
   *
   * @default - the first `azCount` zones of the environment
   */
  readonly availabilityZones?: string[];

  /**
   * The tiers of subnets, each with one subnet in every Availability Zone.
   *
   * A tier can be added at the end of the list at any time. To adopt a deployed `ec2.Vpc`, list its subnet groups in
   * their order, with their names and masks.
   *
   * @default - public and private; public and isolated with `NatTopology.none()`
   */
  readonly tiers?: SubnetTier[];

  /**
   * The address plan.
   *
   * `AdoptedIpAddresses` takes over the plan of a deployed `ec2.Vpc`. Any other `ec2.IIpAddresses` will do; but only
   * these two let the VPC grow without moving a subnet.
   *
   * @default AzAlignedIpAddresses.cidr('10.0.0.0/16')
   */
  readonly ipAddresses?: ec2.IIpAddresses;

  /**
   * Which NAT gateways there are, with which public addresses.
   *
   * @default NatTopology.zonal()
   */
  readonly natTopology?: NatTopology;

  /**
   * What the network ACLs of the tiers let pass. A tier may have a policy of its own.
   *
   * @default NetworkAclPolicy.tiered()
   */
  readonly networkAcls?: NetworkAclPolicy;

  /**
   * IPv4 alone, or IPv6 as well: private subnets then reach the IPv6 internet through an egress-only internet gateway.
   * It can be added at any time.
   *
   * @default ec2.IpProtocol.IPV4_ONLY
   */
  readonly ipProtocol?: ec2.IpProtocol;

  /**
   * The flow logs of the VPC by construct id; `{}` for none.
   *
   * @default - the flow log `FlowLog` of rejected traffic, to a log group in CloudWatch Logs
   */
  readonly flowLogs?: { [id: string]: ec2.FlowLogOptions };

  /**
   * The gateway endpoints of the VPC by construct id; `{}` for none.
   *
   * AWS accepts one endpoint of a service in a route table, and synth fails on two: to adopt a VPC that has some, pass
   * these with their construct ids.
   *
   * @default - the endpoints `S3` and `DynamoDb` in the route tables of the private subnets
   */
  readonly gatewayEndpoints?: { [id: string]: ec2.GatewayVpcEndpointOptions };

  /**
   * Whether the rules of the default security group are removed.
   *
   * @default true
   */
  readonly restrictDefaultSecurityGroup?: boolean;

  /**
   * The `Name` tag of the VPC.
   *
   * @default - the path of this construct
   */
  readonly vpcName?: string;

  /**
   * Whether synthesis proves that the network keeps its promises, from the template of the whole stack, and fails if it
   * does not.
   *
   * @default true
   * @see https://github.com/cdk-ha-nat-vpc/cdk-ha-nat-vpc/blob/main/docs/rules.md
   */
  readonly proof?: boolean;
}

const DEFAULT_FLOW_LOGS: Record<string, ec2.FlowLogOptions> = {
  FlowLog: { trafficType: ec2.FlowLogTrafficType.REJECT },
};

/**
 * A VPC whose private subnets keep their way to the internet when any Availability Zone is lost.
 *
 * Each zone has a public and a private subnet, a NAT gateway with its own Elastic IP, and a private route table that
 * leads to the gateway of its own zone. One network ACL for each tier of subnets lets pass what the tier needs, and
 * every reply.
 *
 * It is an `ec2.Vpc`, with the logical ids of one: defined in its place under the same construct id, it replaces
 * nothing that is deployed.
 */
export class HaNatVpc extends ec2.Vpc {
  /**
   * The NAT gateways, in the order of their Availability Zones. A topology may have one for all, or none.
   */
  public readonly natGateways: NatGateway[];

  /**
   * Metrics, alarms and a dashboard of the NAT gateways.
   */
  public readonly monitoring: NatMonitoring;

  /**
   * The network ACL of each tier of subnets.
   */
  public readonly networkAcls: TierNetworkAcls;

  constructor(scope: Construct, id: string, props: HaNatVpcProps = {}) {
    checkProps(props);
    const zones = new ZonesForEc2(selectAvailabilityZones(scope, id, props));
    const natTopology = props.natTopology ?? NatTopology.zonal();
    const tiers = props.tiers ?? natTopology._defaultTiers();
    const isDualStack = props.ipProtocol === ec2.IpProtocol.DUAL_STACK;
    checkTiers(tiers);
    checkIpv6(tiers, isDualStack);
    const ipAddresses = props.ipAddresses ?? AzAlignedIpAddresses.cidr(ec2.Vpc.DEFAULT_CIDR_RANGE);
    const plan = new AddressPlan(ipAddresses, tiers, zones.names.length);

    super(scope, id, {
      vpcName: props.vpcName,
      availabilityZones: zones.names,
      ipAddresses: plan.ipAddresses,
      ipProtocol: props.ipProtocol,
      ipv6Addresses: isDualStack ? plan.ipv6Addresses : undefined,
      subnetConfiguration: subnetConfiguration(tiers, isDualStack),
      natGateways: 0,
      flowLogs: props.flowLogs ?? DEFAULT_FLOW_LOGS,
      gatewayEndpoints: props.gatewayEndpoints ?? defaultGatewayEndpoints(tiers),
      restrictDefaultSecurityGroup: props.restrictDefaultSecurityGroup ?? true,
    });
    const subnets = definedTiers(this, tiers);
    zones.place(subnets);
    makeIpv6Only(subnets);
    addSecondaryBlocks(this, subnets, plan.secondaryBlocks);
    this.natGateways = natTopology._define({ vpc: this, tiers: subnets, zones: zones.zones });
    checkNat64(subnets, this.natGateways.length);
    this.monitoring = NatMonitoring._of(this, this.natGateways);

    const networkAcls = defineNetworkAcls(this, props.networkAcls ?? NetworkAclPolicy.tiered(), subnets);
    this.networkAcls = aclsByTier(networkAcls);

    awaitInternetGatewayAttachment(this);
    awaitRoutes(this);
    awaitNetworkAcls(this, networkAcls);
    letWorkloadsWait(this);
    markDefaultEndpoints(this, props.gatewayEndpoints);
    this.node.addValidation({ validate: () => contestedEndpointRoutes(this) });
    adviseOnZones(this, zones.zones);
    plan.advise(this);
    if (props.proof ?? true) {
      proveAtSynth(this);
    }
  }

  /**
   * Adds a gateway endpoint.
   *
   * For a service that has a default endpoint, that one is put into the route tables of the subnets, too, and returned:
   * AWS accepts one endpoint of a service in a route table. Its construct id stays what it is. To adopt a VPC that has
   * an endpoint of its own, define the VPC with `gatewayEndpoints: {}`.
   */
  public addGatewayEndpoint(id: string, options: ec2.GatewayVpcEndpointOptions): ec2.GatewayVpcEndpoint {
    return extendedDefaultEndpoint(this, options) ?? super.addGatewayEndpoint(id, options);
  }
}
