import type { Resolved } from '../../../network/resource';
import type { Cidr } from '../../../packet/cidr';
import type { Family } from '../../../packet/family';
import type { DeclaredResource } from '../declared-resource';
import { asCidr } from '../expressions/properties';
import type { Value } from '../expressions/value';
import type { ReadContext } from '../read-context';

/**
 * A block of a VPC or subnet. What is written out and is no block is named as unread, since CloudFormation refuses it:
 * nothing is proved of a resource that will not be there.
 */
export function writtenBlock(
  resource: DeclaredResource,
  { notes }: ReadContext,
  name: string,
  family: Family,
  value: Value,
): Resolved<Cidr> {
  const cidr = asCidr(value, name, family);
  if (cidr.kind === 'unknown' && isWritten(value)) {
    const { id } = resource;
    notes.cannotRead(`${id}, whose ${cidr.reason}`, { id, owner: resource, handed: () => [id] });
  }
  return cidr;
}

function isWritten(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
    case 'list':
    case 'structure': return true;
    case 'absent':
    case 'resource':
    case 'unresolved': return false;
  }
}
