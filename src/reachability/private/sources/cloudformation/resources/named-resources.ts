import type { Branch } from '../../../conditions/branch';
import type { Reference } from '../../../network/resource';
import type { DeclaredResource } from '../declared-resource';
import { asReference } from '../expressions/properties';
import type { Value } from '../expressions/value';
import { asText, property } from '../expressions/value';
import type { ReadContext } from '../read-context';

/** Resources that others name by `Ref`, or by the name that these properties give them. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::AutoScaling::LaunchConfiguration': 'LaunchConfigurationName',
  'AWS::DMS::ReplicationSubnetGroup': 'ReplicationSubnetGroupIdentifier',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateName',
  'AWS::Neptune::DBCluster': 'DBClusterIdentifier',
  'AWS::Neptune::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::Redshift::ClusterSubnetGroup': 'ClusterSubnetGroupName',
};

const indexes = new WeakMap<ReadContext, ReadonlyMap<string, DeclaredResource>>();

/** The resource of one of the types that a value names; undefined if none of the template is known to be it. */
export function namedResource(
  value: Value,
  types: readonly string[],
  context: ReadContext,
): DeclaredResource | undefined {
  if (value.kind === 'resource') {
    const named = context.resource(value.id);
    return named && types.includes(named.type) ? named : undefined;
  }
  const name = asText(value);
  if (name === undefined) { return undefined; }
  const index = indexes.get(context) ?? namesOf(context);
  indexes.set(context, index);
  return types.map((type) => index.get(keyOf(type, name))).find((named) => named !== undefined);
}

/** The subnets of the subnet group that a value names. */
export function subnetsOfGroup(
  group: Value,
  type: string,
  context: ReadContext,
  branch: Branch,
): readonly Reference[] {
  const named = namedResource(group, [type], context);
  return named ? named.properties(branch).references('SubnetIds') : [asReference(group, 'the subnet group')];
}

/** Names that are written out: databases have theirs in lower case, however they are written. */
function namesOf(context: ReadContext): ReadonlyMap<string, DeclaredResource> {
  return new Map(context.ofType(...Object.keys(NAME_PROPERTIES)).flatMap((resource) => {
    const name = property(resource.written, NAME_PROPERTIES[resource.type]);
    return typeof name === 'string' ? [[keyOf(resource.type, name), resource]] : [];
  }));
}

function keyOf(type: string, name: string): string {
  return `${type} ${name.toLowerCase()}`;
}
