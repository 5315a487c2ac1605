import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpAddresses, ElasticIps, HaNatVpc, NatTopology, NetworkAclPolicy, type HaNatVpcProps } from '../src';
import { agnosticStack, concreteStack, templateOf, type NewStack } from './support/stacks';
import { ALL_TIERS } from './support/tiers';

/** The main configurations. A changed snapshot is a change to networks that are deployed: read it as you would read `cdk diff`. */
const CONFIGURATIONS: [string, HaNatVpcProps, NewStack][] = [
  ['defaults', {}, agnosticStack],
  ['defaults in a known environment', {}, concreteStack],
  ['everything of the production example', {
    azCount: 3,
    ipAddresses: AzAlignedIpAddresses.cidr('10.20.0.0/16'),
    tiers: ALL_TIERS,
    natTopology: NatTopology.zonal({ elasticIps: ElasticIps.allocate({ perGateway: 2, retain: true }) }),
    networkAcls: NetworkAclPolicy.tiered({ egress: [ec2.AclTraffic.tcpPort(443)], blockRemoteAdminPorts: true }),
  }, concreteStack],
  ['dual stack with all tiers', { ipProtocol: ec2.IpProtocol.DUAL_STACK, tiers: ALL_TIERS }, agnosticStack],
  ['two zones adopted from ec2.Vpc', { azCount: 2, ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16') }, agnosticStack],
  ['four zones and no defaults', {
    azCount: 4, networkAcls: NetworkAclPolicy.none(), flowLogs: {}, gatewayEndpoints: {}, restrictDefaultSecurityGroup: false,
  }, agnosticStack],
];

test.each(CONFIGURATIONS)('snapshot: %s', (_, props, newStack) => {
  const { Resources: resources } = templateOf(newStack, (stack) => { new HaNatVpc(stack, 'Vpc', props); });
  // The code of CDK's own Lambda function changes with its version, and is none of ours.
  const ours = Object.fromEntries(Object.entries(resources).filter(([componentId]) => !componentId.startsWith('CustomVpcRestrictDefaultSG')));
  expect(ours).toMatchSnapshot();
});
