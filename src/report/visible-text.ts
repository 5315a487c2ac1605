/**
 * Characters that show nothing or change what stands beside them: controls, marks that turn the direction of text, zero
 * widths, halves of a surrogate pair. In a name that a template gives they are a mistake or a trick.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;

/** The text with everything in it to be seen: `Sub\u202enet` says that it hides a mark. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text in at most `most` characters. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}
