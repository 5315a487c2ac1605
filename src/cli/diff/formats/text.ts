import { printable } from '../../../reachability/private/words/printable';
import type { Style } from '../../style';
import type { Item } from '../diff-words';
import { sectionsOf, summaryOf } from '../diff-words';
import type { TemplateDiff } from '../template-diff';
import { isEmpty } from '../template-diff';

/** For people at a terminal. */
export function textOf(diffs: readonly TemplateDiff[], style: Style): string {
  const blocks = diffs.filter((diff) => !isEmpty(diff)).map((diff) => [
    style.bold(titleOf(diff)),
    ...sectionsOf(diff).flatMap(({ title, items }) => [
      `  ${title}`,
      ...items.flatMap((item) => itemLines(item, style)),
    ]),
  ].join('\n'));
  return `${[...blocks, summaryOf(diffs)].join('\n\n')}\n`;
}

export function titleOf({ name, isThere }: TemplateDiff): string {
  switch (isThere) {
    case 'both': return name;
    case 'before': return `${name}, which is no longer there`;
    case 'after': return `${name}, which is new`;
  }
}

function itemLines({ mark, text, details }: Item, style: Style): readonly string[] {
  return [
    `    ${markOf(mark, style)} ${printable(text)}`,
    ...details.map((detail) => `        ${printable(detail)}`),
  ];
}

function markOf(mark: Item['mark'], { red, green, yellow, dim }: Style): string {
  switch (mark) {
    case '✗':
    case '−': return red(mark);
    case '✓':
    case '+': return green(mark);
    case '?':
    case '!': return yellow(mark);
    case '·': return dim(mark);
  }
}
