import { idPrefix } from '../../reachability/private/network/resource-id';
import { isRecord, property } from '../../reachability/private/sources/cloudformation/expressions/value';
import type { TemplateFile } from '../../reachability/template-file';
import type { StackFile } from '../inputs/template-input';

/** A resource that a person may name as an end of a path: a subnet, something that stands in subnets, an Elastic IP. */
export interface NamedResource {
  /** Logical id; in a nested stack `NestedStack/Resource`, of several stacks `Stack:Resource`. */
  readonly id: string;
  /** `AWS::EC2::Subnet`, `AWS::EC2::EIP`, … */
  readonly type: string;
  /** What people call it: construct path and `Name` tag, where it has them. */
  readonly names: readonly string[];
  /** Ids of the subnets that it stands in; a subnet stands in itself, an Elastic IP in none. */
  readonly subnets: readonly string[];
  /** Id of the one host that it is: an instance or a network interface, or the interface that an instance takes. */
  readonly host?: string;
}

export const SUBNET = 'AWS::EC2::Subnet';
export const ELASTIC_IP = 'AWS::EC2::EIP';
const INSTANCE = 'AWS::EC2::Instance';
const INTERFACE = 'AWS::EC2::NetworkInterface';
const NESTED_STACK = 'AWS::CloudFormation::Stack';
/** They name subnets, and are not in them as a host is. */
const NO_HOSTS = /^AWS::EC2::(?:Subnet.*|Route.*|NetworkAcl.*|NatGateway|VPC.*|FlowLog)$|SubnetGroup$/;

/** The subnets of all stacks of an input, what stands in them, and Elastic IPs. */
export function namedResourcesOf(stacks: readonly StackFile[]): readonly NamedResource[] {
  return stacks.flatMap(({ stack, template }) => namedResources(template, idPrefix(stack)));
}

/** The subnets of a template and of its nested stacks, what stands in them, and Elastic IPs. */
export function namedResources({ template, nested }: TemplateFile, prefix = ''): readonly NamedResource[] {
  const resources = property(template, 'Resources');
  if (!isRecord(resources)) { return []; }
  const all = Object.entries(resources);
  const subnets = new Set(all.filter(([, resource]) => property(resource, 'Type') === SUBNET).map(([id]) => id));
  return all.flatMap(([logicalId, resource]) => {
    const type = property(resource, 'Type');
    const id = `${prefix}${logicalId}`;
    if (type === NESTED_STACK) {
      const inner = (path: string) => nested(`${id}/${path}`.slice(prefix.length));
      return namedResources({ template: nested(logicalId), nested: inner, nestedFile: () => undefined }, `${id}/`);
    }
    const standsIn = standsInSubnets(logicalId, type, property(resource, 'Properties'), subnets);
    const host = standsIn.length > 1 ? undefined : hostOf(logicalId, resource, resources);
    return standsIn.length === 0 && host === undefined && type !== ELASTIC_IP ? [] : [{
      id,
      type: String(type),
      names: namesOf(resource),
      subnets: standsIn.map((subnet) => `${prefix}${subnet}`),
      ...host === undefined ? {} : { host: `${prefix}${host}` },
    }];
  });
}

/** An instance may leave its subnet to a launch template, and its addresses to an interface of its own. */
function hostOf(id: string, resource: unknown, resources: Readonly<Record<string, unknown>>): string | undefined {
  const type = property(resource, 'Type');
  if (type === INTERFACE) { return id; }
  if (type !== INSTANCE) { return undefined; }
  const taken = [...references(property(property(resource, 'Properties'), 'NetworkInterfaces'))]
    .filter((reference) => property(resources[reference], 'Type') === INTERFACE);
  return taken.length > 1 ? undefined : taken[0] ?? id;
}

function standsInSubnets(
  id: string,
  type: unknown,
  properties: unknown,
  subnets: ReadonlySet<string>,
): readonly string[] {
  if (type === SUBNET) { return [id]; }
  return NO_HOSTS.test(String(type)) ? [] : [...references(properties)].filter((reference) => subnets.has(reference));
}

/** The resources that a value refers to with `Ref`, wherever in it. */
function references(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) { value.forEach((part) => references(part, found)); }
  if (isRecord(value)) {
    const reference = property(value, 'Ref');
    if (typeof reference === 'string') { found.add(reference); }
    Object.values(value).forEach((part) => references(part, found));
  }
  return found;
}

/** CDK tags an Elastic IP with the name of the subnet of its NAT gateway: the tag means the subnet. */
function namesOf(resource: unknown): readonly string[] {
  const path = property(property(resource, 'Metadata'), 'aws:cdk:path');
  const tags = property(property(resource, 'Properties'), 'Tags');
  const tag = Array.isArray(tags) ? tags.find((one) => property(one, 'Key') === 'Name') : undefined;
  const name = property(tag, 'Value');
  const text = property(resource, 'Type') === ELASTIC_IP ? undefined : property(name, 'Fn::Sub') ?? name;
  return [
    // The construct that people write holds the resource of CloudFormation.
    ...typeof path === 'string' ? [path.replace(/\/(?:Resource|Subnet)$/, ''), path] : [],
    ...typeof text === 'string' ? [text] : [],
  ];
}
