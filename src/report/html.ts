import { visible } from './visible-text';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Markup that may stand in a page as it is. `html` alone makes it: no text of a template is ever taken for it. */
export class Html {
  constructor(public readonly markup: string) {}

  public toString(): string {
    return this.markup;
  }
}

export type Part = Html | string | number | false | undefined | readonly Part[];

/**
 * Markup with values in it: every value but markup is escaped, for text and for attributes in quotes alike. Numbers are
 * rounded to a tenth, which is finer than anybody sees; nothing stands for `undefined` and `false`.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, i) => text + markupOf(parts[i])).join(''));
}

/** Markup out of this source tree: a style sheet, a script. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Markup one after the other. */
export function joined(parts: readonly Part[], separator: Part = ''): Html {
  return new Html(parts.filter((part) => part !== undefined && part !== false).map(markupOf).join(markupOf(separator)));
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) { return ''; }
  if (part instanceof Html) { return part.markup; }
  if (typeof part === 'number') { return String(Math.round(part * 10) / 10); }
  return typeof part === 'string' ? escaped(part) : part.map(markupOf).join('');
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}
