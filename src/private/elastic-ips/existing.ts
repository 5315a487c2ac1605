import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ElasticIpSource } from './source';
import { MOST_PER_GATEWAY } from './source';
import type { ElasticIp } from '../../elastic-ip';
import { expectList, expectMap, given } from '../expected';
import { isDummyZone, isKnownZone } from '../zone-place';
import type { ZonePlace } from '../zone-place';

const EXAMPLE = "{ 'eu-west-1a': ['eipalloc-0123456789abcdef0'] }";
const PLACEHOLDER: ElasticIp = { allocationId: 'eipalloc-00000000000000000', publicIp: '192.0.2.1' };

/** Addresses that are there already, by zone. */
export class ExistingElasticIps implements ElasticIpSource {
  public readonly countsAgainstQuota = false;

  public constructor(
    private readonly allocationIds: { [zone: string]: string[] },
    private readonly publicIps: { [allocationId: string]: string } = {},
  ) {
    expectMap('allocationIds', allocationIds ?? null, EXAMPLE);
    expectMap('publicIps', publicIps, "{ 'eipalloc-0123456789abcdef0': '203.0.113.1' }");
    const ids = Object.entries(allocationIds).flatMap(([zone, ofZone]) => checkedIds(zone, ofZone));
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) {
      throw new Error(`allocationIds lists ${given(twice)} twice: an Elastic IP address belongs to one NAT gateway at a time`);
    }
    const unlisted = Object.keys(publicIps).find((id) => !ids.includes(id));
    if (unlisted) {
      throw new Error(`publicIps tells the address of '${unlisted}', which allocationIds does not list: correct one of them`);
    }
  }

  public define(_scope: Construct, place: ZonePlace): ElasticIp[] {
    return this.idsOf(place).map((allocationId) => ({
      allocationId,
      publicIp: allocationId === PLACEHOLDER.allocationId ? PLACEHOLDER.publicIp : this.publicIps[allocationId],
    }));
  }

  private idsOf({ zones, index }: ZonePlace): string[] {
    const zone = zones[index];
    // Before the CLI has looked the zones up, any address will do: that synth is done again.
    if (isDummyZone(zone)) { return Object.values(this.allocationIds)[index] ?? [PLACEHOLDER.allocationId]; }
    const keys = zones.map((each, number) => (isKnownZone(each) ? each : `${number + 1}`));
    const stray = Object.keys(this.allocationIds).find((key) => !keys.includes(key));
    const found = this.allocationIds[keys[index]];
    if (stray !== undefined || found === undefined) {
      throw new Error(
        `allocationIds must have the addresses of each Availability Zone under ${keys.map((key) => `'${key}'`).join(', ')}, ` +
          (found === undefined ? `has none under '${keys[index]}'` : `got '${stray}' as well`) +
          (isKnownZone(zone) ? '' : ': in an environment-agnostic stack a zone is called by the number of its subnets'),
      );
    }
    return found;
  }
}

function checkedIds(zone: string, ids: string[]): string[] {
  expectList(`allocationIds['${zone}']`, ids ?? null, "['eipalloc-0123456789abcdef0']");
  if (ids.length < 1 || ids.length > MOST_PER_GATEWAY) {
    throw new Error(
      `allocationIds['${zone}'] must list 1 to ${MOST_PER_GATEWAY} addresses, which is what a NAT gateway can hold, got ${ids.length}`,
    );
  }
  ids.forEach((id, index) => {
    if (typeof id !== 'string' || (!Token.isUnresolved(id) && !/^eipalloc-[0-9a-f]+$/.test(id))) {
      throw new Error(
        `allocationIds['${zone}'][${index}] must be an allocation id such as 'eipalloc-0123456789abcdef0', got ${given(id)}`,
      );
    }
  });
  return ids;
}
