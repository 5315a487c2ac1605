import type { Question } from './find-paths';
import { findPaths } from './find-paths';
import type { DeploymentPath } from './path-result';
import type { VerdictCase } from './path-verdict';
import { together } from './path-verdict';
import type { NetworkPath } from '../../network-path';
import { casesOf } from '../conditions/cases';
import type { Deployment } from '../conditions/deployment';
import { explore } from '../conditions/deployment';
import type { Network } from '../network/network';
import { NetworkView } from '../network/view';

/** Beyond so many classes of deployments nobody would read the answer. */
const MAX_DEPLOYMENTS = 256;

export interface Paths {
  /** Those of the default deployment first. */
  readonly paths: readonly NetworkPath[];
  /** What the paths of a deployment say together, and in which; that of the default deployment first. */
  readonly cases: readonly VerdictCase[];
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
    verdict: together(answer),
  }));
  const distinct = new Map<string, DeploymentPath>(
    outcomes.flatMap(({ answer }) => answer.map((path) => [JSON.stringify(path), path] as const)),
  );
  const casesWhere = (isMeant: (deployment: typeof deployments[number]) => boolean): string[] => {
    const those = (meant: boolean) => deployments.filter((one) => isMeant(one) === meant).map(({ when }) => when);
    return casesOf(those(true), those(false));
  };
  return {
    paths: [...distinct].map(([key, path]) => ({ ...path, when: casesWhere(({ keys }) => keys.has(key)) })),
    cases: [...new Set(deployments.map(({ verdict }) => verdict))]
      .map((verdict) => ({ verdict, when: casesWhere((one) => one.verdict === verdict) })),
    complete,
  };
}
