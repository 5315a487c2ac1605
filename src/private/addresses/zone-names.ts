import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isZoneId } from './zone-ids';
import { given } from '../expected';
import { isKnownZone } from '../zone-place';

/** `eu-west-1a`, `us-west-2-lax-1a`. */
const ZONE_NAME = /^([a-z]{2,}(?:-[a-z]+)+-\d+)(?:-[a-z]+-\d+)?[a-z]$/;
/** The Regions whose zone ids begin as their names do. */
const REGION = /^([a-z]{2})-(gov-)?(north|south|east|west|central|northeast|southeast|northwest|southwest)-(\d)$/;

/**
 * @throws if something is no zone, or if the zones are of several Regions, or names beside ids
 */
export function checkZoneNames(scope: Construct, zones: readonly string[]): void {
  zones.forEach((zone, index) => checkZone(zone, index));
  const known = zones.filter(isKnownZone);
  const ids = known.filter(isZoneId);
  if (ids.length > 0 && ids.length < zones.length) {
    const name = zones.find((zone) => !isZoneId(zone))!;
    throw new Error(
      `availabilityZones lists ids (${ids[0]}) beside names (${Token.isUnresolved(name) ? 'a token' : name}), which may be the same zone: list ids alone or names alone`,
    );
  }
  const { region } = Stack.of(scope);
  const ofStack = Token.isUnresolved(region) ? [] : [comparable(region, ids.length > 0)];
  const regions = [...new Set([...known.map(regionOf), ...ofStack])];
  if (known.length > 0 && regions.length > 1 && !regions.includes(undefined)) {
    throw new Error(
      `availabilityZones lists zones of ${regions.join(' and ')}: a VPC is in one Region, that of its stack`,
    );
  }
}

function checkZone(zone: unknown, index: number): void {
  if (Token.isUnresolved(zone)) { return; }
  if (typeof zone !== 'string' || (isKnownZone(zone) && !isZoneId(zone) && !ZONE_NAME.test(zone))) {
    const lower = typeof zone === 'string' ? zone.toLowerCase() : '';
    const hint = ZONE_NAME.test(lower) || isZoneId(lower) ? `: write '${lower}'` : '';
    throw new Error(
      `availabilityZones[${index}] must be the name or the id of a zone, such as 'eu-west-1a' or 'euw1-az1', got ${given(zone)}${hint}`,
    );
  }
}

function regionOf(zone: string): string | undefined {
  return isZoneId(zone) ? zone.replace(/-az\d+$/, '') : ZONE_NAME.exec(zone)?.[1];
}

/** The Region as zones show it; undefined where that is not known. */
function comparable(region: string, byId: boolean): string | undefined {
  if (!byId) { return region; }
  const [, continent, gov, direction, number] = REGION.exec(region) ?? [];
  if (!direction) { return undefined; }
  const initials = /^(north|south)(east|west)$/.exec(direction)?.slice(1).map(([letter]) => letter).join('') ?? direction[0];
  return `${continent}${gov ? 'g' : ''}${initials}${number}`;
}
