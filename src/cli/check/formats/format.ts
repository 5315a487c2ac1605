import type { Style } from '../../style';
import type { CheckedTemplate, FailOn } from '../check-result';

export const FORMAT_NAMES = ['text', 'json', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof FORMAT_NAMES)[number];

export interface FormatContext {
  /** The folder that file names start from. */
  readonly cwd: string;
  readonly style: Style;
  readonly failOn: FailOn;
}

/** Writes the result of a check. */
export type Formatter = (templates: readonly CheckedTemplate[], context: FormatContext) => string;
