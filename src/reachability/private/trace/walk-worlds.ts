import type { Question, WorldPath } from './walk';
import { walk } from './walk';
import type { NetworkPath } from '../../network-path';
import type { Assignment } from '../network/guard';
import type { Network } from '../network/network';
import { NetworkView } from '../network/view';
import type { World } from '../network/world';
import { explore } from '../network/world';

/** Beyond so many classes of deployments nobody would read the answer. */
const MOST_WORLDS = 256;

export interface Paths {
  readonly paths: readonly NetworkPath[];
  /** False if the template allows more kinds of deployments than were looked at. */
  readonly complete: boolean;
}

/** The answer to a question for every deployment that the template allows: each path once, with the conditions under which it is there. */
export function pathsOf(network: Network, question: Question): Paths {
  const answerIn = (world: World) => walk(new NetworkView(network, world), question);
  const { outcomes, complete } = explore(network.choices, network.constraint, answerIn, MOST_WORLDS);
  const worlds = outcomes.map(({ when, answer }) => ({ when, keys: new Set(answer.map((path) => JSON.stringify(path))) }));
  const distinct = new Map<string, WorldPath>(outcomes.flatMap(({ answer }) => answer.map((path) => [JSON.stringify(path), path] as const)));
  return { paths: [...distinct].map(([key, path]) => ({ ...path, when: conditionsOf(key, worlds) })), complete };
}

interface AnsweredWorld {
  readonly when: Assignment;
  readonly keys: ReadonlySet<string>;
}

/** The conditions under which a path is there, without what makes no difference to it. */
function conditionsOf(key: string, worlds: readonly AnsweredWorld[]): string[] {
  const needed = worlds.filter(({ keys }) => keys.has(key)).map(({ when }) => [...when].reduce((kept, [choice]) => {
    const fewer = kept.filter(([name]) => name !== choice);
    return worlds.filter((world) => agrees(world.when, fewer)).every(({ keys }) => keys.has(key)) ? fewer : kept;
  }, [...when]));
  const texts = needed.map((conditions) => conditions.map(([choice, value]) => `${choice} = ${value === '' ? '\'\'' : value}`).sort().join(' and '));
  return texts.includes('') ? [] : [...new Set(texts)].sort();
}

function agrees(when: Assignment, conditions: readonly (readonly [string, string])[]): boolean {
  return conditions.every(([choice, value]) => (when.get(choice) ?? value) === value);
}
