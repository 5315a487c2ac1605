import { NetworkReachability } from '../../src/reachability/network-reachability';

/**
 * Networks as AWS draws them. None of these has a fault, so none of them may have an error.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/architectures.html
 * @see https://docs.aws.amazon.com/prescriptive-guidance/latest/inline-traffic-inspection-third-party-appliances/architecture-2.html
 */
type Json = Record<string, unknown>;
const ref = (id: string) => ({ Ref: id });
const ec2 = (type: string, Properties: Json): Json => ({ Type: `AWS::EC2::${type}`, Properties });
const VPC = { VpcId: ref('Vpc') };
const ZONES = ['a', 'b'];

const vpc = (): Json => ({
  Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
  Igw: ec2('InternetGateway', {}),
  IgwOf: ec2('VPCGatewayAttachment', { ...VPC, InternetGatewayId: ref('Igw') }),
});
const subnet = (id: string, zone: string, block: number, more: Json = {}): Json => ({
  [id]: ec2('Subnet', { ...VPC, CidrBlock: `10.0.${block}.0/24`, AvailabilityZone: `us-east-1${zone}`, ...more }),
  [`${id}Table`]: ec2('RouteTable', VPC),
  [`${id}TableOf`]: ec2('SubnetRouteTableAssociation', { SubnetId: ref(id), RouteTableId: ref(`${id}Table`) }),
});
const route = (table: string, target: Json, DestinationCidrBlock = '0.0.0.0/0'): Json => ({
  [`${table}To${DestinationCidrBlock}`.replace(/\W/g, 'x')]: ec2('Route', { RouteTableId: ref(`${table}Table`), DestinationCidrBlock, ...target }),
});
const nat = (id: string, home: string): Json => ({
  [`${id}Eip`]: ec2('EIP', {}),
  [id]: ec2('NatGateway', { SubnetId: ref(home), AllocationId: { 'Fn::GetAtt': [`${id}Eip`, 'AllocationId'] } }),
});
const firewall = (...homes: string[]): Json => ({
  Wall: { Type: 'AWS::NetworkFirewall::Firewall', Properties: { ...VPC, FirewallName: 'w', FirewallPolicyArn: 'arn', SubnetMappings: homes.map((id) => ({ SubnetId: ref(id) })) } },
});
/** The endpoint of one zone, as templates write it. */
const wall = (index: number) => ({ VpcEndpointId: { 'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::Select': [index, { 'Fn::GetAtt': ['Wall', 'EndpointIds'] }] }] }] } });
const edge = (...routes: Json[]): Json => Object.assign({
  EdgeTable: ec2('RouteTable', VPC), EdgeOf: ec2('GatewayRouteTableAssociation', { GatewayId: ref('Igw'), RouteTableId: ref('EdgeTable') }),
}, ...routes);
const TGW = { TransitGatewayId: ref('Tgw') };
const IGW = { GatewayId: ref('Igw') };
const inZones = (part: (zone: string, index: number) => Json): Json => Object.assign({}, ...ZONES.map(part));

/** Rule and subject by verdict, without the rules about network ACLs themselves. */
function check(...parts: Json[]): Record<string, readonly string[]> {
  const findings = NetworkReachability.fromTemplate({ Resources: Object.assign({}, vpc(), ...parts) }).check();
  const of = (verdict: string) => findings.filter((one) => one.verdict === verdict).map(({ rule, subject }) => `${rule} ${subject}`);
  return { VIOLATED: of('VIOLATED'), UNKNOWN: of('UNKNOWN'), PROVED: of('PROVED') };
}

test('web servers with public addresses behind a Network Firewall', () => {
  const found = check(
    inZones((zone, i) => ({
      ...subnet(`Web${zone}`, zone, i, { MapPublicIpOnLaunch: true }),
      ...route(`Web${zone}`, wall(i)),
      ...subnet(`Wall${zone}`, zone, 16 + i),
      ...route(`Wall${zone}`, IGW),
    })),
    firewall('Walla', 'Wallb'), edge(...ZONES.map((_, i) => route('Edge', wall(i), `10.0.${i}.0/24`))),
  );
  expect(found.VIOLATED).toEqual([]);
  expect([...found.UNKNOWN, ...found.PROVED].filter((one) => /^(isolated|no-inbound)/.test(one))).toEqual([]);
});

test('NAT gateways behind a Network Firewall', () => {
  const found = check(
    inZones((zone, i) => ({
      ...subnet(`App${zone}`, zone, 32 + i),
      ...route(`App${zone}`, { NatGatewayId: ref(`Nat${zone}`) }),
      ...subnet(`Nats${zone}`, zone, i),
      ...nat(`Nat${zone}`, `Nats${zone}`),
      ...route(`Nats${zone}`, wall(i)),
      ...subnet(`Wall${zone}`, zone, 16 + i),
      ...route(`Wall${zone}`, IGW),
    })),
    firewall('Walla', 'Wallb'), edge(...ZONES.map((_, i) => route('Edge', wall(i), `10.0.${i}.0/24`))),
  );
  expect(found.VIOLATED).toEqual([]);
  expect([...found.UNKNOWN, ...found.PROVED].filter((one) => /^isolated/.test(one))).toEqual([]);
  // Which of the firewall's endpoints a route names is known at deploy time only.
  expect(found.UNKNOWN).toEqual(expect.arrayContaining(['same-zone-egress Appa', 'zone-loss Appa']));
});

test('a firewall in another zone alone', () => {
  const found = check(
    subnet('App', 'a', 32), route('App', { NatGatewayId: ref('Nat') }), subnet('Nats', 'a', 0), nat('Nat', 'Nats'), route('Nats', wall(0)),
    ...[1, 2].flatMap((i) => [subnet(`Wall${i}`, 'bc'[i - 1], 16 + i), route(`Wall${i}`, IGW)]),
    firewall('Wall1', 'Wall2'), edge(route('Edge', wall(0), '10.0.0.0/24')),
  );
  expect(found.VIOLATED).toEqual(['same-zone-egress App']);
  expect(found.UNKNOWN).toContain('zone-loss App');
});

test('a spoke whose way out is a transit gateway', () => {
  const found = check(
    { Tgw: ec2('TransitGateway', {}) },
    inZones((zone, i) => ({ ...subnet(`App${zone}`, zone, i), ...route(`App${zone}`, TGW), ...subnet(`Db${zone}`, zone, 16 + i), ...route(`Db${zone}`, TGW, '10.0.0.0/8') })),
  );
  expect(found.VIOLATED).toEqual([]);
  expect(found.UNKNOWN).toEqual(expect.arrayContaining(['same-zone-egress Appa', 'zone-loss Appa', 'isolated-stays-isolated Appa']));
  expect(found.PROVED).toEqual(expect.arrayContaining(['isolated-stays-isolated Dba', 'no-inbound-from-internet Dba', 'no-inbound-from-internet Appa']));
  expect(found.PROVED).not.toContain('isolated-stays-isolated Appa');
});

test('the inspection VPC of a transit gateway, with the way out for all', () => {
  const found = check(
    { Tgw: ec2('TransitGateway', {}) },
    inZones((zone, i) => ({
      ...subnet(`Tgw${zone}`, zone, 32 + i),
      ...route(`Tgw${zone}`, wall(i)),
      ...subnet(`Wall${zone}`, zone, 16 + i),
      ...route(`Wall${zone}`, { NatGatewayId: ref(`Nat${zone}`) }),
      ...route(`Wall${zone}`, TGW, '10.0.0.0/8'),
      ...subnet(`Nats${zone}`, zone, i),
      ...nat(`Nat${zone}`, `Nats${zone}`),
      ...route(`Nats${zone}`, IGW),
      ...route(`Nats${zone}`, wall(i), '10.128.0.0/9'),
    })),
    firewall('Walla', 'Wallb'),
  );
  expect(found.VIOLATED).toEqual([]);
  expect(found.PROVED).toEqual(expect.arrayContaining(['same-zone-egress Walla', 'zone-loss Wallb', 'nat-has-internet-route Nata']));
  expect(found.PROVED.filter((one) => /^(isolated-stays-isolated|same-zone-egress) Tgw/.test(one))).toEqual([]);
});

test('appliances behind a Gateway Load Balancer', () => {
  const endpoint = (zone: string): Json => ({
    [`Gwlbe${zone}`]: ec2('VPCEndpoint', { ...VPC, VpcEndpointType: 'GatewayLoadBalancer', ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1', SubnetIds: [ref(`Ends${zone}`)] }),
  });
  const found = check(
    inZones((zone, i) => ({
      ...subnet(`Web${zone}`, zone, i, { MapPublicIpOnLaunch: true }),
      ...route(`Web${zone}`, { VpcEndpointId: ref(`Gwlbe${zone}`) }),
      ...subnet(`Ends${zone}`, zone, 16 + i),
      ...route(`Ends${zone}`, IGW),
      ...endpoint(zone),
    })),
    edge(...ZONES.map((zone, i) => route('Edge', { VpcEndpointId: ref(`Gwlbe${zone}`) }, `10.0.${i}.0/24`))),
  );
  expect(found.VIOLATED).toEqual([]);
  expect([...found.UNKNOWN, ...found.PROVED].filter((one) => /^(isolated|no-inbound)/.test(one))).toEqual([]);
});
