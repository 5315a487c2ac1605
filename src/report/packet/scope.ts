import type { Story } from './story';
import { PathVerdict } from '../../reachability/network-path';
import { RuleId } from '../../reachability/rules/rule-id';
import { Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html } from '../html';
import type { Site } from '../model/site';

const ANSWERS: Readonly<Record<PathVerdict, string>> = {
  [PathVerdict.FOUND]: 'found',
  [PathVerdict.PARTLY_FOUND]: 'found for a part of the packets',
  [PathVerdict.DEPENDS_ON_PARAMETERS]: 'it depends on the parameters',
  [PathVerdict.NOT_FOUND]: 'not found',
  [PathVerdict.UNKNOWN]: 'unknown',
};

/** For how many packets the one that is shown stands. */
export function scopeOf(site: Site, story: Story): Html {
  const { start, everyone, end } = story;
  const all = html`every host of ${start.name} (<code>${start.ipv4Cidr}</code>) and every server on the internet`;
  const italics = html` AWS picks at deployment what stands in <i>italics</i>.`;
  const answer = ANSWERS[everyone.verdict];
  if (end?.state === 'dies') {
    return html`<b class="bad">This packet is lost.</b> It was chosen because it is. For ${all}, the answer is “${answer}”.${italics}`;
  }
  const closed = closedOnPurpose(site, story);
  return everyone.verdict === PathVerdict.FOUND || closed.length > 0
    ? html`One packet stands for all: the same way is proved for ${all}, and for every port that host and gateway may choose${closed.length > 0 && ` but ${closed.join(' and ')}, whose replies are closed on purpose`}.${italics}`
    : html`For ${all}, the answer is “${answer}”.${italics}`;
}

/** Ports that explain why not every reply comes back, if nothing else does. */
function closedOnPurpose({ findings }: Site, { start, everyone }: Story): readonly number[] {
  if (everyone.verdict !== PathVerdict.PARTLY_FOUND) { return []; }
  return findings.find(({ rule, subject, verdict }) =>
    rule === RuleId.RETURN_TRAFFIC && subject === start.id && verdict === Verdict.PROVED)?.portsBlockedOnPurpose ?? [];
}
