import {
  checkOfInstance,
  checkOfInterface,
  hostOfInstance,
  isPrimary,
  primaryElement,
  scriptNames,
} from './instance-interfaces';
import type { Launch } from './launch-templates';
import { launchTemplate } from './launch-templates';
import type { Readers } from './reader';
import type { Branch } from '../../../conditions/branch';
import type { Reference } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { ElasticIp, ElasticIpAssociation, Host } from '../../../network/resources';
import type { Details, DeclaredResource } from '../declared-resource';
import { defaultSecurityGroup } from '../expressions/attributes';
import type { Properties } from '../expressions/properties';
import { asReference } from '../expressions/properties';
import type { ReadContext } from '../read-context';

export const HOST_READERS: Readers = {
  'AWS::EC2::Instance': (instance, context) => [
    ...instance.readOne<Host>((properties, branch) => primaryInterface(instance, properties, context, branch)),
    ...instance.readEach<Host>('NetworkInterfaces', (element, branch, index) =>
      isPrimary(element, index) || element.has('NetworkInterfaceId')
        ? undefined
        : {
          // What the subnet gives on launch and what the instance says of itself, the primary interface has alone.
          publicIpv4: known(false),
          sourceDestCheck: known(true),
          ...launchedInterface(element, context, branch, 'network-interface'),
        },
    ),
  ],
  'AWS::EC2::NetworkInterface': (card, context) =>
    card.readOne<Host>((properties, branch) => ({
      kind: 'host',
      type: 'network-interface',
      subnet: properties.reference('SubnetId'),
      // What a subnet gives on launch, it gives to instances alone.
      publicIpv4: known(false),
      sourceDestCheck: checkOfInterface(properties, card.id, context, branch),
      securityGroups: groups(properties, 'GroupSet', properties.reference('SubnetId'), context, branch),
    })),
  'AWS::EC2::EIP': (address, context) => [
    ...address.readOne<ElasticIp>(() => ({ kind: 'elastic-ip' })),
    ...address.readOne<ElasticIpAssociation>((properties, branch) => {
      const instance = properties.optionalReference('InstanceId');
      return instance && {
        kind: 'elastic-ip-association',
        elasticIp: known(address.id),
        host: hostOfInstance(instance, context, branch),
      };
    }),
  ],
  'AWS::EC2::EIPAssociation': (association, context) =>
    association.readOne<ElasticIpAssociation>((properties, branch) => ({
      kind: 'elastic-ip-association',
      elasticIp: properties.optionalReference('AllocationId') ?? properties.reference('EIP'),
      host: properties.optionalReference('NetworkInterfaceId')
        ?? hostOfInstance(properties.reference('InstanceId'), context, branch),
    })),
};

/** The interface that an instance has by itself; none if it takes one that is a resource of its own. */
function primaryInterface(
  instance: DeclaredResource,
  properties: Properties,
  context: ReadContext,
  branch: Branch,
): Details<Host> | undefined {
  const primary = primaryElement(properties);
  if (primary?.has('NetworkInterfaceId')) { return undefined; }
  const sourceDestCheck = checkOfInstance(properties, instance);
  const publicIpv4 = addressOfScript(instance);
  if (primary !== undefined) {
    const launched = launchedInterface(primary, context, branch, 'instance');
    return { ...launched, publicIpv4: launched.publicIpv4 ?? publicIpv4, sourceDestCheck };
  }
  const launch = properties.has('LaunchTemplate')
    ? launchTemplate(properties.structure('LaunchTemplate'), context, branch)
    : undefined;
  const subnet = properties.optionalReference('SubnetId') ?? subnetOfLaunch(launch);
  const byTemplate = launch !== undefined && launch.securityGroups.length > 0 && !properties.has('SecurityGroupIds');
  return {
    kind: 'host',
    type: 'instance',
    subnet,
    publicIpv4: publicIpv4 ?? launch?.publicIpv4,
    sourceDestCheck,
    securityGroups: byTemplate
      ? launch.securityGroups
      : groups(properties, 'SecurityGroupIds', subnet, context, branch),
  };
}

/** A launch template that was not read may decide the subnet. */
function subnetOfLaunch(launch: Launch | undefined): Reference | undefined {
  return launch?.subnets[0] ?? (launch?.unread === undefined ? undefined : unknown(launch.unread));
}

/** Start-up scripts often take an Elastic IP by an API call: one that names the call leaves the address unknown. */
function addressOfScript(instance: DeclaredResource): Host['publicIpv4'] {
  return scriptNames(instance, /associate-?address/i)
    ? unknown(`the user data of instance ${instance.id} may associate an Elastic IP`)
    : undefined;
}

function launchedInterface(
  element: Properties,
  context: ReadContext,
  branch: Branch,
  type: Host['type'],
): Omit<Details<Host>, 'sourceDestCheck'> {
  const subnet = element.optionalReference('SubnetId');
  return {
    kind: 'host',
    type,
    subnet,
    ...element.has('AssociatePublicIpAddress') ? { publicIpv4: element.flag('AssociatePublicIpAddress') } : {},
    securityGroups: groups(element, 'GroupSet', subnet, context, branch),
  };
}

/** The groups listed, or the default group of the subnet's VPC. */
function groups(
  properties: Properties,
  name: string,
  subnet: Reference | undefined,
  context: ReadContext,
  branch: Branch,
): readonly Reference[] {
  if (properties.has(name)) {
    return properties.references(name);
  }
  const there = subnet?.kind === 'known' ? context.resource(subnet.value) : undefined;
  if (there === undefined) {
    return [unknown('the security groups are unknown')];
  }
  const vpc = asReference(there.property('VpcId', branch), 'VpcId');
  return [vpc.kind === 'known' ? known(defaultSecurityGroup(vpc.value)) : vpc];
}
