import { Severity } from '../verdict';
import { blockContests } from './private/block-contests';
import type { Contest } from './private/contest';
import { placeContests } from './private/place-contests';
import type { Rule } from './private/rule';
import { proved, undecided, violated } from './private/rule';
import { RuleId } from './rule-id';
import { groupBy } from '../private/network/group-by';
import type { Network } from '../private/network/network';
import { listed } from '../private/words/packet-words';

/**
 * No two resources take a place that AWS gives to one: the network ACL or the route table of a subnet, a route, a rule
 * number, the internet gateway of a VPC, an address, a block of addresses. Values that are known at deploy time only
 * are not compared: nobody means two parameters to have one value.
 *
 * Green and wrong, this rule lets people deploy what fails half-way, or what works until the other stack is deployed
 * once more: an association of a network ACL replaces the one before it without a word.
 */
export const contestedPlace: Rule = {
  id: RuleId.CONTESTED_PLACE,
  severity: Severity.ERROR,
  isOfVpc: true,
  subjects: (network) => [...contestsOf(network).keys()].sort(),
  judge: (view, id) => {
    const clashes = (contestsOf(view.network).get(id) ?? []).flatMap((contest) => contest.clashes(view));
    const certain = clashes.filter(({ doubt }) => doubt === undefined);
    if (certain.length > 0) {
      return violated(listed(certain.map(({ summary }) => summary), ' and '), {
        blame: certain.flatMap(({ claimants, detail }) => claimants.map((componentId) => ({ componentId, detail }))),
        fix: certain.map(({ fix }) => fix).join('; '),
      });
    }
    return clashes.length > 0
      ? undecided(`whether something of ${id} is taken by two resources at a time is unknown`, clashes.flatMap(({ doubt }) => doubt ?? []))
      : proved(`nothing of ${id} is taken by two resources at a time`);
  },
};

const contests = new WeakMap<Network, ReadonlyMap<string, readonly Contest[]>>();

/** What resources contest if they are there together, by the resource that has it: asks no condition. */
function contestsOf(network: Network): ReadonlyMap<string, readonly Contest[]> {
  const known = contests.get(network)
    ?? groupBy([...placeContests(network), ...blockContests(network)], ({ holder }) => holder);
  contests.set(network, known);
  return known;
}
