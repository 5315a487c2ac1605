import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * The identity of a value: the literal, or the expression that yields it at deploy time.
 * Two tokens of one meaning are different strings, so values that may be tokens are never compared as strings.
 */
export function expressionKey(scope: IConstruct, value: unknown): string {
  return JSON.stringify(Stack.of(scope).resolve(value));
}
