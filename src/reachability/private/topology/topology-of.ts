import { vpcsOf } from './vpcs';
import { zonesOf } from './zones';
import type { NetworkTopology, TopologyChoice } from '../../network-topology';
import type { Assignment } from '../conditions/condition';
import { explore } from '../conditions/deployment';
import type { Network } from '../network/network';
import { NetworkView } from '../network/view';

/**
 * The network in the default deployment: whatever the template leaves open has its default, or the first value that
 * the template mentions.
 */
export function topologyOf(network: Network): NetworkTopology {
  const { outcomes } = explore(network.choices, network.constraint, (deployment) => {
    const view = new NetworkView(network, deployment);
    const { vpcs, unknowns } = vpcsOf(view);
    const unread = view.existing(network.unreadable).map(({ part }) => part);
    return { vpcs, zones: zonesOf(view), unknowns: [...new Set([...unread, ...unknowns])] };
  }, 1);
  const [{ when, answer }] = outcomes;
  return { ...answer, choices: choicesOf(network, when), assumptions: [...network.assumptions] };
}

function choicesOf({ choices }: Network, when: Assignment): TopologyChoice[] {
  return choices.flatMap(({ name, values }) => {
    const value = when.get(name);
    return value === undefined ? [] : [{ name, value, otherValues: values.filter((other) => other !== value) }];
  });
}

/** Networks that have nothing to do with each other, as one. */
export function together(networks: readonly NetworkTopology[]): NetworkTopology {
  return {
    vpcs: networks.flatMap(({ vpcs }) => vpcs),
    zones: [...new Map(networks.flatMap(({ zones }) => zones).map((zone) => [zone.key, zone])).values()],
    choices: networks.flatMap(({ choices }) => choices),
    unknowns: networks.flatMap(({ unknowns }) => unknowns),
    assumptions: networks.flatMap(({ assumptions }) => assumptions),
  };
}
