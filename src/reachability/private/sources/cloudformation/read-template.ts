import { collectComparedLiterals } from './branches/compared-literals-scan';
import { rulesConstraint } from './branches/template-rules';
import { readWhatOthersGive } from './cross-stack/links';
import { ReadContext } from './read-context';
import type { ReadOptions } from './read-context';
import { BLOCK_PUBLIC_ACCESS_READERS } from './resources/block-public-access';
import { ENDPOINT_READERS } from './resources/endpoints';
import { GATEWAY_READERS } from './resources/gateways';
import { noteHanded } from './resources/handed';
import { HOST_READERS } from './resources/hosts';
import { LOAD_BALANCER_READERS } from './resources/load-balancers';
import { NETWORK_ACL_READERS } from './resources/network-acls';
import { outsideVpcs } from './resources/outside-vpcs';
import { PUBLIC_PLACEMENT_READERS } from './resources/public-placements';
import { readPublicProperties } from './resources/public-properties';
import type { Reader, Readers } from './resources/reader';
import { ROUTE_READERS } from './resources/routes';
import { SECURITY_GROUP_READERS } from './resources/security-groups';
import { SUBNET_READERS } from './resources/subnet';
import { VPC_READERS } from './resources/vpc';
import { WORKLOAD_READERS } from './resources/workloads';
import type { TopTemplate } from './stack';
import { Stack } from './stack';
import type { Condition } from '../../conditions/condition';
import { ALWAYS, and } from '../../conditions/condition';
import { relevantTo } from '../../conditions/relevance';
import { Network } from '../../network/network';

export type { ReadOptions } from './read-context';

/** No resource has this id. */
const NOBODY = '(nobody)';

const READERS: Readers = {
  ...VPC_READERS,
  ...SUBNET_READERS,
  ...ROUTE_READERS,
  ...ENDPOINT_READERS,
  ...GATEWAY_READERS,
  ...HOST_READERS,
  ...SECURITY_GROUP_READERS,
  ...NETWORK_ACL_READERS,
  ...BLOCK_PUBLIC_ACCESS_READERS,
  ...LOAD_BALANCER_READERS,
  ...WORKLOAD_READERS,
};

/** A resource may be read for what it is, and for the public addresses that it gives. */
function readersOf(type: string): readonly Reader[] {
  const readers = [READERS, PUBLIC_PLACEMENT_READERS].flatMap((all) => (Object.hasOwn(all, type) ? [all[type]] : []));
  return readers.length > 0 ? readers : [readPublicProperties, noteHanded];
}

/** A template that is read together with others. */
export interface NamedTemplate extends TopTemplate {
  /** Names the stack in ids and messages, so that no two have the same. */
  readonly name: string;
  readonly template: unknown;
}

/**
 * Reads a CloudFormation template, given as an object that `requireTemplate` let pass, into a network. What cannot be
 * known is said to be unknown.
 */
export function readTemplate(template: unknown, options: ReadOptions = {}): Network {
  const context = new ReadContext(options);
  return networkOf([new Stack(template, context)], context);
}

export interface ReadTemplatesOptions extends ReadOptions {
  /**
   * Whether ids name the stack.
   * @default - if there are several
   */
  readonly nameStacks?: boolean;
}

/**
 * Reads the templates of stacks of one account and Region into one network: what they import from each other is
 * followed. Ids name the stack if there are several. Each is one that `requireTemplate` let pass.
 */
export function readTemplates(templates: readonly NamedTemplate[], options: ReadTemplatesOptions = {}): Network {
  const context = new ReadContext(options);
  const several = options.nameStacks ?? templates.length > 1;
  return networkOf(
    templates.map(({ template, ...top }) => (
      new Stack(template, context, undefined, { ...top, name: several ? top.name : undefined })
    )),
    context,
  );
}

function networkOf(stacks: readonly Stack[], context: ReadContext): Network {
  stacks.forEach(collectComparedLiterals);
  const constraint = possible(and(...stacks.map(rulesConstraint)), context);
  const declared = context.resources.flatMap((resource) => (
    context.notes.whileReading(resource.id, () => readersOf(resource.type).flatMap((read) => read(resource, context)))
  ));
  const resources = [...declared, ...outsideVpcs(declared)];
  const notRead = new Set(context.notes.unreadable.map(({ owner }) => owner.origin));
  // To know who gives what to whom, everything is looked at: what that takes for granted is of no resource's packets
  context.notes.whileReading(NOBODY, () => (
    stacks.filter(({ origin }) => notRead.has(origin)).forEach(readWhatOthersGive)
  ));
  const unreadable = context.notes.unreadable.map(({ part, id, owner, handed }) => ({
    part,
    id,
    when: owner.when,
    handed: handed && context.notes.whileReading(id, handed),
    stacks: owner.origin?.name === undefined ? undefined : context.crossStack.linkedTo(owner.origin.name),
  }));
  return new Network({
    resources,
    stacks: stacks.flatMap(({ origin }) => origin.name ?? []),
    ...relevantTo([...resources, ...unreadable], context.possibilities.all, constraint),
    assumptions: context.notes.assumptions,
    unreadable,
    constructPaths: context.options.constructPaths ?? new Map(
      context.resources.flatMap(({ id, constructPath }) => (constructPath === undefined ? [] : [[id, constructPath]])),
    ),
  });
}

/** Leaves out what the rules exclude, unless they exclude everything: then they are not understood here. */
function possible(constraint: Condition, context: ReadContext): Condition {
  if (constraint === ALWAYS) { return ALWAYS; }
  if (context.possibilities.satisfiable([constraint]) !== true) {
    context.notes.assume(
      'the rules of the template are left out of account: no combination of parameters was found that they allow',
    );
    return ALWAYS;
  }
  context.possibilities.require(constraint);
  return constraint;
}
