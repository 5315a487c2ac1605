/**
 * What would do something to a terminal, a log or a page, or look like something else: control characters, line breaks,
 * marks of writing direction, characters without width, and halves of a surrogate pair.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text of a template, of a file name or of a user, as one line that shows what is in it: `\n`, `\u{202e}`. Logical ids,
 * paths and names may hold anything; whatever prints one prints it so.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    SHORT[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
