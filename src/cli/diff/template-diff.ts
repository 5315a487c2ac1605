import type { Clash } from './clashes';
import { clashes } from './clashes';
import type { FlowChange, Side } from './flow-changes';
import { flowChanges } from './flow-changes';
import type { PromiseChange } from './promise-changes';
import { promiseChanges } from './promise-changes';
import type { ResourceChange } from './resource-changes';
import { resourceChanges, resourcesOf } from './resource-changes';
import type { ZoneChange } from './zone-changes';
import { zoneChanges } from './zone-changes';
import { NetworkReachability } from '../../reachability/network-reachability';
import type { NetworkReachabilityOptions } from '../../reachability/network-reachability';
import { idPrefix } from '../../reachability/private/network/resource-id';
import { namedResourcesOf, SUBNET } from '../explain/named-resources';
import type { StackFile, TemplateInput } from '../inputs/template-input';
import { reachabilityOf, stacksOf } from '../inputs/template-input';

/** What of the network's behaviour changes from one template to another. */
export interface TemplateDiff {
  /** The template's name, that of the new one if there are both. */
  readonly name: string;
  /** A template that is there on one side alone. */
  readonly isThere: 'before' | 'after' | 'both';
  readonly promises: readonly PromiseChange[];
  readonly flows: readonly FlowChange[];
  readonly zones: readonly ZoneChange[];
  readonly resources: readonly ResourceChange[];
  readonly clashes: readonly Clash[];
}

/** Two templates to compare; one that is not there is a template without resources. */
export interface TemplatePair {
  readonly before?: TemplateInput;
  readonly after?: TemplateInput;
}

const NOTHING = { Resources: {} };

export function templateDiff({ before, after }: TemplatePair, options: NetworkReachabilityOptions): TemplateDiff {
  const [oldStacks, newStacks] = [before, after].map((input) => (input ? stacksOf(input) : []));
  const head = {
    name: (after ?? before)!.name,
    isThere: before === undefined ? 'after' : after === undefined ? 'before' : 'both',
  } as const;
  if (before?.kind === after?.kind && areAlike(oldStacks, newStacks)) {
    return { ...head, promises: [], flows: [], zones: [], resources: [], clashes: [] };
  }
  const [old, now] = [before, after].map((input) => sideOf(input, options));
  const changes = stackChanges(oldStacks, newStacks);
  return {
    ...head,
    promises: promiseChanges(old.reachability.check(), now.reachability.check()),
    flows: flowChanges(old, now),
    zones: zoneChanges(old, now),
    resources: changes.flatMap(({ resources }) => resources),
    clashes: changes.flatMap((change) => change.clashes),
  };
}

/** Equal templates say the same of one network, unless the templates of nested stacks or their Regions differ. */
function areAlike(before: readonly StackFile[], after: readonly StackFile[]): boolean {
  const [old, now] = [before, after].map((stacks) => JSON.stringify(stacks.map(({ template }) => template.template)));
  return before.length === 1 && !old.includes('AWS::CloudFormation::Stack') && old === now;
}

interface StackChange {
  readonly resources: readonly ResourceChange[];
  readonly clashes: readonly Clash[];
}

/** What CloudFormation does, stack by stack: it knows of one at a time. One stack is compared whatever its name. */
function stackChanges(before: readonly StackFile[], after: readonly StackFile[]): readonly StackChange[] {
  const isPair = before.length <= 1 && after.length <= 1;
  const names = isPair ? [undefined] : [...new Set([...before, ...after].map(({ stack }) => stack))];
  return names.map((name) => {
    const [old, now] = [before, after].map((stacks) =>
      resourcesOf(stacks.find(({ stack }) => isPair || stack === name)?.template.template));
    const resources = resourceChanges(old, now);
    const named = (id: string) => `${idPrefix(name)}${id}`;
    return {
      resources: resources.map((change) => ({ ...change, id: named(change.id) })),
      clashes: clashes(old, now, resources)
        .map((clash) => ({ ...clash, claimant: named(clash.claimant), holder: named(clash.holder) })),
    };
  });
}

function sideOf(input: TemplateInput | undefined, options: NetworkReachabilityOptions): Side {
  if (input === undefined) { return { reachability: NetworkReachability.fromTemplate(NOTHING), subnets: [] }; }
  const subnets = namedResourcesOf(stacksOf(input)).filter(({ type }) => type === SUBNET);
  return { reachability: reachabilityOf(input, options), subnets: subnets.map(({ id }) => id) };
}

/** Whether nothing changes. */
export function isEmpty({ promises, flows, zones, resources, clashes: all }: TemplateDiff): boolean {
  return [promises, flows, zones, resources, all].every(({ length }) => length === 0);
}
