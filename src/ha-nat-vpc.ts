import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { AzAlignedIpAddresses } from './az-aligned-ip-addresses';
import { EgressAddresses } from './egress-addresses';
import type { HaNatVpcProps } from './ha-nat-vpc-props';
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
   * The public addresses that private subnets leave from, for outputs, a parameter or a prefix list.
   */
  public readonly egressAddresses: EgressAddresses;

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
    const tiers = props.tiers === undefined ? natTopology._defaultTiers() : props.tiers;
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
    this.egressAddresses = EgressAddresses._of(this, this.natGateways);
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
