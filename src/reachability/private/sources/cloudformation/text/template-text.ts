import { parseYaml } from './yaml';
import { printable } from '../../../words/printable';
import { MAX_NESTING } from '../require-template';

/**
 * Parses the text of a template, JSON or YAML.
 *
 * @param name stands for the template in error messages.
 * @throws if it is neither
 */
export function parseTemplate(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parsedYaml(text, name);
  }
}

function parsedYaml(text: string, name: string): unknown {
  try {
    return parseYaml(text, MAX_NESTING);
  } catch (error) {
    throw new Error(`${name} is neither JSON nor YAML that can be parsed: ${printable((error as Error).message)}`);
  }
}
