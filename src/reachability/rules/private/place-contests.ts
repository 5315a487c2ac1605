import { claimsIn, type Claim } from './claims';
import type { Clash, Contest } from './contest';
import { groupBy } from '../../private/network/group-by';
import type { Network } from '../../private/network/network';
import type { Reference } from '../../private/network/resource';
import { listed } from '../../private/words/packet-words';

/** Places that several resources take, whenever they do. */
export function placeContests(network: Network): readonly Contest[] {
  return [...groupBy(claimsIn(network), ({ holder, key }) => `${holder} ${key}`).values()]
    .filter(isContested)
    .map((claims) => ({
      holder: claims[0].holder,
      clashes: (view) => {
        const existing = view.existing(claims);
        return isContested(existing) ? [clashOf(existing)] : [];
      },
    }));
}

/** Whether several resources take a place, and not all for the same. */
function isContested(claims: readonly Claim[]): boolean {
  const [first] = claims;
  return claims.some(({ by }) => by !== first.by) && claims.some(({ takenFor }) => !isSame(takenFor, first.takenFor));
}

function isSame(one: Reference | undefined, other: Reference | undefined): boolean {
  return one?.kind === 'known' && other?.kind === 'known' && one.value === other.value;
}

function clashOf(claims: readonly Claim[]): Clash {
  const place = claims[0].place();
  const claimants = [...new Set(claims.filter(({ isBuiltIn }) => !isBuiltIn).map(({ by }) => by))];
  const builtIn = claims.some(({ isBuiltIn }) => isBuiltIn) ? ['AWS itself'] : [];
  const outcome = claims.every(({ isReplaced }) => isReplaced)
    ? 'the one that is deployed last has it'
    : claimants.length > 1 ? 'the deployment of the second fails' : 'the deployment fails';
  const doubt = claims.find(({ takenFor }) => takenFor?.kind === 'unknown')?.takenFor;
  const differ = claims.some(({ takenFor }) => takenFor?.kind !== 'unknown' && takenFor !== undefined
    && claims.some((other) => other.takenFor?.kind === 'known' && !isSame(takenFor, other.takenFor)));
  return {
    summary: `${place} is taken by ${listed([...claimants, ...builtIn], ' and ')}: ${outcome}`,
    doubt:
      doubt?.kind === 'unknown' && !differ
        ? `whether ${listed(claimants, ' and ')} take ${place} for the same is unknown: ${doubt.reason}`
        : undefined,
    claimants,
    detail: `takes ${place}`,
    fix: claims[0].isNumber
      ? `give ${claimants[claimants.length - 1]} another number`
      : `keep one of ${listed(claimants, ' and ')}`,
  };
}
