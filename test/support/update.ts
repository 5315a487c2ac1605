import { fullDiff, ResourceImpact, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { parseCIDR } from 'ipaddr.js';
import type { CfnResourceJson, CfnTemplate } from './stacks';

/** What a running network stands on: none of it may go away in an update. */
const FOUNDATIONS = [
  'VPC', 'VPCCidrBlock', 'InternetGateway', 'VPCGatewayAttachment', 'EgressOnlyInternetGateway',
  'Subnet', 'RouteTable', 'SubnetRouteTableAssociation', 'Route', 'NatGateway', 'EIP',
].map((type) => `AWS::EC2::${type}`);

const REPLACEMENT = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE];
const REMOVAL = [ResourceImpact.WILL_DESTROY, ResourceImpact.WILL_ORPHAN];

type Change = [logicalId: string, difference: ResourceDifference];

export interface UpdateOptions {
  /** Logical ids that the update is meant to remove. */
  readonly mayRemove?: RegExp;
}

/**
 * Everything that the deployment of one template over another would break, in words. An empty list is a safe update.
 */
export function hazardsOfUpdate(before: CfnTemplate, after: CfnTemplate, options: UpdateOptions = {}): string[] {
  const changes = Object.entries(fullDiff(before, after).resources.changes);
  return [
    ...replacements(changes),
    ...removals(before, changes).filter((removal) => !options.mayRemove?.test(removal)),
    ...movedCidrs(before, after),
    ...contestedClaims(before, after),
  ].sort();
}

/** The properties that differ in resources of both templates, by resource type. */
export function changedProperties(before: CfnTemplate, after: CfnTemplate): string[] {
  const changes = Object.values(fullDiff(before, after).resources.changes).filter(({ isUpdate }) => isUpdate);
  return [...new Set(changes.flatMap((change) => Object.keys(change.propertyUpdates).map((name) => `${change.resourceType}.${name}`)))];
}

function replacements(changes: readonly Change[]): string[] {
  return changesWith(changes, REPLACEMENT)
    .filter(([, change]) => !Object.entries(change.propertyUpdates)
      .filter(([, property]) => property.changeImpact && REPLACEMENT.includes(property.changeImpact))
      .every(([name, property]) => isAddedInPlace(change.resourceType, name, property.oldValue)))
    .map(([logicalId]) => `replaces ${logicalId}`);
}

/**
 * The first IPv6 block of a subnet: cloudformation-diff says "may replace", AWS documents "no interruption".
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html#cfn-ec2-subnet-ipv6cidrblock
 */
function isAddedInPlace(type: string | undefined, property: string, oldValue: unknown): boolean {
  return type === 'AWS::EC2::Subnet' && property === 'Ipv6CidrBlock' && oldValue === undefined;
}

function removals(before: CfnTemplate, changes: readonly Change[]): string[] {
  return changesWith(changes, REMOVAL)
    .filter(([logicalId]) => FOUNDATIONS.includes(before.Resources[logicalId].Type))
    .map(([logicalId]) => `removes ${logicalId}`);
}

function changesWith(changes: readonly Change[], impacts: ResourceImpact[]): Change[] {
  return changes.filter(([, change]) => impacts.includes(change.changeImpact));
}

function movedCidrs(before: CfnTemplate, after: CfnTemplate): string[] {
  return Object.entries(after.Resources).flatMap(([logicalId, { Type: type, Properties: now = {} }]) => {
    const { Properties: was } = before.Resources[logicalId] ?? {};
    return type === 'AWS::EC2::Subnet' && was
      ? ['CidrBlock', 'Ipv6CidrBlock'].filter((key) => was[key] && !same(was[key], now[key])).map((key) => `moves ${key} of ${logicalId}`)
      : [];
  });
}

/**
 * CloudFormation creates before it deletes: what a resource held in the old template is still taken while the new one is put in place.
 */
function contestedClaims(before: CfnTemplate, after: CfnTemplate): string[] {
  const held = claimsOf(before);
  return claimsOf(after).flatMap((claim) => held
    .filter((other) => other.holder !== claim.holder && other.resource === claim.resource && overlap(other.value, claim.value))
    .map((other) => `${claim.holder} claims ${claim.resource} ${claim.value}, which ${other.holder} holds`));
}

/** A thing that AWS gives to one holder at a time. */
interface Claim {
  readonly holder: string;
  /** Within what the value must be unique. */
  readonly resource: string;
  readonly value: string;
}

const CLAIMS: Record<string, (properties: Record<string, unknown>) => [resource: string, ...value: unknown[]][]> = {
  'AWS::EC2::Subnet': (subnet) => [['IPv4 of VPC', subnet.CidrBlock], ['IPv6 of VPC', subnet.Ipv6CidrBlock]],
  'AWS::EC2::NetworkAclEntry': (entry) => [['rule of network ACL', entry.NetworkAclId, entry.Egress ?? false, entry.RuleNumber]],
  'AWS::EC2::Route': (route) => [['route of table', route.RouteTableId, route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock]],
  'AWS::EC2::NatGateway': (gateway) => [
    gateway.AllocationId,
    ...(gateway.SecondaryAllocationIds as unknown[] ?? []),
    ...(gateway.AvailabilityZoneAddresses as { AllocationIds: unknown[] }[] ?? []).flatMap(({ AllocationIds }) => AllocationIds),
  ].map((id) => ['Elastic IP', id]),
  'AWS::EC2::EIPAssociation': (association) => [['Elastic IP', association.AllocationId]],
  'AWS::EC2::SubnetRouteTableAssociation': (association) => [['route table of', association.SubnetId]],
  'AWS::EC2::SubnetNetworkAclAssociation': (association) => [['network ACL of', association.SubnetId]],
  'AWS::EC2::VPCGatewayAttachment': (attachment) => [['internet gateway of', attachment.VpcId]],
  'AWS::EC2::VPCEndpoint': (endpoint) => (endpoint.RouteTableIds as unknown[] ?? []).map((table) => ['endpoint route of', table, endpoint.ServiceName]),
};

function claimsOf(template: CfnTemplate): Claim[] {
  return Object.entries(template.Resources).flatMap(([holder, { Type: type, Properties: properties = {} }]: [string, CfnResourceJson]) =>
    (CLAIMS[type]?.(properties) ?? [])
      .filter(([, ...value]) => value.every((part) => part !== undefined))
      .map(([resource, ...value]) => ({ holder, resource, value: value.map(text).join(' ') })));
}

/** Blocks of a VPC contest each other as soon as they overlap; everything else, when it is the same. */
function overlap(one: string, other: string): boolean {
  if (!isBlock(one) || !isBlock(other)) { return one === other; }
  const [wider, narrower] = [parseCIDR(one), parseCIDR(other)].sort((a, b) => a[1] - b[1]);
  return narrower[0].match(wider[0], wider[1]);
}

const isBlock = (value: string) => /^[\d.]+\/\d+$/.test(value);
const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(selected(value)));
const same = (one: unknown, other: unknown) => text(one) === text(other);

/** The n-th block of a division is the same block however many blocks the division has. */
function selected(value: unknown): unknown {
  const [index, list] = (value as { 'Fn::Select'?: [number, { 'Fn::Cidr'?: unknown[] }] } | undefined)?.['Fn::Select'] ?? [];
  const cidr = list?.['Fn::Cidr'];
  return cidr ? { block: index, of: cidr[0], bits: cidr[2] } : value;
}
