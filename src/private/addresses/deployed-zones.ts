import { Annotations } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { given } from '../expected';
import { isKnownZone } from '../zone-place';

/** Context in which users record the zones that a VPC is deployed in, by construct path. */
export const DEPLOYED_ZONES_CONTEXT = 'cdk-ha-nat-vpc:deployedZones';
const EXAMPLE = "{ 'Network/Vpc': ['eu-west-1a', 'eu-west-1b'] }";

/**
 * @throws if zones have another order than those on record, or if the record is not one
 */
export function checkDeployedZones(scope: Construct, id: string, zones: string[]): void {
  const path = [scope.node.path, id].filter((part) => part !== '').join('/');
  const deployed = deployedZones(scope, path);
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

export function deployedZones(scope: IConstruct, path: string): string[] | undefined {
  const zones = record(scope)[path];
  if (zones === undefined) { return undefined; }
  if (!Array.isArray(zones) || zones.length === 0 || zones.some((zone) => typeof zone !== 'string')) {
    throw new Error(
      `context '${DEPLOYED_ZONES_CONTEXT}' must list the zones of '${path}', such as ${EXAMPLE}, got ${given(zones)}`,
    );
  }
  return zones;
}

/** The paths of the VPCs of this library, by app. */
const vpcPaths = new WeakMap<IConstruct, Set<string>>();

/** Say which paths on record lead nowhere, once the whole app is defined: such a record checks nothing. */
export function adviseOnStrayRecords(vpc: Construct): void {
  const { root, path } = vpc.node;
  const paths = vpcPaths.get(root) ?? new Set();
  if (paths.size === 0) {
    vpcPaths.set(root, paths);
    vpc.node.addValidation({
      validate: () => {
        advise(vpc, [...paths]);
        return [];
      },
    });
  }
  paths.add(path);
}

function advise(vpc: Construct, paths: string[]): void {
  const quoted = (texts: string[]) => texts.map((text) => `'${text}'`).join(', ');
  const stray = Object.keys(record(vpc)).filter((path) => !paths.includes(path));
  if (stray.length > 0) {
    Annotations.of(vpc).addWarningV2(
      'cdk-ha-nat-vpc:HaNatVpc.strayDeployedZones',
      `context '${DEPLOYED_ZONES_CONTEXT}' has ${quoted(stray)}, where no HaNatVpc is, so it checks nothing: the paths here are ${quoted(paths)}`,
    );
  }
}

function record(scope: IConstruct): Record<string, unknown> {
  const context: unknown = scope.node.tryGetContext(DEPLOYED_ZONES_CONTEXT) ?? {};
  if (typeof context !== 'object' || Array.isArray(context)) {
    throw new Error(
      `context '${DEPLOYED_ZONES_CONTEXT}' must map construct paths to lists of zones, such as ${EXAMPLE}, got ${given(context)}: ` +
        'write it in cdk.json, for `cdk -c` passes text',
    );
  }
  return context as Record<string, unknown>;
}
