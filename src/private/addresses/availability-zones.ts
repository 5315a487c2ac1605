import { Annotations, Fn, Stack, Token } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { adviseOnStrayRecords, checkDeployedZones, deployedZones, DEPLOYED_ZONES_CONTEXT } from './deployed-zones';
import { isZoneId } from './zone-ids';
import { checkZoneNames } from './zone-names';
import { expectList, expectWholeNumber } from '../expected';
import { expressionKey } from '../expression-key';
import { isDummyZone, isKnownZone } from '../zone-place';

/** Fewer zones than this, and the loss of one is the loss of all. */
const FEWEST_ZONES = 2;
const DEFAULT_ZONES = 3;
/** No Region has so many. */
const MOST_ZONES = 16;

/** Regions that give some accounts two zones. @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
const TWO_ZONE_REGIONS = ['us-west-1'];

export interface AvailabilityZonesProps {
  readonly azCount?: number;
  readonly availabilityZones?: string[];
}

/**
 * The zones of a VPC, in the order that numbers its subnets: names, ids or tokens.
 */
export function selectAvailabilityZones(scope: Construct, id: string, props: AvailabilityZonesProps): string[] {
  const { azCount, availabilityZones } = props;
  if (Token.isUnresolved(azCount)) {
    throw new Error('azCount decides how many subnets are defined, got a token: pass a literal number');
  }
  expectWholeNumber('azCount', azCount, {
    from: FEWEST_ZONES,
    to: MOST_ZONES,
  }, ', for a network in one Availability Zone is lost together with it');
  const zones = availabilityZones === undefined ? pick(scope, azCount) : checkListed(scope, availabilityZones, azCount);
  checkDeployedZones(scope, id, zones);
  return zones;
}

/** Say what of the zones may be wrong, as far as one synth can tell. */
export function adviseOnZones(vpc: Construct, zones: readonly string[]): void {
  adviseOnZoneOrder(vpc, zones);
  adviseOnTwoZoneRegion(vpc, zones);
  adviseOnStrayRecords(vpc);
}

/**
 * Zones out of order are right when the last one was added later, and wrong when the list was rearranged: one synth
 * cannot tell.
 */
export function adviseOnZoneOrder(vpc: IConstruct, zones: readonly string[]): void {
  const names = zones.filter(isKnownZone);
  const isSorted = names.every((zone, index) => index === 0 || names[index - 1] < zone);
  if (!isSorted && !deployedZones(vpc, vpc.node.path)) {
    Annotations.of(vpc).addWarningV2(
      'cdk-ha-nat-vpc:HaNatVpc.zoneOrder',
      `availabilityZones are not in alphabetical order (${names.join(', ')}). That is right if the zones at the end were added later; but if a deployed list was rearranged, ` +
        'every subnet whose zone changed place would be replaced by one with the same addresses, which fails. ' +
        `Record the deployed order in the context key '${DEPLOYED_ZONES_CONTEXT}': { '${vpc.node.path}': [...] } to have it checked, or acknowledge this warning`,
    );
  }
}

/** Say when a Region may have fewer zones than are asked for, where nobody has looked yet: deployment would fail. */
function adviseOnTwoZoneRegion(vpc: IConstruct, zones: readonly string[]): void {
  const { region } = Stack.of(vpc);
  if (TWO_ZONE_REGIONS.includes(region) && zones.length > 2 && !zones.every(isKnownZone)) {
    Annotations.of(vpc).addWarningV2(
      'cdk-ha-nat-vpc:HaNatVpc.twoZoneRegion',
      `${region} gives some accounts two Availability Zones, and this VPC has ${zones.length}: set azCount to 2, or the account and Region of the stack to have its zones looked up`,
    );
  }
}

/** As many as asked for; else as many as are usual and known to be there. */
function pick(scope: Construct, azCount?: number): string[] {
  const stack = Stack.of(scope);
  const known = stack.availabilityZones;
  const count = azCount ?? DEFAULT_ZONES;
  if (known.some((zone) => Token.isUnresolved(zone))) {
    return Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs()));
  }
  if (known.length > 0 && known.every(isDummyZone)) {
    return Array.from({ length: count }, (_, index) => `dummy1${String.fromCharCode('a'.charCodeAt(0) + index)}`);
  }
  if (known.length < (azCount ?? FEWEST_ZONES)) {
    throw new Error(
      `azCount is ${count}, but ${stack.environment} has ${known.length} Availability Zones (${known.join(', ')}): ` +
        (known.length < FEWEST_ZONES ? 'choose another Region' : `set azCount to ${known.length} or less`),
    );
  }
  return known.slice(0, count);
}

function checkListed(scope: Construct, zones: string[], azCount?: number): string[] {
  if (Token.isUnresolved(zones)) {
    throw new Error('availabilityZones is a token whose length is not known at synth time: '
      + 'set azCount instead, or list the zones one by one, such as [Fn.select(0, zones), Fn.select(1, zones)]');
  }
  expectList('availabilityZones', zones, "['eu-west-1a', 'eu-west-1b']");
  if (azCount !== undefined && azCount !== zones.length) {
    throw new Error(
      `azCount is ${azCount}, but availabilityZones lists ${zones.length}: leave azCount out, or list as many zones`,
    );
  }
  if (zones.length < FEWEST_ZONES) {
    throw new Error(
      `availabilityZones must list ${FEWEST_ZONES} zones or more, got ${zones.length}: a network in one Availability Zone is lost together with it`,
    );
  }
  checkZoneNames(scope, zones);
  const keys = zones.map((zone) => expressionKey(scope, zone));
  const duplicate = keys.find((key, index) => keys.indexOf(key) !== index);
  if (duplicate) {
    throw new Error(`availabilityZones lists ${duplicate} twice: list each Availability Zone once`);
  }
  const known = Stack.of(scope).availabilityZones;
  const unknown = zones.filter(isKnownZone)
    .filter((zone) => !isZoneId(zone) && known.every(isKnownZone) && !known.includes(zone));
  if (unknown.length > 0) {
    throw new Error(
      `availabilityZones lists ${unknown.join(', ')}, which ${Stack.of(scope).environment} does not have: choose from ${known.join(', ')}`,
    );
  }
  return zones;
}
