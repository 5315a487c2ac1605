/**
 * Plain scalars as YAML 1.1 reads them, which is how CloudFormation does: `010` is eight, `1:30` is ninety, `Off` is
 * false. Not to the letter: `y` and `n` are text as in most readers of 1.1, and a date is text too (a template's
 * version is one by its looks only).
 *
 * @see https://yaml.org/type/int.html
 * @see https://yaml.org/type/float.html
 * @see https://yaml.org/type/bool.html
 */
export const isNull = (text: string | null): boolean => text === null || /^(?:~|null|Null|NULL|)$/.test(text);

export const isBoolean = (text: string): boolean =>
  /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON|false|False|FALSE|no|No|NO|off|Off|OFF)$/.test(text);

export const booleanOf = (text: string): boolean => /^(?:true|yes|on)$/i.test(text);

const INTEGER =
  /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0[0-7_]+|0|[1-9][\d_]*|[1-9][\d_]*(?::[0-5]?\d)+)$/;

export const isInteger = (text: string): boolean => INTEGER.test(text) && Number.isFinite(integerOf(text));

export function integerOf(text: string): number {
  const digits = text.replace(/[-+_]/g, '');
  const sign = text.startsWith('-') ? -1 : 1;
  if (digits.includes(':')) { return sign * sexagesimal(digits); }
  if (/^0[xb]/.test(digits)) { return sign * Number(digits); }
  return sign * (digits.startsWith('0') ? parseInt(digits, 8) : Number(digits));
}

const FLOAT = new RegExp([
  String.raw`^[-+]?(?:\d[\d_]*)\.[\d_]*(?:[eE][-+]\d+)?$`,
  String.raw`^[-+]?\.\d[\d_]*(?:[eE][-+]\d+)?$`,
  String.raw`^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$`,
  String.raw`^[-+]?\.(?:inf|Inf|INF)$`,
  String.raw`^\.(?:nan|NaN|NAN)$`,
].join('|'));

/** An integer is one too where a tag asks for a float. */
export const isFloat = (text: string): boolean => FLOAT.test(text) || isInteger(text);

export function floatOf(text: string): number {
  const digits = text.replace(/^[-+]/, '').replace(/_/g, '').toLowerCase();
  const sign = text.startsWith('-') ? -1 : 1;
  if (digits === '.inf') { return sign * Infinity; }
  if (digits === '.nan') { return NaN; }
  if (digits.includes(':')) { return sign * sexagesimal(digits); }
  return digits.includes('.') ? sign * Number(digits) : integerOf(text);
}

const sexagesimal = (digits: string): number =>
  digits.split(':').reduce((total, part) => total * 60 + Number(part), 0);
