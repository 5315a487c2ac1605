import { ALWAYS } from '../../../conditions/condition';
import { referencesIn } from '../../../network/ownership';
import { known, unknown } from '../../../network/resource';
import type { AnyResource, Direction } from '../../../network/resources';
import { Bounds } from '../../../packet/bounds';
import type { Family } from '../../../packet/family';
import { FAMILIES } from '../../../packet/family';
import { PacketSet } from '../../../packet/packet-set';
import { defaultNetworkAcl, defaultSecurityGroup } from '../expressions/attributes';
import { isVpcId } from '../expressions/physical-id';

/**
 * VPCs that templates name by their ids in AWS, such as those that CDK looks up: whoever names the same one means the
 * same. What a VPC has beside what the templates give it is unknown, and may be anything.
 */
export function outsideVpcs(resources: readonly AnyResource[]): readonly AnyResource[] {
  const ids = new Set(resources.flatMap((resource) => referencesIn(resource)).filter(isVpcId));
  return [...ids].sort().flatMap(outsideVpc);
}

function outsideVpc(id: string): readonly AnyResource[] {
  const vpc = known(id);
  const acl = defaultNetworkAcl(id);
  const group = defaultSecurityGroup(id);
  const of = (what: string) => unknown(`${what} of ${id} may be outside the template`);
  const any = bounds(`rules of ${group} may be outside the template`);
  return [
    { kind: 'vpc', id, when: ALWAYS },
    ...FAMILIES.map((family) => (
      { kind: 'vpc-cidr' as const, id: `${id}.${family}`, when: ALWAYS, vpc, family, cidr: of('blocks') }
    )),
    { kind: 'gateway-attachment', id: `${id}.gateways`, when: ALWAYS, vpc, gateway: of('a gateway') },
    // Its network ACL itself is nobody's to judge here.
    ...DIRECTIONS.flatMap((direction): AnyResource[] => [
      {
        kind: 'network-acl-entry',
        id: `${acl}.${direction}`,
        when: ALWAYS,
        networkAcl: known(acl),
        direction,
        ruleNumber: of('rules of the default network ACL'),
        action: of('rules of the default network ACL'),
        matches: bounds(`rules of ${acl} may be outside the template`),
        text: 'some traffic',
      },
      { kind: 'security-group-rule', id: `${group}.${direction}`, when: ALWAYS, securityGroup: known(group), direction, permits: any },
    ]),
    { kind: 'security-group', id: group, when: ALWAYS, vpc },
  ];
}

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

function bounds(reason: string): Record<Family, Bounds<PacketSet>> {
  const of = (family: Family) => Bounds.between(PacketSet.empty(family), PacketSet.all(family), [reason]);
  return { ipv4: of('ipv4'), ipv6: of('ipv6') };
}
