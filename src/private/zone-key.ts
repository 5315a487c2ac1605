import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * The identity of an Availability Zone: its name, or the expression that names it at deploy time.
 * Two tokens of one meaning are different strings, so zones are never compared as strings.
 */
export function zoneKey(scope: IConstruct, availabilityZone: string): string {
  return JSON.stringify(Stack.of(scope).resolve(availabilityZone));
}
