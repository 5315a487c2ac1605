import type { Network } from './network';
import type { ResourceKind } from './resources';
import { restsOn } from './unread';

/** Kinds of which each resource concerns the packets of those that rest on it, and no others. */
const OF_SOME: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  'subnet', 'route', 'route-table-association', 'network-acl-entry', 'network-acl-association', 'nat-gateway',
  'elastic-ip', 'security-group', 'security-group-rule', 'host', 'public-placement', 'workload', 'load-balancer', 'listener', 'target-group', 'file-server',
]);

/** What was taken for granted and may matter to packets of these subnets and hosts. */
export function assumptionsFor(network: Network, ids: readonly string[]): readonly string[] {
  const all = ids.flatMap((id) => [...restsOn(network, id)]);
  const rules = all.flatMap((id) => network.referringTo('security-group-rule', 'securityGroup', id));
  const own = new Set([...all, ...rules.map(({ id }) => id)]);
  const matters = (id: string) => {
    const resources = network.withId(id);
    return id === '' || own.has(id) || resources.some(({ kind }) => !OF_SOME.has(kind));
  };
  return network.assumptions.filter((assumption) => [...network.assumedFor.get(assumption)!].some(matters));
}
