import type { Readers } from './reader';
import type { Reference } from '../../network/noun';
import { known, unknown } from '../../network/noun';
import type { ElasticIp, ElasticIpAssociation, Host } from '../../network/nouns';
import { defaultSecurityGroup } from '../attributes';
import type { Properties } from '../properties';
import { asReference } from '../properties';
import type { Reading } from '../reading';
import type { Details } from '../resource';
import type { Way } from '../way';

export const HOST_READERS: Readers = {
  'AWS::EC2::Instance': (instance, reading) => [
    ...instance.noun<Host>((properties, way) => primaryInterface(properties, reading, way)),
    ...instance.nounsOf<Host>('NetworkInterfaces', (element, way, index) => (
      index === 0 || element.has('NetworkInterfaceId') ? undefined : launchedInterface(element, reading, way, 'network-interface')
    )),
  ],
  'AWS::EC2::NetworkInterface': (card, reading) => card.noun<Host>((properties, way) => ({
    kind: 'host',
    type: 'network-interface',
    subnet: properties.reference('SubnetId'),
    // What a subnet gives on launch, it gives to instances alone.
    publicIpv4: known(false),
    securityGroups: groups(properties, 'GroupSet', properties.reference('SubnetId'), reading, way),
  })),
  'AWS::EC2::EIP': (address) => [
    ...address.noun<ElasticIp>(() => ({ kind: 'elastic-ip' })),
    ...address.noun<ElasticIpAssociation>((properties) => {
      const host = properties.optionalReference('InstanceId');
      return host && { kind: 'elastic-ip-association', elasticIp: known(address.id), host };
    }),
  ],
  'AWS::EC2::EIPAssociation': (association) => association.noun<ElasticIpAssociation>((properties) => ({
    kind: 'elastic-ip-association',
    elasticIp: properties.optionalReference('AllocationId') ?? properties.reference('EIP'),
    host: properties.optionalReference('NetworkInterfaceId') ?? properties.reference('InstanceId'),
  })),
};

/** The interface that an instance has by itself; none if it takes one that is a resource of its own. */
function primaryInterface(properties: Properties, reading: Reading, way: Way): Details<Host> | undefined {
  const [first] = properties.structures('NetworkInterfaces');
  if (first?.has('NetworkInterfaceId')) { return undefined; }
  if (first !== undefined) { return launchedInterface(first, reading, way, 'instance'); }
  const launched = properties.has('LaunchTemplate') ? unknown('a launch template may decide the subnet') : undefined;
  const subnet = properties.optionalReference('SubnetId') ?? launched;
  return { kind: 'host', type: 'instance', subnet, securityGroups: groups(properties, 'SecurityGroupIds', subnet, reading, way) };
}

function launchedInterface(element: Properties, reading: Reading, way: Way, type: Host['type']): Details<Host> {
  const subnet = element.optionalReference('SubnetId');
  return {
    kind: 'host',
    type,
    subnet,
    publicIpv4: element.has('AssociatePublicIpAddress') ? element.flag('AssociatePublicIpAddress') : undefined,
    securityGroups: groups(element, 'GroupSet', subnet, reading, way),
  };
}

/** The groups listed, or the default group of the subnet's VPC. */
function groups(properties: Properties, name: string, subnet: Reference | undefined, reading: Reading, way: Way): readonly Reference[] {
  if (properties.has(name)) { return properties.references(name); }
  const there = subnet?.kind === 'known' ? reading.resource(subnet.value) : undefined;
  if (there === undefined) { return [unknown('the security groups cannot be told')]; }
  const vpc = asReference(there.property('VpcId', way), 'VpcId');
  return [vpc.kind === 'known' ? known(defaultSecurityGroup(vpc.value)) : vpc];
}
