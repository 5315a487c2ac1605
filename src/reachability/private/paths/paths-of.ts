import type { Question } from './find-paths';
import { findPaths } from './find-paths';
import type { DeploymentPath } from './path-result';
import type { NetworkPath } from '../../network-path';
import { casesOf } from '../conditions/cases';
import type { Deployment } from '../conditions/deployment';
import { explore } from '../conditions/deployment';
import type { Network } from '../network/network';
import { NetworkView } from '../network/view';

/** Beyond so many classes of deployments nobody would read the answer. */
const MAX_DEPLOYMENTS = 256;

export interface Paths {
  readonly paths: readonly NetworkPath[];
  /** False if the template allows more kinds of deployments than were looked at. */
  readonly complete: boolean;
}

/**
 * The answer to a question for every deployment that the template allows: each path once, with the conditions under
 * which it is there.
 */
export function pathsOf(network: Network, question: Question): Paths {
  const answerIn = (deployment: Deployment) => findPaths(new NetworkView(network, deployment), question);
  const { outcomes, complete } = explore(network.choices, network.constraint, answerIn, MAX_DEPLOYMENTS);
  const deployments = outcomes.map(({ when, answer }) => ({
    when,
    keys: new Set(answer.map((path) => JSON.stringify(path))),
  }));
  const distinct = new Map<string, DeploymentPath>(
    outcomes.flatMap(({ answer }) => answer.map((path) => [JSON.stringify(path), path] as const)),
  );
  const conditionsOf = (key: string): string[] => {
    const whenIt = (is: boolean) => deployments.filter(({ keys }) => keys.has(key) === is).map(({ when }) => when);
    return casesOf(whenIt(true), whenIt(false));
  };
  return { paths: [...distinct].map(([key, path]) => ({ ...path, when: conditionsOf(key) })), complete };
}
