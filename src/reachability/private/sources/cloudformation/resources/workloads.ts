import { onPorts } from './load-balancers';
import type { Readers } from './reader';
import type { Branch } from '../../../conditions/branch';
import type { Reference, Resolved } from '../../../network/resource';
import { known } from '../../../network/resource';
import type { FileServer, Workload, WorkloadTargetGroup } from '../../../network/resources';
import { TCP } from '../../../packet/protocol';
import type { Properties } from '../expressions/properties';
import { asText } from '../expressions/value';
import type { ReadContext } from '../read-context';

export const WORKLOAD_READERS: Readers = {
  'AWS::AutoScaling::AutoScalingGroup': (group, context) => group.readOne<Workload>((properties, branch) => {
    const launched = launchedBy(properties, context, branch);
    return {
      kind: 'workload',
      type: 'Auto Scaling group',
      subnets: properties.references('VPCZoneIdentifier'),
      publicIpv4: launched.publicIpv4,
      securityGroups: launched.securityGroups,
      targetGroups: properties.references('TargetGroupARNs').map((targetGroup) => ({ targetGroup })),
    };
  }),
  'AWS::ECS::Service': (service) => service.readOne<Workload>((properties) => {
    const network = properties.structure('NetworkConfiguration').structure('AwsvpcConfiguration');
    return properties.has('NetworkConfiguration') ? {
      kind: 'workload',
      type: 'ECS service',
      subnets: network.references('Subnets'),
      publicIpv4: isEnabled(network),
      securityGroups: network.references('SecurityGroups'),
      targetGroups: properties.structures('LoadBalancers').flatMap(registered),
    } : undefined;
  }),
  'AWS::Transfer::Server': (server) => server.readOne<FileServer>((properties, branch) => {
    const type = properties.text('EndpointType');
    const details = properties.structure('EndpointDetails');
    const ports = portsOf(properties, branch);
    return type?.kind === 'known' && type.value === 'VPC' ? {
      kind: 'file-server',
      internetFacing: known(details.has('AddressAllocationIds')),
      subnets: details.references('SubnetIds'),
      securityGroups: details.references('SecurityGroupIds'),
      services: onPorts([TCP], ports.map((port) => [port, port])),
    } : undefined;
  }),
};

/** @see https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html */
const PORTS: Readonly<Record<string, number>> = { SFTP: 22, FTPS: 21, FTP: 21, AS2: 5080 };

/** A server without a word on protocols speaks SFTP. */
function portsOf(properties: Properties, branch: Branch): readonly number[] {
  const value = properties.value('Protocols');
  const names = value.kind === 'list' ? value.items.map((item) => asText(item(branch)) ?? '') : ['SFTP'];
  return names.flatMap((name) => PORTS[name] ?? []);
}

function isEnabled(network: Properties): Resolved<boolean> {
  const assigned = network.word('AssignPublicIp', ['enabled', 'disabled']);
  if (assigned === undefined) { return known(false); }
  return assigned.kind === 'known' ? known(assigned.value === 'enabled') : assigned;
}

function registered(balancer: Properties): readonly WorkloadTargetGroup[] {
  if (!balancer.has('TargetGroupArn')) { return []; }
  const port = balancer.integer('ContainerPort');
  const targetGroup = balancer.reference('TargetGroupArn');
  return [port?.kind === 'known' ? { targetGroup, port: port.value } : { targetGroup }];
}

/** What a launch template or launch configuration says of the network of its hosts. */
function launchedBy(
  group: Properties,
  context: ReadContext,
  branch: Branch,
): Pick<Workload, 'publicIpv4' | 'securityGroups'> {
  const configuration = declared(group.optionalReference('LaunchConfigurationName'), context, branch);
  if (configuration) {
    return {
      publicIpv4: configuration.has('AssociatePublicIpAddress') ? configuration.flag('AssociatePublicIpAddress') : undefined,
      securityGroups: configuration.references('SecurityGroups'),
    };
  }
  const specification = group.has('MixedInstancesPolicy')
    ? group.structure('MixedInstancesPolicy').structure('LaunchTemplate').structure('LaunchTemplateSpecification')
    : group.structure('LaunchTemplate');
  const template = declared(specification.optionalReference('LaunchTemplateId'), context, branch);
  if (!template) {
    return { publicIpv4: { kind: 'unknown', reason: 'what launches its hosts is not in the template' }, securityGroups: [] };
  }
  const data = template.structure('LaunchTemplateData');
  const [card] = data.structures('NetworkInterfaces');
  return {
    publicIpv4: card?.has('AssociatePublicIpAddress') ? card.flag('AssociatePublicIpAddress') : undefined,
    securityGroups: card?.has('Groups') ? card.references('Groups') : data.references('SecurityGroupIds'),
  };
}

function declared(reference: Reference | undefined, context: ReadContext, branch: Branch): Properties | undefined {
  const resource = reference?.kind === 'known' ? context.resource(reference.value) : undefined;
  return resource?.properties(branch);
}
