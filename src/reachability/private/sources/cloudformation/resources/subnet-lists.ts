import type { Branch } from '../../../conditions/branch';
import type { Reference } from '../../../network/resource';
import { splitBy } from '../expressions/intrinsics-text';
import { asReference } from '../expressions/properties';
import type { Value } from '../expressions/value';

/** The resources that a list names, or a string that joins their ids with commas, or a list of such. */
export function listedResources(value: Value, name: string, branch: Branch): readonly Reference[] {
  return flattened(value, branch).map((item) => asReference(item, name));
}

function flattened(value: Value, branch: Branch): readonly Value[] {
  switch (value.kind) {
    case 'absent': return [];
    case 'list': return value.items.flatMap((item) => flattened(item(branch), branch));
    case 'unresolved':
    case 'literal': {
      const parts = splitBy(',', value, '', branch);
      // What has no comma in it comes back as it is.
      return parts.kind === 'list' && parts.items.length > 1 ? flattened(parts, branch) : [value];
    }
    case 'resource':
    case 'structure': return [value];
  }
}
