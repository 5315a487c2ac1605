import type { Resolved } from '../../network/noun';
import { known, unknown } from '../../network/noun';
import type { Cidr } from '../../packet/cidr';
import type { Reading } from '../reading';
import type { Value } from '../value';
import type { Way } from '../way';

/** What a prefix list holds: known only if the template defines it. */
export function prefixListBlocks(list: Value, reading: Reading, way: Way): Resolved<readonly Cidr[]> {
  if (list.kind !== 'resource' || list.type !== 'AWS::EC2::PrefixList') {
    return unknown(list.kind === 'unresolved' ? list.reason : 'what the prefix list holds is not in the template');
  }
  const blocks = reading.resource(list.id)!.properties(way).structures('Entries').map((entry) => entry.cidr('Cidr') ?? unknown('Cidr is not given'));
  const missing = blocks.find((block) => block.kind === 'unknown');
  return missing ?? known(blocks.flatMap((block) => (block.kind === 'known' ? [block.value] : [])));
}
