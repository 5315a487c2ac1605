import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import type { ServiceSet } from '../../../../../../src/reachability/private/packet/protocol';
import type { Json } from '../builders';
import { att, only, read, ref } from '../builders';

const elb = (type: string, Properties: Json) => ({ Type: `AWS::ElasticLoadBalancingV2::${type}`, Properties });
const services = (set: ServiceSet) => [6, 17].flatMap((protocol) => (set.at(protocol)?.intervals ?? []).map(({ lo, hi }) => `${protocol}:${lo}-${hi}`));

test.each<[Json, unknown]>([
  [{}, known(true)],
  [{ Scheme: 'internet-facing' }, known(true)],
  [{ Scheme: 'internal' }, known(false)],
  [{ Scheme: ref('Gone') }, { kind: 'unknown' }],
])('a load balancer of %j', (properties, internetFacing) => {
  expect(only(read({ It: elb('LoadBalancer', properties) }), 'load-balancer')).toMatchObject({ internetFacing });
});

test('the subnets of a load balancer stand in either of two lists', () => {
  const balancer = read({
    A: { Type: 'AWS::EC2::Subnet' },
    B: { Type: 'AWS::EC2::Subnet' },
    It: elb('LoadBalancer', { Subnets: [ref('A')], SubnetMappings: [{ SubnetId: ref('B') }] }),
  });
  expect(only(balancer, 'load-balancer').subnets).toEqual([known('A'), known('B')]);
});

test.each<[Json, unknown]>([
  [{ Port: 443, Protocol: 'TLS' }, ['6:443-443']],
  [{ Port: '53', Protocol: 'UDP' }, ['17:53-53']],
  [{ Port: 53, Protocol: 'TCP_UDP' }, ['6:53-53', '17:53-53']],
  [{ Port: 80, Protocol: 'HTTP' }, ['6:80-80']],
])('a listener of %j listens for %j', (properties, expected) => {
  const listener = only(read({ Lb: elb('LoadBalancer', {}), It: elb('Listener', { LoadBalancerArn: ref('Lb'), ...properties }) }), 'listener');
  expect(listener.loadBalancer).toEqual(known('Lb'));
  expect(listener.services.kind === 'known' && services(listener.services.value)).toEqual(expected);
});

test.each<[string, Json[], unknown[]]>([
  ['one group', [{ Type: 'forward', TargetGroupArn: ref('Group') }], [known('Group')]],
  ['several groups', [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: att('Group', 'TargetGroupArn') }] } }], [known('Group')]],
  ['none', [{ Type: 'fixed-response' }], []],
])('a listener forwards to %s', (_, DefaultActions, targetGroups) => {
  const network = read({ Group: elb('TargetGroup', {}), It: elb('Listener', { DefaultActions }) });
  expect(only(network, 'listener').targetGroups).toEqual(targetGroups);
});

test('a listener without a port listens for what is unknown', () => {
  expect(only(read({ It: elb('Listener', {}) }), 'listener').services).toEqual(unknown('Port is not given'));
});

const keep = (Value: string) => ({ TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value }] });
test.each<[Json, boolean]>([
  [{ Protocol: 'TCP' }, true],
  [{ Protocol: 'TLS', TargetType: 'instance' }, true],
  [{ Protocol: 'TCP', TargetType: 'ip' }, false],
  [{ Protocol: 'UDP', TargetType: 'ip' }, true],
  [{ Protocol: 'TCP', TargetType: 'alb' }, true],
  [{ Protocol: 'TCP', ...keep('false') }, false],
  [{ Protocol: 'TCP', TargetType: 'ip', ...keep('true') }, true],
  [{ Protocol: 'TLS', TargetType: 'ip' }, false],
  [{ Protocol: 'TCP_UDP', TargetType: 'ip' }, true],
  [{ Protocol: 'TCP_UDP' }, true],
  [{ Protocol: 'QUIC' }, true],
  [{ Protocol: 'TCP_QUIC' }, true],
  [{}, false],
  [{ Protocol: 'TCP', TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: 'false' }] }, true],
  [{ Protocol: 'TCP', TargetGroupAttributes: [{ Value: 'false' }] }, true],
  [{ Protocol: 'HTTP' }, false],
  [{ Protocol: 'HTTP', ...keep('true') }, false],
])('targets of %j see the client: %s', (properties, expected) => {
  expect(only(read({ It: elb('TargetGroup', { Port: 1, ...properties }) }), 'target-group').keepsClientAddress).toEqual(known(expected));
});

describe('a Global Accelerator', () => {
  const accelerator = (listener: Json, endpoint: Json = {}) => read({
    Lb: elb('LoadBalancer', {}),
    Listener: { Type: 'AWS::GlobalAccelerator::Listener', Properties: listener },
    It: {
      Type: 'AWS::GlobalAccelerator::EndpointGroup',
      Properties: { ListenerArn: ref('Listener'), EndpointConfigurations: [{ EndpointId: ref('Lb'), ...endpoint }] },
    },
  });
  const RANGES = { PortRanges: [{ FromPort: 80, ToPort: 81 }, { FromPort: 443, ToPort: 443 }] };

  test('hands packets of its clients to its endpoints', () => {
    const endpoint = only(accelerator({ Protocol: 'TCP', ...RANGES }), 'accelerator-endpoint');
    expect(endpoint.endpoint).toEqual(known('Lb'));
    expect(endpoint.services.kind === 'known' && services(endpoint.services.value)).toEqual(['6:80-81', '6:443-443']);
  });
  test('may speak UDP', () => {
    const { services: listened } = only(accelerator({ Protocol: 'UDP', ...RANGES }), 'accelerator-endpoint');
    expect(listened.kind === 'known' && services(listened.value)).toEqual(['17:80-81', '17:443-443']);
  });
  test('of unknown ports', () => {
    expect(only(accelerator({ PortRanges: [{ FromPort: ref('Gone'), ToPort: 1 }] }), 'accelerator-endpoint').services.kind).toBe('unknown');
  });
  test('may hide them', () => {
    expect(accelerator(RANGES, { ClientIPPreservationEnabled: false }).all('accelerator-endpoint')).toEqual([]);
  });
});

test.each<[string, Json]>([
  ['a protocol', { Protocol: ref('Gone') }], ['a type', { Protocol: 'TCP', TargetType: ref('Gone') }],
])('whether targets of %s that is unknown see the client is unknown', (_, properties) => {
  expect(only(read({ It: elb('TargetGroup', { Port: 1, ...properties }) }), 'target-group').keepsClientAddress.kind).toBe('unknown');
});

test('a target group names its targets, a load balancer its security groups', () => {
  const network = read({
    A: { Type: 'AWS::EC2::Instance' },
    Group: { Type: 'AWS::EC2::SecurityGroup' },
    It: elb('TargetGroup', { Targets: [{ Id: ref('A') }] }),
    Lb: elb('LoadBalancer', { SecurityGroups: [ref('Group')] }),
  });
  expect([only(network, 'target-group').targets, only(network, 'load-balancer').securityGroups]).toEqual([[known('A')], [known('Group')]]);
});

test.each<[string, Json, string]>([
  ['a port that is unknown', { Port: ref('Gone'), Protocol: 'TCP' }, 'unknown'],
  ['a protocol that is unknown', { Port: 443, Protocol: ref('Gone') }, 'unknown'],
  ['no protocol', { Port: 443 }, 'known'],
])('a listener with %s listens for what is %s', (_, properties, kind) => {
  expect(only(read({ It: elb('Listener', properties) }), 'listener').services).toMatchObject({ kind });
});

describe('a listener of a Global Accelerator', () => {
  const endpoints = (ListenerArn: unknown, properties: Json, endpoint: Json = {}) => read({
    Listener: { Type: 'AWS::GlobalAccelerator::Listener', Properties: properties },
    It: { Type: 'AWS::GlobalAccelerator::EndpointGroup', Properties: { ListenerArn, EndpointConfigurations: [{ EndpointId: 'x', ...endpoint }] } },
  }).all('accelerator-endpoint');

  test.each<[string, unknown, Json, unknown]>([
    ['that is unknown', ref('Gone'), {}, false],
    ['that is elsewhere', 'arn:aws:globalaccelerator::1:accelerator/x/listener/y', {}, false],
    ['without a protocol speaks TCP', ref('Listener'), { PortRanges: [{ FromPort: 80, ToPort: 81 }] }, ['6:80-81']],
    ['of half a range', ref('Listener'), { PortRanges: [{ FromPort: 0 }] }, ['6:0-0']],
  ])('%s', (_, listener, properties, expected) => {
    const [{ services: listened }] = endpoints(listener, properties);
    expect(listened.kind === 'known' && services(listened.value)).toEqual(expected);
  });

  test('that may hide its clients is taken to show them', () => {
    expect(endpoints(ref('Listener'), {}, { ClientIPPreservationEnabled: ref('Gone') })).toHaveLength(1);
    expect(endpoints(ref('Listener'), {}, { ClientIPPreservationEnabled: true })).toHaveLength(1);
  });
});
