import type { PathQuestion } from './path-question';
import { groupBy } from './private/network/group-by';
import type { Network } from './private/network/network';
import { isStackName } from './private/network/resource-id';
import { placesOf } from './private/paths/endpoints';
import type { NamedTemplate } from './private/sources/cloudformation/read-template';
import { readTemplates } from './private/sources/cloudformation/read-template';
import { printable } from './private/words/printable';
import { loadTemplateFile } from './template-file';

/** The template of a stack, and where the stack is deployed. */
export interface StackTemplate {
  /** Names the stack: its construct path in an app. No two have the same. */
  readonly name: string;
  /** The name of the stack in AWS, where it is known. */
  readonly stackName?: string;
  readonly file: string;
  /** The cloud assembly that it belongs to: the app's, or that of a stage. */
  readonly assembly?: string;
  /** @default - unknown */
  readonly account?: string;
  /** @default - unknown */
  readonly region?: string;
}

/** The stacks of one account and Region, as one network. */
export interface Environment {
  /** `aws://111111111111/eu-west-1`; undefined if neither is known. */
  readonly name?: string;
  readonly network: Network;
}

export interface EnvironmentOptions {
  readonly parameters?: { readonly [name: string]: string };
  /** The Region of stacks that are bound to none. */
  readonly region?: string;
  /**
   * Whether ids name the stack.
   * @default - if there are several
   */
  readonly nameStacks?: boolean;
}

/** Reads stacks, each environment by itself. Ids name the stack wherever there are several. */
export function environmentsOf(stacks: readonly StackTemplate[], options: EnvironmentOptions): Environment[] {
  return [...groupBy(stacks, environmentKey).values()].map((group) => {
    const [{ account, region }] = group;
    return {
      name: environmentName(account, region),
      network: readTemplates(group.map(loaded), {
        parameters: options.parameters,
        account,
        region: region ?? options.region,
        nameStacks: options.nameStacks ?? stacks.length > 1,
      }),
    };
  });
}

/**
 * Stacks of a known account and Region are one network, whatever their stages. Where one of the two is open, a stage is
 * a network by itself: it may be deployed anywhere.
 */
export function environmentKey({ account, region, assembly }: StackTemplate): string {
  return JSON.stringify([account, region, account === undefined || region === undefined ? assembly : undefined]);
}

function environmentName(account: string | undefined, region: string | undefined): string | undefined {
  return account === undefined && region === undefined
    ? undefined
    : `aws://${account ?? 'unknown-account'}/${region ?? 'unknown-region'}`;
}

function loaded({ name, stackName, assembly, file }: StackTemplate): NamedTemplate {
  return { name, stackName, assembly, ...loadTemplateFile(file) };
}

/** A set of templates as stacks of one account and Region. */
export function stacksByName(files: { readonly [stackName: string]: string }): StackTemplate[] {
  const stacks = Object.entries(files).map(([name, file]) => ({ name, stackName: name, file }));
  if (stacks.length === 0) {
    throw new Error('no templates are given: expected the file of each by the name of its stack');
  }
  const wrong = stacks.find(({ name }) => !isStackName(name));
  if (wrong) {
    throw new Error(`${printable(wrong.name) || 'an empty string'} is no name of a stack: expected letters, digits and hyphens`);
  }
  return stacks;
}

/**
 * The network that has both ends of a path.
 *
 * @throws if none has, or several have
 */
export function networkFor({ source, destination }: PathQuestion, networks: readonly Network[]): Network {
  const [only, ...others] = networks;
  if (others.length === 0) { return only; }
  const problems = new Set<string>();
  const found = networks.filter((network) => {
    try {
      placesOf(network, source._spec, destination._spec);
      return true;
    } catch (error) {
      problems.add((error as Error).message);
      return false;
    }
  });
  if (found.length === 1) { return found[0]; }
  throw new Error(printable(found.length === 0
    ? [...problems].join('; ')
    : `${source.toString()} and ${destination.toString()} lie in ${found.length} environments: `
      + `name the stack too, such as ${found[0].stacks[0]}:PrivateSubnet1`));
}
