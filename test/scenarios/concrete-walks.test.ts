import { answerTo, ConcreteTracer, errorAbout, Packet, Walk } from '../support/concrete-tracer';
import { ipText, parseIp } from '../support/oracle-address';
import { readOracleNetwork, ResourceJson, TemplateJson } from '../support/oracle-network';

// AWS's own example of flow-log records for a NAT gateway: instance 10.0.1.5, gateway 10.0.0.220, internet host 203.0.113.5.
// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html
const resource = (type: string, properties: object = {}): ResourceJson => ({ Type: `AWS::EC2::${type}`, Properties: { ...properties } });
const ref = (id: string) => ({ Ref: id });
const subnet = (cidr: string, ipv6: string) => resource('Subnet', { CidrBlock: cidr, Ipv6CidrBlock: ipv6, AvailabilityZone: 'eu-west-1a' });
const route = (table: string, destination: string, target: object) =>
  resource('Route', { RouteTableId: ref(table), [destination.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock']: destination, ...target });
const tableOf = (id: string, table: string) => resource('SubnetRouteTableAssociation', { SubnetId: ref(id), RouteTableId: ref(table) });

const template = (more: Record<string, ResourceJson> = {}): TemplateJson => ({
  Resources: {
    Vpc: resource('VPC', { CidrBlock: '10.0.0.0/16' }),
    Ipv6: resource('VPCCidrBlock', { Ipv6CidrBlock: '2600:1f16:abc:de00::/56' }),
    Igw: resource('InternetGateway'),
    Eigw: resource('EgressOnlyInternetGateway'),
    Attachment: resource('VPCGatewayAttachment', { InternetGatewayId: ref('Igw') }),
    Public: subnet('10.0.0.0/24', '2600:1f16:abc:de00::/64'),
    Private: subnet('10.0.1.0/24', '2600:1f16:abc:de01::/64'),
    Third: subnet('10.0.2.0/24', '2600:1f16:abc:de02::/64'),
    PublicTableOf: tableOf('Public', 'PublicTable'),
    PrivateTableOf: tableOf('Private', 'PrivateTable'),
    Nat: resource('NatGateway', { SubnetId: ref('Public') }),
    PublicDefault: route('PublicTable', '0.0.0.0/0', { GatewayId: ref('Igw') }),
    PublicIpv6: route('PublicTable', '::/0', { GatewayId: ref('Igw') }),
    PrivateDefault: route('PrivateTable', '0.0.0.0/0', { NatGatewayId: ref('Nat') }),
    PrivateIpv6: route('PrivateTable', '::/0', { EgressOnlyInternetGatewayId: ref('Eigw') }),
    PrivateNat64: route('PrivateTable', '64:ff9b::/96', { NatGatewayId: ref('Nat') }),
    ...more,
  },
});

const acl = (...rules: object[]): Record<string, ResourceJson> => ({
  Acl: resource('NetworkAcl'),
  AclOf: resource('SubnetNetworkAclAssociation', { SubnetId: ref('Private'), NetworkAclId: ref('Acl') }),
  ...Object.fromEntries(rules.map((rule, index) => [`Entry${index}`, resource('NetworkAclEntry', { NetworkAclId: ref('Acl'), ...rule })])),
});
const allowAll = (egress: boolean) => ({ RuleNumber: 100, Egress: egress, RuleAction: 'allow', Protocol: -1, CidrBlock: '0.0.0.0/0' });

const tracer = (more?: Record<string, ResourceJson>, natPort = 50000) => new ConcreteTracer(readOracleNetwork(template(more)), natPort);
const tcp = (source: string, sourcePort: number, destination: string, destinationPort: number): Packet =>
  ({ source: parseIp(source), sourcePort, destination: parseIp(destination), destinationPort, protocol: 6 });
const request = tcp('10.0.1.5', 40000, '203.0.113.5', 80);

/** Header of a packet at each hop: `where source:port > destination:port`. */
const headers = (walk: Walk) => walk.hops.map(({ at, packet }) =>
  `${at} ${ipText(packet.source)}:${packet.sourcePort} > ${ipText(packet.destination)}:${packet.destinationPort}`);
const answered = (walker: ConcreteTracer, packet: Packet, answer = answerTo) => {
  const walk = walker.fromHost(packet);
  if (walk.end !== 'internet') { throw new Error(`the request got no further than ${JSON.stringify(walk.end)}`); }
  return walker.fromInternet(answer(walk.packet));
};

describe('the six crossings of a NAT gateway', () => {
  const walker = tracer();
  const forward = walker.fromHost(request);

  test('the request is translated at the gateway and again at the internet gateway', () => {
    expect(headers(forward)).toEqual([
      'Vpc 10.0.1.5:40000 > 203.0.113.5:80',
      'PrivateTable 10.0.1.5:40000 > 203.0.113.5:80',
      'Vpc 10.0.1.5:40000 > 203.0.113.5:80',
      'Nat 10.0.0.254:50000 > 203.0.113.5:80',
      'Vpc 10.0.0.254:50000 > 203.0.113.5:80',
      'PublicTable 10.0.0.254:50000 > 203.0.113.5:80',
      'Igw 240.0.0.1:50000 > 203.0.113.5:80',
    ]);
  });

  test('the reply enters the private subnet from the internet host, not from the gateway', () => {
    expect(headers(walker.fromInternet(tcp('203.0.113.5', 80, '240.0.0.1', 50000)))).toEqual([
      'Igw 203.0.113.5:80 > 10.0.0.254:50000',
      'Vpc 203.0.113.5:80 > 10.0.0.254:50000',
      'Nat 203.0.113.5:80 > 10.0.1.5:40000',
      'Vpc 203.0.113.5:80 > 10.0.1.5:40000',
      'PublicTable 203.0.113.5:80 > 10.0.1.5:40000',
      'Vpc 203.0.113.5:80 > 10.0.1.5:40000',
      'Private 203.0.113.5:80 > 10.0.1.5:40000',
    ]);
  });

  test.each([
    ['another host', tcp('203.0.113.6', 80, '240.0.0.1', 50000)],
    ['another port of the host', tcp('203.0.113.5', 81, '240.0.0.1', 50000)],
    ['to a port that no flow uses', tcp('203.0.113.5', 80, '240.0.0.1', 50001)],
  ])('a packet from %s is unsolicited', (_, packet) => {
    expect(walker.fromInternet(packet)).toMatchObject({ end: 'dropped', drop: { resource: 'Nat', where: 'unsolicited' } });
  });
});

describe('ICMP through a NAT gateway', () => {
  const echo: Packet = { ...request, protocol: 1, sourcePort: 7, destinationPort: 7, icmp: { type: 8, code: 0 } };

  test('an echo reply comes back to the host that asked', () => {
    expect(answered(tracer(), echo)).toMatchObject({ end: 'host', packet: { destination: parseIp('10.0.1.5'), icmp: { type: 0 } } });
  });

  test('an error finds the host by the header it quotes', () => {
    expect(answered(tracer(), request, (arrived) => errorAbout(arrived, 3, 4)))
      .toMatchObject({ end: 'host', packet: { destination: parseIp('10.0.1.5'), protocol: 1, icmp: { type: 3, code: 4 } } });
  });

  test('an ACL is stateless: it drops an echo reply that no rule allows', () => {
    const walker = tracer(acl(allowAll(true), { RuleNumber: 10, RuleAction: 'allow', Protocol: 1, Icmp: { Type: 8, Code: -1 }, CidrBlock: '0.0.0.0/0' }));
    expect(answered(walker, echo)).toMatchObject({ end: 'dropped', drop: { acl: 'Acl', ruleNumber: 32767, where: 'entering subnet Private' } });
  });
});

describe('IPv6', () => {
  const host = '2600:1f16:abc:de01::5';

  test('the egress-only gateway lets replies in, and nothing else', () => {
    const walker = tracer();
    const packet = tcp(host, 40000, '2001:4860::1', 443);
    expect(answered(walker, packet)).toMatchObject({ end: 'host' });
    expect(walker.fromInternet(tcp('2001:4860::2', 443, host, 40000))).toMatchObject({ end: 'dropped', drop: { where: 'no route to an internet gateway' } });
  });

  test('NAT64 gives the reply the address that was asked for', () => {
    const packet = tcp(host, 40000, '64:ff9b::203.0.113.5', 443);
    const walk = answered(tracer(), packet);
    expect(walk).toMatchObject({ end: 'host', packet: { source: packet.destination, destination: packet.source, destinationPort: 40000 } });
  });
});

describe('what stops a packet', () => {
  test.each<[string, Record<string, ResourceJson>, object]>([
    ['no route', { PrivateDefault: route('PrivateTable', '198.51.100.0/24', { NatGatewayId: ref('Nat') }) }, { where: 'no route' }],
    ['an internet gateway without attachment', { Attachment: resource('Nothing') }, { resource: 'PublicDefault', where: 'black hole' }],
    ['a gateway in its own subnet', { Nat: resource('NatGateway', { SubnetId: ref('Private') }) }, { where: 'does not serve its own subnet' }],
    ['a gateway in a subnet without internet route', { Nat: resource('NatGateway', { SubnetId: ref('Third') }) }, { where: 'no route' }],
    ['a private gateway', { Nat: resource('NatGateway', { SubnetId: ref('Public'), ConnectivityType: 'private' }) }, { resource: 'Nat' }],
    [
      'a regional gateway that does not serve the zone',
      { Nat: resource('NatGateway', { AvailabilityMode: 'regional', AvailabilityZoneAddresses: [{ AvailabilityZone: 'eu-west-1b' }] }) },
      { where: 'does not serve this zone' },
    ],
    ['a host without a public address', { PrivateDefault: route('PrivateTable', '0.0.0.0/0', { GatewayId: ref('Igw') }) }, { resource: 'Igw' }],
    [
      'the lowest rule number, wherever it stands', acl(
        allowAll(true), { RuleNumber: 90, Egress: true, RuleAction: 'deny', Protocol: '6', PortRange: { From: '80', To: '80' }, CidrBlock: '203.0.113.99/24' },
      ), { resource: 'Entry1', ruleNumber: 90, where: 'leaving subnet Private' },
    ],
  ])('%s', (_, more, drop) => {
    expect(tracer(more).fromHost(request)).toMatchObject({ end: 'dropped', drop });
  });

  test('the longest prefix wins, and traffic inside the VPC stays there', () => {
    const walker = tracer({ Part: route('PrivateTable', '203.0.113.0/24', { GatewayId: ref('Gone') }) });
    expect(walker.fromHost(request)).toMatchObject({ end: 'dropped', drop: { resource: 'Part' } });
    expect(walker.fromHost({ ...request, destination: parseIp('10.0.2.9') })).toMatchObject({ end: 'host' });
  });
});
