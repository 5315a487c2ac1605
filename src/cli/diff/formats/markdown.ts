import { titleOf } from './text';
import { printable } from '../../../reachability/private/words/printable';
import { sectionsOf, summaryOf } from '../diff-words';
import type { Item } from '../diff-words';
import type { TemplateDiff } from '../template-diff';
import { isEmpty } from '../template-diff';

/** GitHub takes comments of 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/** For a comment of a pull request: the summary, and the details to unfold. */
export function markdownOf(diffs: readonly TemplateDiff[]): string {
  const heading = `### What changes in the network\n\n${escaped(summaryOf(diffs))}.\n`;
  const blocks = diffs.filter((diff) => !isEmpty(diff)).map((diff) => [
    `<details${diff.promises.some(({ kind }) => kind === 'lost') || diff.clashes.length > 0 ? ' open' : ''}>`,
    `<summary>${html(printable(titleOf(diff)))}</summary>`,
    '',
    ...sectionsOf(diff).flatMap(({ title, items }) => [`**${escaped(title)}**`, '', ...items.flatMap(itemLines), '']),
    '</details>',
  ].join('\n'));
  const whole = `${[heading, ...blocks].join('\n')}\n`;
  return whole.length <= MOST_CHARACTERS
    ? whole
    : `${heading}\nThe details are too long for a comment: \`cdk-ha-nat-vpc diff\` shows them.\n`;
}

function itemLines({ mark, text, details }: Item): readonly string[] {
  return [`- ${mark} ${escaped(text)}`, ...details.map((detail) => `  - ${escaped(detail)}`)];
}

/** Text of a template as text: no markup, no mention, no link. */
function escaped(text: string): string {
  return html(printable(text).replace(/[\\`*_[\]|~]/g, '\\$&'));
}

/** The same inside of HTML, where Markdown means nothing. */
function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '&#64;')
    .replaceAll('://', ':&#47;/').replace(/\bwww\./g, 'www&#46;').replaceAll('#', (hash, at: number, all: string) =>
      (all[at - 1] === '&' ? hash : '&#35;'));
}
