import type { Branch } from '../../../conditions/branch';
import type { Resolved } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { Cidr } from '../../../packet/cidr';
import type { Value } from '../expressions/value';
import type { ReadContext } from '../read-context';

/** What a prefix list holds: known only if the template defines it. */
export function prefixListBlocks(list: Value, context: ReadContext, branch: Branch): Resolved<readonly Cidr[]> {
  if (list.kind !== 'resource' || list.type !== 'AWS::EC2::PrefixList') {
    return unknown(list.kind === 'unresolved' ? list.reason : 'what the prefix list holds is not in the template');
  }
  const blocks = context
    .resource(list.id)!
    .properties(branch)
    .structures('Entries')
    .map((entry) => entry.cidr('Cidr') ?? unknown('Cidr is not given'));
  const missing = blocks.find((block) => block.kind === 'unknown');
  return missing ?? known(blocks.flatMap((block) => (block.kind === 'known' ? [block.value] : [])));
}
