const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `three`, and `12`. */
export const numberWord = (n: number): string => WORDS[n] ?? String(n);

/** `1 subnet`, `2 subnets`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** The first letter large: sentences of the engine begin small. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `$1,234.50`. */
export const money = (dollars: number): string => `$${thousands(dollars.toFixed(2))}`;

/** `1,234`. */
export const thousands = (n: number | string): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
