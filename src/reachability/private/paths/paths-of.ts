import type { Question } from './find-paths';
import { findPaths } from './find-paths';
import type { DeploymentPath } from './path-result';
import type { NetworkPath } from '../../network-path';
import type { Assignment } from '../conditions/condition';
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
  return { paths: [...distinct].map(([key, path]) => ({ ...path, when: conditionsOf(key, deployments) })), complete };
}

interface AnsweredDeployment {
  readonly when: Assignment;
  readonly keys: ReadonlySet<string>;
}

/** The conditions under which a path is there, without what makes no difference to it. */
function conditionsOf(key: string, deployments: readonly AnsweredDeployment[]): string[] {
  const needed = deployments
    .filter(({ keys }) => keys.has(key))
    .map(({ when }) =>
      [...when].reduce(
        (kept, [choice]) => {
          const fewer = kept.filter(([name]) => name !== choice);
          return deployments.filter((deployment) => agrees(deployment.when, fewer)).every(({ keys }) => keys.has(key))
            ? fewer
            : kept;
        },
        [...when],
      ),
    );
  const texts = needed.map((conditions) =>
    conditions
      .map(([choice, value]) => `${choice} = ${value === '' ? "''" : value}`)
      .sort()
      .join(' and '),
  );
  return texts.includes('') ? [] : [...new Set(texts)].sort();
}

function agrees(when: Assignment, conditions: readonly (readonly [string, string])[]): boolean {
  return conditions.every(([choice, value]) => (when.get(choice) ?? value) === value);
}
