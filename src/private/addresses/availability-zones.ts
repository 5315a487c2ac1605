import { Annotations, Fn, Stack, Token } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { expressionKey } from '../expression-key';
import { isDummyZone, isKnownZone } from '../zone-place';

/** Fewer zones than this, and the loss of one is the loss of all. */
const FEWEST_ZONES = 2;
const DEFAULT_ZONES = 3;

/** Context in which users record the zones that a VPC is deployed in, by construct path. */
const DEPLOYED_ZONES_CONTEXT = 'cdk-ha-nat-vpc:deployedZones';


export interface AvailabilityZonesProps {
  readonly azCount?: number;
  readonly availabilityZones?: string[];
}

/**
 * The zones of a VPC, in the order that numbers its subnets.
 */
export function selectAvailabilityZones(scope: Construct, id: string, props: AvailabilityZonesProps): string[] {
  if (Token.isUnresolved(props.azCount)) {
    throw new Error('azCount decides how many subnets are defined, got a token: pass a literal number');
  }
  const zones = props.availabilityZones
    ? checkListed(scope, props.availabilityZones, props.azCount)
    : pick(scope, props.azCount ?? DEFAULT_ZONES);
  checkDeployed(zones, deployedZones(scope, pathOf(scope, id)), pathOf(scope, id));
  return zones;
}

/**
 * Zones out of order are right when the last one was added later, and wrong when the list was rearranged: one synth
 * cannot tell.
 */
export function adviseOnZoneOrder(vpc: IConstruct, zones: string[]): void {
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

function pick(scope: Construct, azCount: number): string[] {
  if (!Number.isInteger(azCount) || azCount < FEWEST_ZONES) {
    throw new Error(
      `azCount must be a whole number of ${FEWEST_ZONES} or more, got ${azCount}: a network in one Availability Zone is lost together with it`,
    );
  }
  const known = Stack.of(scope).availabilityZones;
  if (known.some((zone) => Token.isUnresolved(zone))) {
    return Array.from({ length: azCount }, (_, index) => Fn.select(index, Fn.getAzs()));
  }
  if (known.length > 0 && known.every(isDummyZone)) {
    return Array.from({ length: azCount }, (_, index) => `dummy1${String.fromCharCode('a'.charCodeAt(0) + index)}`);
  }
  if (known.length < azCount) {
    throw new Error(
      `azCount is ${azCount}, but ${Stack.of(scope).environment} has ${known.length} Availability Zones (${known.join(', ')}): set azCount to ${known.length} or less`,
    );
  }
  return known.slice(0, azCount);
}

function checkListed(scope: Construct, zones: string[], azCount?: number): string[] {
  if (Token.isUnresolved(zones)) {
    throw new Error('availabilityZones is a token whose length is not known at synth time: '
      + 'set azCount instead, or list the zones one by one, such as [Fn.select(0, zones), Fn.select(1, zones)]');
  }
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
  const keys = zones.map((zone) => expressionKey(scope, zone));
  const duplicate = keys.find((key, index) => keys.indexOf(key) !== index);
  if (duplicate) {
    throw new Error(`availabilityZones lists ${duplicate} twice: list each Availability Zone once`);
  }
  const known = Stack.of(scope).availabilityZones;
  const unknown = zones.filter(isKnownZone).filter((zone) => known.every(isKnownZone) && !known.includes(zone));
  if (unknown.length > 0) {
    throw new Error(
      `availabilityZones lists ${unknown.join(', ')}, which ${Stack.of(scope).environment} does not have: choose from ${known.join(', ')}`,
    );
  }
  return zones;
}

function checkDeployed(zones: string[], deployed: string[] | undefined, path: string): void {
  const moved = deployed?.find((zone, index) =>
    index < zones.length && isKnownZone(zones[index]) && zones[index] !== zone);
  if (deployed && moved) {
    const appended = [...deployed, ...zones.filter((zone) => !deployed.includes(zone))];
    throw new Error(
      `${path} is deployed in ${deployed.join(', ')} (context '${DEPLOYED_ZONES_CONTEXT}'), got ${zones.join(', ')}: ` +
        `subnets are numbered by the place of their zone, so an inserted or reordered zone replaces them; append new zones at the end: ${appended.join(', ')}`,
    );
  }
}

function deployedZones(scope: IConstruct, path: string): string[] | undefined {
  return scope.node.tryGetContext(DEPLOYED_ZONES_CONTEXT)?.[path];
}

function pathOf(scope: Construct, id: string): string {
  return [scope.node.path, id].filter((part) => part !== '').join('/');
}
