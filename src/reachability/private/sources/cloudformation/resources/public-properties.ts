import { subnetsOfGroup } from './named-resources';
import type { Reader } from './reader';
import { namedAnywhere } from './resource-search';
import type { Branch } from '../../../conditions/branch';
import type { Reference } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { PublicPlacement } from '../../../network/resources';
import type { DeclaredResource } from '../declared-resource';
import { textOf } from '../expressions/expression-text';
import { intrinsic, isRecord } from '../expressions/value';
import type { ReadContext } from '../read-context';

/** `PubliclyAccessible`, `AssignPublicIp`, `AssociatePublicIpAddress`, `PublicAccess` and their like. */
const LOOKS_PUBLIC = /public(ly)?[-_]?access|public[-_]?ip/i;
const MEANS_THE_OPPOSITE = /^(block|deny|disable|no|prevent|prohibit|restrict)/i;
const SET = /^(true|enabled?|yes|on|1)$/i;

/** These have such properties, and speak of something else than addresses in subnets. */
const NO_ADDRESSES: readonly string[] = [
  // The endpoint of its API, which AWS runs outside the VPC.
  'AWS::EKS::Cluster',
];

/**
 * A resource that no other reader knows, with a property that looks like a public address: whether it gives hosts of
 * the subnets that it names one is unknown. It is named as an assumption where it names none.
 */
export const readPublicProperties: Reader = (resource, context) => {
  const property = NO_ADDRESSES.includes(resource.type) ? undefined : publicProperty(resource.written);
  if (property === undefined) { return []; }
  const reason = `what ${property} of ${resource.type} means is not known here`;
  const placements = resource.readMany<PublicPlacement>((_, branch) => (
    subnetsIn(resource, context, branch).map((subnet) => ({
      kind: 'public-placement', type: resource.type, subnet, publicIpv4: unknown(reason), securityGroups: [],
    }))
  ));
  if (placements.length === 0) {
    context.notes.assume(`${resource.id} (${resource.type}) has ${property}, and is in no subnet of the template`);
  }
  return placements;
};

/** The first property that looks like a public address and is not turned off, as it is written. */
function publicProperty(written: unknown): string | undefined {
  // A set walks on while it grows, and meets what is used in several places once.
  const parts = new Set<unknown>([written]);
  for (const part of parts) {
    const found = isRecord(part) ? setProperty(part) ?? setOption(part) : undefined;
    if (found !== undefined) { return found; }
    if (typeof part === 'object' && part !== null) { Object.values(part).forEach((inner) => parts.add(inner)); }
  }
  return undefined;
}

function setProperty(part: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(part).find((name) => looksPublic(name) && mayBeSet(part[name]));
}

/** `{ OptionName: AssociatePublicIpAddress, Value: true }`, as Elastic Beanstalk has it. */
function setOption(part: Readonly<Record<string, unknown>>): string | undefined {
  const name = Object.values(part).find((value) => typeof value === 'string' && looksPublic(value));
  return typeof name === 'string' && mayBeSet(part.Value) ? name : undefined;
}

function looksPublic(name: string): boolean {
  return name.length < 60 && LOOKS_PUBLIC.test(name) && !MEANS_THE_OPPOSITE.test(name);
}

function mayBeSet(value: unknown): boolean {
  return intrinsic(value) !== undefined || SET.test(textOf(value));
}

/** The subnets that it names anywhere. */
function subnetsIn(resource: DeclaredResource, context: ReadContext, branch: Branch): readonly Reference[] {
  const names = namedAnywhere(resource, branch);
  if (names === undefined) { return [unknown('it says more than was looked at')]; }
  const subnets = names.flatMap((name): readonly Reference[] => {
    if (name.type === 'AWS::EC2::Subnet') { return [known(name.id)]; }
    return name.type.endsWith('SubnetGroup') ? subnetsOfGroup(name, name.type, context, branch) : [];
  });
  return [...new Map(subnets.map((subnet) => [JSON.stringify(subnet), subnet])).values()];
}
