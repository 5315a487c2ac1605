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
import { namedResources, SUBNET } from '../explain/named-resources';
import type { TemplateInput } from '../inputs/template-input';
import { reachabilityOf, templateOf } from '../inputs/template-input';

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
  const templates = [before, after].map((input) => (input ? templateOf(input).template : NOTHING));
  const head = {
    name: (after ?? before)!.name,
    isThere: before === undefined ? 'after' : after === undefined ? 'before' : 'both',
  } as const;
  if (before?.region === after?.region && areAlike(templates)) {
    return { ...head, promises: [], flows: [], zones: [], resources: [], clashes: [] };
  }
  const [old, now] = [before, after].map((input) => sideOf(input, options));
  const [oldTemplate, newTemplate] = templates.map(resourcesOf);
  const resources = resourceChanges(oldTemplate, newTemplate);
  return {
    ...head,
    promises: promiseChanges(old.reachability.check(), now.reachability.check()),
    flows: flowChanges(old, now),
    zones: zoneChanges(old, now),
    resources,
    clashes: clashes(oldTemplate, newTemplate, resources),
  };
}

/** Equal templates say the same of one network, unless the templates of nested stacks differ. */
function areAlike([before, after]: readonly unknown[]): boolean {
  const text = JSON.stringify(before);
  return !text.includes('AWS::CloudFormation::Stack') && text === JSON.stringify(after);
}

function sideOf(input: TemplateInput | undefined, options: NetworkReachabilityOptions): Side {
  if (input === undefined) { return { reachability: NetworkReachability.fromTemplate(NOTHING), subnets: [] }; }
  const subnets = namedResources(templateOf(input)).filter(({ type }) => type === SUBNET);
  return { reachability: reachabilityOf(input, options), subnets: subnets.map(({ id }) => id) };
}

/** Whether nothing changes. */
export function isEmpty({ promises, flows, zones, resources, clashes: all }: TemplateDiff): boolean {
  return [promises, flows, zones, resources, all].every(({ length }) => length === 0);
}
