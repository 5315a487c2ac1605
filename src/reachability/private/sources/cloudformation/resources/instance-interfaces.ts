import type { Branch } from '../../../conditions/branch';
import type { Reference, Resolved } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { DeclaredResource } from '../declared-resource';
import type { Properties } from '../expressions/properties';
import { property } from '../expressions/value';
import type { ReadContext } from '../read-context';

const INSTANCE = 'AWS::EC2::Instance';

/** The element of `NetworkInterfaces` that is the instance's primary interface: device 0, or else the first. */
export function primaryElement(instance: Properties): Properties | undefined {
  const elements = instance.structures('NetworkInterfaces');
  return elements.find((element) => deviceIndex(element) === 0) ?? elements[0];
}

/** Whether an element of `NetworkInterfaces` is the primary interface. */
export function isPrimary(element: Properties, index: number): boolean {
  return (deviceIndex(element) ?? index) === 0;
}

/**
 * Where packets for an instance go, and what its addresses belong to: the instance itself, or its primary interface if
 * that is a resource of its own.
 */
export function hostOfInstance(reference: Reference, context: ReadContext, branch: Branch): Reference {
  const instance = reference.kind === 'known' ? context.resource(reference.value) : undefined;
  if (instance?.type !== INSTANCE) { return reference; }
  return primaryElement(instance.properties(branch))?.optionalReference('NetworkInterfaceId') ?? reference;
}

/**
 * What an instance says of the source/destination check, which is on by default. Start-up scripts often turn it off by
 * an API call: one that names the attribute leaves it unknown.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html#EIP_Disable_SrcDestCheck
 */
export function checkOfInstance(properties: Properties, instance: DeclaredResource): Resolved<boolean> {
  const check = properties.flag('SourceDestCheck', true);
  return check.kind === 'known' && check.value && scriptNames(instance, /source-?dest-?check/i)
    ? unknown(`the user data of instance ${instance.id} names the source/destination check`)
    : check;
}

/** What a network interface says of it, or the instances that take it for their primary interface: these come later. */
export function checkOfInterface(
  properties: Properties,
  id: string,
  context: ReadContext,
  branch: Branch,
): Resolved<boolean> {
  const own = properties.flag('SourceDestCheck', true);
  const overrides = context.ofType(INSTANCE).flatMap((instance) => {
    if (branch.holds(instance.when) === false) { return []; }
    const taker = instance.properties(branch);
    const taken = primaryElement(taker)?.optionalReference('NetworkInterfaceId');
    if (taken?.kind !== 'known' || taken.value !== id) { return []; }
    return taker.has('SourceDestCheck') || own.kind === 'known' && own.value ? [checkOfInstance(taker, instance)] : [];
  });
  const differing = overrides.find(
    (other) => other.kind === 'unknown' || own.kind === 'unknown' || other.value !== own.value,
  );
  if (differing === undefined) { return own; }
  return differing.kind === 'known' && !differing.value ? known(false) : unknown(
    differing.kind === 'unknown' ? differing.reason : `network interface ${id} and its instance differ in SourceDestCheck`,
  );
}

function deviceIndex(element: Properties): number | undefined {
  const index = element.integer('DeviceIndex');
  return index?.kind === 'known' ? index.value : undefined;
}

/** Whether the start-up script of an instance mentions something that it may change by itself. */
export function scriptNames(instance: DeclaredResource, words: RegExp): boolean {
  return words.test(JSON.stringify(property(instance.written, 'UserData')) ?? '');
}
