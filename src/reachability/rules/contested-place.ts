import type { Claim } from './private/claims';
import { claimsIn, contested } from './private/claims';
import type { Rule } from './private/rule';
import { proved, violated } from './private/rule';
import { RuleId } from './rule-id';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * No two resources take a place that AWS gives to one: the network ACL or the route table of a subnet, a route, a rule
 * number, the internet gateway of a VPC, an address.
 *
 * Green and wrong, this rule lets people deploy what fails half-way, or what works until the other stack is deployed
 * once more: an association of a network ACL replaces the one before it without a word.
 */
export const contestedPlace: Rule = {
  id: RuleId.CONTESTED_PLACE,
  severity: Severity.ERROR,
  subjects: (network) => [...new Set(contested(claimsIn(network)).map(([{ holder }]) => holder))].sort(),
  judge: (view, id) => {
    const places = contested(view.memo('claims', () => claimsIn(view)).filter(({ holder }) => holder === id));
    if (places.length === 0) { return proved(`nothing of ${id} is taken by two resources at a time`); }
    return violated(listed(places.map(summaryOf), ' and '), {
      blame: places.flatMap((claims) => claimants(claims).map((componentId) => ({
        componentId, detail: `takes ${claims[0].place}`,
      }))),
      fix: places.map((claims) => `keep one of ${listed(claimants(claims), ' and ')}`).join('; '),
    });
  },
};

function summaryOf(claims: readonly Claim[]): string {
  const [{ place, isReplaced }] = claims;
  const outcome = isReplaced ? 'the one that is deployed last has it' : 'the deployment of the second fails';
  return `${place} is taken by ${listed(claimants(claims), ' and ')}: ${outcome}`;
}

const claimants = (claims: readonly Claim[]): string[] => [...new Set(claims.map(({ by }) => by))];
