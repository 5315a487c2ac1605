import type { Reader } from './reader';
import { namedAnywhere } from './resource-search';
import type { DeclaredResource } from '../declared-resource';
import type { ResourceName } from '../expressions/value';
import type { ReadContext } from '../read-context';

/** What decides where packets go: whoever has its name can change that. */
const DECISIVE: Readonly<Record<string, string>> = {
  'AWS::EC2::RouteTable': 'route table',
  'AWS::EC2::NetworkAcl': 'network ACL',
  'AWS::EC2::Subnet': 'subnet',
};

/** These get subnets to put hosts there, as AWS's own resources do. */
const PUTS_HOSTS: readonly string[] = ['Custom::AWSCDK-EKS-Cluster'];

/** Names of the resources of the template that a resource gets; undefined if they may be any. */
export function handedTo(resource: DeclaredResource, { possibilities }: ReadContext): readonly string[] | undefined {
  const named = namesIn(resource, possibilities);
  return named?.map(({ id }) => id);
}

/**
 * A resource whose code decides what it does, and which gets a route table, a network ACL or a subnet; and one of
 * Amazon EC2 that is not known here, and gets one of the first two.
 */
export const noteHanded: Reader = (resource, { notes, possibilities }) => {
  const { id, type } = resource;
  const isCustom = !type.startsWith('AWS::') || type === 'AWS::CloudFormation::CustomResource';
  if (!isCustom && !type.startsWith('AWS::EC2::')) { return []; }
  const names = namesIn(resource, possibilities);
  const decisive = names?.filter((one) => Object.hasOwn(DECISIVE, one.type)
    && (one.type !== 'AWS::EC2::Subnet' || isCustom && !PUTS_HOSTS.includes(type)));
  if (decisive?.length === 0) { return []; }
  const given = decisive?.map((one) => `${DECISIVE[one.type]} ${one.id}`).sort().join(', ');
  notes.cannotRead(`${id} (${type}), which is handed ${given ?? 'more than was looked at'}`, {
    id, owner: resource, handed: () => decisive?.map((one) => one.id),
  });
  return [];
};

function namesIn(
  resource: DeclaredResource,
  possibilities: ReadContext['possibilities'],
): readonly ResourceName[] | undefined {
  const variants = possibilities.everyBranch(resource.when, (branch) => namedAnywhere(resource, branch));
  const names = new Map<string, ResourceName>();
  for (const { value } of variants) {
    if (value === undefined) { return undefined; }
    value.forEach((one) => names.set(one.id, one));
  }
  return [...names.values()];
}
