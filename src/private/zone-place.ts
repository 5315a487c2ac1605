import { Token } from 'aws-cdk-lib';

/** What CDK answers until the CLI has looked up the zones of an environment. */
export const isDummyZone = (zone: string): boolean => /^dummy1[a-z]$/.test(zone);

/** Whether a zone is called by its name or id at synth time. */
export const isKnownZone = (zone: string): boolean => !Token.isUnresolved(zone) && !isDummyZone(zone);

/** A zone among those of a VPC. */
export interface ZonePlace {
  /** All zones of the VPC, in their order: names, ids or tokens. */
  readonly zones: readonly string[];
  /** The place of this one, from 0. */
  readonly index: number;
}
