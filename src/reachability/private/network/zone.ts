/**
 * An Availability Zone as far as a template tells.
 *
 * - `name`: a zone name or id, such as `eu-west-1a` or `euw1-az1`; `${AWS::Region}a` where the Region is left open.
 * - `index`: element `index` of a list whose text is `list`, such as `Fn::Select [0, Fn::GetAZs '']`. Different indexes
 * of
 *   the zones of a Region are different zones (`distinct`); elements of a list that a user gives may be equal.
 * - `symbol`: any other expression, known only by its text.
 */
export type Zone =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly list: string; readonly index: number; readonly distinct: boolean }
  | { readonly kind: 'symbol'; readonly text: string };

/** Whether two expressions name one zone in every deployment, in none, or in some. */
export function sameZone(a: Zone, b: Zone): 'yes' | 'no' | 'unknown' {
  if (zoneLabel(a) === zoneLabel(b)) { return 'yes'; }
  if (a.kind === 'name' && b.kind === 'name') { return spelling(a.name) === spelling(b.name) ? 'no' : 'unknown'; }
  if (a.kind === 'index' && b.kind === 'index' && a.list === b.list && a.distinct) { return 'no'; }
  return 'unknown';
}

/** Whether a zone is one of those listed; without a list, all are. */
export function isListed(zone: Zone, zones: readonly Zone[] | undefined): 'yes' | 'no' | 'unknown' {
  const answers = zones?.map((one) => sameZone(one, zone)) ?? ['yes'];
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/**
 * Whether it is a Local Zone or a Wavelength Zone, such as `us-west-2-lax-1a`, `usw2-lax1-az1` or
 * `us-east-1-wl1-bos-wlz-1`: not every service of a Region is there.
 *
 * @see https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html
 */
export function isEdgeZone(zone: Zone): boolean {
  return /^(?:\$\{AWS::Region\}|[a-z]+(?:-[a-z]+)+-\d+)-.|^[a-z]+\d+-(?!az\d+$)./.test(zoneLabel(zone));
}

/** What a person calls the zone. */
export function zoneLabel(zone: Zone): string {
  switch (zone.kind) {
    case 'name': return zone.name;
    case 'index': return `${zone.list}[${zone.index}]`;
    case 'symbol': return zone.text;
  }
}

/**
 * Zone ids (`use1-az1`) are the same in every account, zone names (`us-east-1a`) are not: names spelled differently say
 * nothing of each other.
 */
function spelling(name: string): 'zone id' | 'name in some Region' | 'name' {
  if (/-az\d+$/.test(name)) { return 'zone id'; }
  return name.includes('${') ? 'name in some Region' : 'name';
}
