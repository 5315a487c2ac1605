import { facesInternet } from './public-placements';
import type { Readers } from './reader';
import type { Reference, Resolved } from '../../../network/resource';
import { known } from '../../../network/resource';
import type { AcceleratorEndpoint, Listener, LoadBalancer, TargetGroup } from '../../../network/resources';
import { IntervalSet } from '../../../packet/interval-set';
import type { ServiceSet } from '../../../packet/protocol';
import { serviceSet, TCP, UDP } from '../../../packet/protocol';
import type { Properties } from '../expressions/properties';

const BOTH: readonly number[] = [TCP, UDP];
/** Every other protocol of a load balancer is carried by TCP. */
const PROTOCOLS: Readonly<Record<string, readonly number[]>> = {
  UDP: [UDP], TCP_UDP: BOTH, QUIC: [UDP], TCP_QUIC: BOTH,
};

export const LOAD_BALANCER_READERS: Readers = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (balancer) => balancer.readOne<LoadBalancer>((properties) => ({
    kind: 'load-balancer',
    internetFacing: facesInternet(properties),
    subnets: [
      ...properties.references('Subnets'),
      ...properties.structures('SubnetMappings').map((mapping) => mapping.reference('SubnetId')),
    ],
    securityGroups: properties.references('SecurityGroups'),
  })),
  'AWS::ElasticLoadBalancingV2::Listener': (listener) => listener.readOne<Listener>((properties) => ({
    kind: 'listener',
    loadBalancer: properties.reference('LoadBalancerArn'),
    services: portOf(properties),
    targetGroups: properties.structures('DefaultActions').flatMap(forwardedTo),
  })),
  'AWS::ElasticLoadBalancingV2::TargetGroup': (group) => group.readOne<TargetGroup>((properties) => ({
    kind: 'target-group',
    services: portOf(properties),
    keepsClientAddress: keepsClientAddress(properties),
    targets: properties.structures('Targets').map((target) => target.reference('Id')),
  })),
  'AWS::GlobalAccelerator::EndpointGroup': (group, context) =>
    group.readEach<AcceleratorEndpoint>('EndpointConfigurations', (endpoint, branch) => {
      // Without a word, a load balancer or an instance sees the address of the client.
      const kept = endpoint.flag('ClientIPPreservationEnabled', true);
      const reference = group.properties(branch).reference('ListenerArn');
      const listener = reference.kind === 'known' ? context.resource(reference.value) : undefined;
      return kept.kind === 'known' && !kept.value ? undefined : {
        kind: 'accelerator-endpoint',
        services: listener === undefined
          ? unknownListener(reference)
          : portRanges(listener.properties(branch)),
        endpoint: endpoint.reference('EndpointId'),
      };
    }),
};

function unknownListener(reference: Reference): Resolved<ServiceSet> {
  return { kind: 'unknown', reason: reference.kind === 'unknown' ? reference.reason : `${reference.value} is no listener` };
}

function forwardedTo(action: Properties): readonly Reference[] {
  const groups = action.structure('ForwardConfig').structures('TargetGroups');
  return [
    ...action.has('TargetGroupArn') ? [action.reference('TargetGroupArn')] : [],
    ...groups.map((group) => group.reference('TargetGroupArn')),
  ];
}

/** `Port` and `Protocol` of a listener or a target group. */
function portOf(properties: Properties): Resolved<ServiceSet> {
  const port = properties.integer('Port');
  const protocol = properties.text('Protocol');
  if (port === undefined) { return { kind: 'unknown', reason: 'Port is not given' }; }
  if (port.kind === 'unknown') { return port; }
  if (protocol?.kind === 'unknown') { return protocol; }
  return known(onPorts(PROTOCOLS[protocol?.value ?? ''] ?? [TCP], [[port.value, port.value]]));
}

function portRanges(listener: Properties): Resolved<ServiceSet> {
  const protocol = listener.text('Protocol');
  const ranges = listener.structures('PortRanges').map((range) => [range.integer('FromPort'), range.integer('ToPort')]);
  const open = [protocol, ...ranges.flat()].find((each) => each?.kind === 'unknown');
  if (open?.kind === 'unknown') { return open; }
  const numbers = ranges.map((range) => range.map((end) => (end?.kind === 'known' ? end.value : 0)));
  return known(onPorts(protocol?.kind === 'known' && protocol.value === 'UDP' ? [UDP] : [TCP], numbers));
}

export function onPorts(protocols: readonly number[], ranges: readonly (readonly number[])[]): ServiceSet {
  return serviceSet(
    protocols.map((protocol) => IntervalSet.of(protocol)).reduce((all, one) => all.union(one)),
    IntervalSet.from(ranges.map(([lo, hi]) => ({ lo, hi }))),
  );
}

/**
 * Network Load Balancers keep the client's address unless they are told otherwise, and for IP targets over TCP.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function keepsClientAddress(properties: Properties): Resolved<boolean> {
  const protocol = properties.text('Protocol');
  const type = properties.text('TargetType') ?? known('instance');
  if (protocol?.kind === 'unknown') { return protocol; }
  if (type.kind === 'unknown') { return type; }
  if (!['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].includes(protocol?.value ?? '')) { return known(false); }
  const said = properties.structures('TargetGroupAttributes').find((attribute) => {
    const key = attribute.text('Key');
    return key?.kind === 'known' && key.value === 'preserve_client_ip.enabled';
  });
  return said?.flag('Value') ?? known(type.value !== 'ip' || !['TCP', 'TLS'].includes(protocol!.value));
}
