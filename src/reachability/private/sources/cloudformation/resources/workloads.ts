import { launchesOfGroup } from './launch-templates';
import { onPorts } from './load-balancers';
import { assignsPublicIp } from './public-placements';
import type { Readers } from './reader';
import { listedResources } from './subnet-lists';
import type { Branch } from '../../../conditions/branch';
import { known, unknown } from '../../../network/resource';
import type { FileServer, Workload, WorkloadTargetGroup } from '../../../network/resources';
import { TCP } from '../../../packet/protocol';
import type { Properties } from '../expressions/properties';
import { asText } from '../expressions/value';

export const WORKLOAD_READERS: Readers = {
  'AWS::AutoScaling::AutoScalingGroup': (group, context) => group.readOne<Workload>((properties, branch) => {
    const [launched] = launchesOfGroup(properties, context, branch);
    return {
      kind: 'workload',
      type: 'Auto Scaling group',
      subnets: listedResources(properties.value('VPCZoneIdentifier'), 'VPCZoneIdentifier', branch),
      publicIpv4: launched ? launched.publicIpv4 : unknown('what launches its hosts is not in the template'),
      securityGroups: launched?.securityGroups ?? [],
      targetGroups: properties.references('TargetGroupARNs').map((targetGroup) => ({ targetGroup })),
    };
  }),
  'AWS::ECS::Service': (service) => service.readOne<Workload>((properties) => {
    const network = properties.structure('NetworkConfiguration').structure('AwsvpcConfiguration');
    return properties.has('NetworkConfiguration') ? {
      kind: 'workload',
      type: 'ECS service',
      subnets: network.references('Subnets'),
      publicIpv4: assignsPublicIp(network),
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

function registered(balancer: Properties): readonly WorkloadTargetGroup[] {
  if (!balancer.has('TargetGroupArn')) { return []; }
  const port = balancer.integer('ContainerPort');
  const targetGroup = balancer.reference('TargetGroupArn');
  return [port?.kind === 'known' ? { targetGroup, port: port.value } : { targetGroup }];
}
