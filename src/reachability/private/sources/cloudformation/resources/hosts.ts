import type { Readers } from './reader';
import type { Branch } from '../../../conditions/branch';
import type { Reference } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { ElasticIp, ElasticIpAssociation, Host } from '../../../network/resources';
import type { Details } from '../declared-resource';
import { defaultSecurityGroup } from '../expressions/attributes';
import type { Properties } from '../expressions/properties';
import { asReference } from '../expressions/properties';
import type { ReadContext } from '../read-context';

export const HOST_READERS: Readers = {
  'AWS::EC2::Instance': (instance, context) => [
    ...instance.readOne<Host>((properties, branch) => primaryInterface(properties, context, branch)),
    ...instance.readEach<Host>('NetworkInterfaces', (element, branch, index) =>
      index === 0 || element.has('NetworkInterfaceId')
        ? undefined
        : launchedInterface(element, context, branch, 'network-interface'),
    ),
  ],
  'AWS::EC2::NetworkInterface': (card, context) =>
    card.readOne<Host>((properties, branch) => ({
      kind: 'host',
      type: 'network-interface',
      subnet: properties.reference('SubnetId'),
      // What a subnet gives on launch, it gives to instances alone.
      publicIpv4: known(false),
      securityGroups: groups(properties, 'GroupSet', properties.reference('SubnetId'), context, branch),
    })),
  'AWS::EC2::EIP': (address) => [
    ...address.readOne<ElasticIp>(() => ({ kind: 'elastic-ip' })),
    ...address.readOne<ElasticIpAssociation>((properties) => {
      const host = properties.optionalReference('InstanceId');
      return host && { kind: 'elastic-ip-association', elasticIp: known(address.id), host };
    }),
  ],
  'AWS::EC2::EIPAssociation': (association) =>
    association.readOne<ElasticIpAssociation>((properties) => ({
      kind: 'elastic-ip-association',
      elasticIp: properties.optionalReference('AllocationId') ?? properties.reference('EIP'),
      host: properties.optionalReference('NetworkInterfaceId') ?? properties.reference('InstanceId'),
    })),
};

/** The interface that an instance has by itself; none if it takes one that is a resource of its own. */
function primaryInterface(properties: Properties, context: ReadContext, branch: Branch): Details<Host> | undefined {
  const [first] = properties.structures('NetworkInterfaces');
  if (first?.has('NetworkInterfaceId')) { return undefined; }
  if (first !== undefined) { return launchedInterface(first, context, branch, 'instance'); }
  const launched = properties.has('LaunchTemplate') ? unknown('a launch template may decide the subnet') : undefined;
  const subnet = properties.optionalReference('SubnetId') ?? launched;
  return {
    kind: 'host',
    type: 'instance',
    subnet,
    securityGroups: groups(properties, 'SecurityGroupIds', subnet, context, branch),
  };
}

function launchedInterface(
  element: Properties,
  context: ReadContext,
  branch: Branch,
  type: Host['type'],
): Details<Host> {
  const subnet = element.optionalReference('SubnetId');
  return {
    kind: 'host',
    type,
    subnet,
    publicIpv4: element.has('AssociatePublicIpAddress') ? element.flag('AssociatePublicIpAddress') : undefined,
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
    return [unknown('the security groups cannot be told')];
  }
  const vpc = asReference(there.property('VpcId', branch), 'VpcId');
  return [vpc.kind === 'known' ? known(defaultSecurityGroup(vpc.value)) : vpc];
}
