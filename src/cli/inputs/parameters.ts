import type { TemplateInput } from './template-input';
import { stacksOf } from './template-input';
import { property } from '../../reachability/private/sources/cloudformation/expressions/value';
import { Refusal } from '../refusal';
import { listed } from '../words';

/**
 * Refuses a value for a parameter that none of the templates has: a misspelt name would be judged with the default.
 *
 * @throws Refusal
 */
export function requireParameters(
  inputs: readonly TemplateInput[],
  values: { readonly [name: string]: string } = {},
): void {
  if (Object.keys(values).length === 0) { return; }
  const known = new Set(inputs.flatMap(parameterNames));
  const unknown = Object.keys(values).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw Refusal.usage(
      `--parameter ${unknown}: no template has this parameter, they have ${listed([...known].sort()) || 'none'}`,
    );
  }
}

/** What cannot be read has none: that is said where it is judged. */
function parameterNames(input: TemplateInput): readonly string[] {
  try {
    return stacksOf(input).flatMap(({ template }) => Object.keys(property(template.template, 'Parameters') ?? {}));
  } catch {
    return [];
  }
}
