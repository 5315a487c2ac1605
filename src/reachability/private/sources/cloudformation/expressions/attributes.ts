import type { DeclaredResource } from '../declared-resource';
import type { ReadContext } from '../read-context';
import { SYSTEMS_MANAGER_PARAMETER } from './systems-manager';
import type { Value } from './value';
import { list, resourceName, unresolved } from './value';
import type { Branch } from '../../../conditions/branch';
import { associatedBlock, vpcBlock } from '../resources/symbolic-blocks';

/**
 * The network ACL and the security group that every VPC comes with: no resource of a template, but a template may name
 * them.
 */
export const defaultNetworkAcl = (vpc: string): string => `${vpc}.DefaultNetworkAcl`;
export const defaultSecurityGroup = (vpc: string): string => `${vpc}.DefaultSecurityGroup`;

/** Types outside of EC2 whose `Ref` is what other resources call them by. */
const NAMED_BY_REF: ReadonlySet<string> = new Set([
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::GlobalAccelerator::Listener',
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::DAX::SubnetGroup',
  'AWS::DMS::ReplicationSubnetGroup',
  'AWS::DocDB::DBSubnetGroup',
  'AWS::ElastiCache::SubnetGroup',
  'AWS::MemoryDB::SubnetGroup',
  'AWS::Neptune::DBCluster',
  'AWS::Neptune::DBSubnetGroup',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBSubnetGroup',
  'AWS::Redshift::ClusterSubnetGroup',
]);

/** Whether `Ref` gives the name by which other resources refer to it. */
export function isNamedByRef(type: string): boolean {
  return type.startsWith('AWS::EC2::') || NAMED_BY_REF.has(type);
}

/** What `Fn::GetAtt` gives: most attributes that matter here are the resource's id or repeat one of its properties. */
export function attributeOf(
  resource: DeclaredResource,
  attribute: string,
  context: ReadContext,
  branch: Branch,
): Value {
  if (isIdentity(resource.type, attribute)) {
    return resourceName(resource.id, resource.type);
  }
  if (isFirewallEndpoint(resource.type, attribute)) { return firewallEndpoints(resource, attribute, branch); }
  if (resource.type === SYSTEMS_MANAGER_PARAMETER && attribute === 'Value') {
    return resource.property(attribute, branch);
  }
  if (resource.type === 'Custom::CrossRegionExportReader') {
    return resource.properties(branch).structure('ReaderProps').structure('imports').value(attribute);
  }
  const special =
    resource.type === 'AWS::EC2::VPC'
      ? vpcAttribute(resource, attribute, context, branch)
      : resource.type === 'AWS::EC2::Subnet' && attribute === 'Ipv6CidrBlocks'
        ? list([(there) => resource.property('Ipv6CidrBlock', there)])
        : undefined;
  const text = `${resource.id}.${attribute}`;
  if (!resource.type.startsWith('AWS::EC2::')) {
    return unresolved(text, `${resource.id} (${resource.type}) decides it at deploy time`);
  }
  const value = special ?? resource.property(attribute, branch);
  return value.kind === 'absent' ? unresolved(text, `${text} is known at deploy time only`) : value;
}

function isIdentity(type: string, attribute: string): boolean {
  const [, service, name] = type.split('::');
  if (service !== 'EC2') { return NAMED_BY_REF.has(type) && attribute === `${name}Arn`; }
  return attribute === 'Id' || attribute.toLowerCase() === `${name}Id`.toLowerCase()
    || name === 'SecurityGroup' && attribute === 'GroupId'
    || name === 'EIP' && attribute === 'AllocationId';
}

function vpcAttribute(
  vpc: DeclaredResource,
  attribute: string,
  context: ReadContext,
  branch: Branch,
): Value | undefined {
  switch (attribute) {
    case 'DefaultNetworkAcl':
      return resourceName(defaultNetworkAcl(vpc.id), 'AWS::EC2::NetworkAcl');
    case 'DefaultSecurityGroup':
      return resourceName(defaultSecurityGroup(vpc.id), 'AWS::EC2::SecurityGroup');
    case 'CidrBlock':
      return vpcBlock(vpc, context, branch);
    case 'Ipv6CidrBlocks':
      return list(ipv6Blocks(vpc, context, branch).map((block) => () => block));
    default:
      return undefined;
  }
}

function ipv6Blocks(vpc: DeclaredResource, context: ReadContext, branch: Branch): readonly Value[] {
  return context.ofType('AWS::EC2::VPCCidrBlock').flatMap((association) => {
    const owner = association.property('VpcId', branch);
    if (owner.kind !== 'resource' || owner.id !== vpc.id || branch.holds(association.when) === false) { return []; }
    const { family, block } = associatedBlock(association, context, branch);
    return family === 'ipv6' ? [block] : [];
  });
}

function isFirewallEndpoint(type: string, attribute: string): boolean {
  return type === 'AWS::NetworkFirewall::Firewall' && attribute === 'EndpointIds'
    || type === 'AWS::NetworkFirewall::VpcEndpointAssociation' && attribute === 'EndpointId';
}

/**
 * `us-east-1a:vpce-1`, one for each subnet of a firewall in no particular order, or that of an association. The part
 * behind the colon names the firewall's endpoint, whichever of them it is.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-firewall.html
 */
function firewallEndpoints(firewall: DeclaredResource, attribute: string, branch: Branch): Value {
  const reason = `which endpoint of ${firewall.id} is in which zone is known at deploy time only`;
  const endpoint = (text: string) => unresolved(text, reason, {
    joined: {
      delimiter: ':',
      items: [() => unresolved(`${text}.AvailabilityZone`, reason), () => resourceName(firewall.id, firewall.type)],
    },
  });
  const text = `${firewall.id}.${attribute}`;
  if (attribute === 'EndpointId') { return endpoint(text); }
  const subnets = firewall.property('SubnetMappings', branch);
  return subnets.kind === 'list'
    ? list(subnets.items.map((_, i) => () => endpoint(`${text}[${i}]`)))
    : unresolved(text, reason);
}
