/** How words stand out. */
export interface Style {
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

type Paint = (text: string) => string;

const paint = (open: number, close: number): Paint => (text) => `\u001b[${open}m${text}\u001b[${close}m`;
const plain: Paint = (text) => text;

const COLORED: Style = {
  red: paint(31, 39),
  yellow: paint(33, 39),
  green: paint(32, 39),
  bold: paint(1, 22),
  dim: paint(2, 22),
};
const PLAIN: Style = { red: plain, yellow: plain, green: plain, bold: plain, dim: plain };

/** Colours of a terminal, or none. */
export function styleOf(hasColor: boolean): Style {
  return hasColor ? COLORED : PLAIN;
}
