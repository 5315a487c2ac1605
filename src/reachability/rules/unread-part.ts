import type { Rule } from './private/rule';
import { undecided } from './private/rule';
import { RuleId } from './rule-id';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * All that may change the network was looked at. What was not is named, each part once, with what it may change: a
 * nested stack that is not at hand, a macro, a module, a resource whose code decides what it does.
 *
 * Silent and wrong, this rule makes people take the proof of a part for the proof of the whole.
 */
export const unreadPart: Rule = {
  id: RuleId.UNREAD_PART,
  severity: Severity.ERROR,
  subjects: (network) => [...new Set(network.unreadable.map(({ id }) => id))],
  judge: (view, subject) => {
    const parts = view.existing(view.network.unreadable.filter(({ id }) => id === subject));
    if (parts.length === 0) { return undefined; }
    return undecided(
      `${listed([...new Set(parts.map(({ part }) => part))], ' and ')}: what it does to the network was not looked at`,
      parts.map(({ handed }) => reasonOf(handed)),
    );
  },
};

function reasonOf(handed: readonly string[] | undefined): string {
  if (handed === undefined) { return 'it may change anything: nothing is proved of what it may change'; }
  return handed.length === 0
    ? 'it is handed nothing of the network: no verdict depends on it but those that name what it gives'
    : `it is handed ${listed([...handed].sort(), ' and ')}: nothing is proved of what depends on that`;
}
