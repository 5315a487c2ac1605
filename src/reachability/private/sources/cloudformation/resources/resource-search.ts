import type { Branch } from '../../../conditions/branch';
import type { DeclaredResource } from '../declared-resource';
import type { Lazy, ResourceName, Value } from '../expressions/value';
import { isRecord } from '../expressions/value';

/** More parts of one resource than anybody writes. */
const MAX_PARTS = 10_000;

/** The resources that the properties of a resource name anywhere; undefined if it says more than is looked at. */
export function namedAnywhere(resource: DeclaredResource, branch: Branch): readonly ResourceName[] | undefined {
  const search = new ResourceSearch(branch);
  Object.keys(isRecord(resource.written) ? resource.written : {})
    .forEach((name) => search.look(resource.property(name, branch)));
  return search.found;
}

class ResourceSearch {
  private readonly names = new Map<string, ResourceName>();
  private looked = 0;

  constructor(private readonly branch: Branch) {}

  public get found(): readonly ResourceName[] | undefined {
    return this.looked > MAX_PARTS ? undefined : [...this.names.values()];
  }

  public look(value: Value): void {
    this.looked += 1;
    if (this.looked > MAX_PARTS) { return; }
    switch (value.kind) {
      case 'resource': this.names.set(value.id, value); return;
      case 'list': return this.lookAtAll(value.items);
      case 'structure':
        return this.lookAtAll(value.properties.names.flatMap((name) => value.properties.get(name) ?? []));
      case 'unresolved': return this.lookAtAll(value.joined?.items ?? []);
      case 'literal':
      case 'absent': return undefined;
    }
  }

  private lookAtAll(parts: readonly Lazy[]): void {
    parts.forEach((part) => this.look(part(this.branch)));
  }
}
