import { PathVerdict } from '../../../../src/reachability/network-path';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import {
  acl, aclNoun, eigw, elasticIp, empty, entry, haNetwork, host, igw, nat, regionalNat, route, subnet, table, TIERED, vpc,
} from '../../../support/network-builder';

const DUAL = [...TIERED, 'in 101 allow all 2600:1f16:abc:de00::/56', 'in 201 allow tcp 1024-65535 ::/0', 'in 211 allow icmpv6 129 ::/0', 'out 101 allow all ::/0'];
const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });

const path = (...asked: Parameters<typeof explain>) => onlyPath(explain(...asked));
const verdict = (...asked: Parameters<typeof explain>) => explain(...asked).verdict;

describe('the flow-log example of AWS: instance 10.0.1.5, NAT gateway 10.0.0.220, host 203.0.113.5', () => {
  const network = empty.with(
    vpc(), igw('Igw', 'Vpc'), nat('Nat', 'Public'), acl('PublicAcl', ...TIERED), acl('PrivateAcl', ...TIERED),
    subnet('Public', { ipv4: '10.0.0.220/32', table: 'PublicTable', acl: 'PublicAcl' }), table('PublicTable'), route('PublicTable', '0.0.0.0/0 -> igw Igw'),
    subnet('Private', { ipv4: '10.0.1.0/24', table: 'PrivateTable', acl: 'PrivateAcl' }), table('PrivateTable'), route('PrivateTable', '0.0.0.0/0 -> nat Nat'),
  );
  const { forward, reply } = path(network, '10.0.1.5 -> 203.0.113.5', 'tcp 443');
  const crossings = [...forward, ...reply].filter(({ type }) => type === 'network ACL');

  test.each([
    ['L1', 0, 'outbound Private', 'tcp  10.0.1.5:1024-65535 → 203.0.113.5:443'],
    ['L2', 1, 'inbound Public', 'tcp  10.0.1.5:1024-65535 → 203.0.113.5:443'],
    ['L3', 2, 'outbound Public', 'tcp  10.0.0.220:1024-65535 → 203.0.113.5:443'],
    ['L4', 3, 'inbound Public', 'tcp  203.0.113.5:443 → 10.0.0.220:1024-65535'],
    ['L5', 4, 'outbound Public', 'tcp  203.0.113.5:443 → 10.0.1.5:1024-65535'],
    ['L6', 5, 'inbound Private', 'tcp  203.0.113.5:443 → 10.0.1.5:1024-65535'],
  ])('%s', (_leg, i, where, header) => {
    expect(`${crossings[i].direction} ${crossings[i].subnetId}`).toBe(where);
    expect(headers(crossings[i].inboundHeaders)).toBe(header);
  });

  test('has six crossings', () => expect(crossings).toHaveLength(6));

  test('shows the internet the Elastic IP', () => {
    expect(headers(forward[forward.length - 1].inboundHeaders)).toBe('tcp  NatEip:1024-65535 → 203.0.113.5:443');
    expect(headers(reply[0].inboundHeaders)).toBe('tcp  203.0.113.5:443 → NatEip:1024-65535');
  });

  test('remembers the translation', () => {
    expect(forward.find(({ translation }) => translation)?.translation).toEqual({
      insideAddresses: ['10.0.1.5/32'],
      insidePortRanges: [{ from: 1024, to: 65535 }],
      gatewayAddresses: ['10.0.0.220/32'],
      gatewayPortRanges: [{ from: 1024, to: 65535 }],
      publicAddresses: ['NatEip'],
    });
  });
});

describe('a private subnet and the internet', () => {
  test('there and back', () => {
    const { forward, reply, verdict: found, blockedBy } = path(tiered, 'PrivateA -> internet', 'tcp 443');
    expect(found).toBe(PathVerdict.FOUND);
    expect(blockedBy).toEqual([]);
    expect(stops(forward)).toEqual([
      'subnet PrivateA', 'network ACL PrivateAcl outbound', 'route table PrivateATable', 'network ACL PublicAcl inbound', 'NAT gateway NatA',
      'network ACL PublicAcl outbound', 'route table PublicATable', 'internet gateway Igw', 'internet internet',
    ]);
    expect(stops(reply)).toEqual([
      'internet internet', 'internet gateway Igw', 'network ACL PublicAcl inbound', 'NAT gateway NatA', 'network ACL PublicAcl outbound',
      'route table PublicATable', 'network ACL PrivateAcl inbound', 'subnet PrivateA',
    ]);
  });

  test.each(['tcp 443', 'tcp 0-65535', 'udp 53', 'ping'])('%s is found', (asked) => {
    expect(verdict(tiered, 'PrivateA -> internet', asked)).toBe(PathVerdict.FOUND);
  });

  test('all traffic is found but for what a NAT gateway does not translate', () => {
    const answer = path(tiered, 'PrivateA -> internet', 'all');
    expect(answer.verdict).toBe(PathVerdict.PARTLY_FOUND);
    expect(blamed(answer)).toEqual(['PROTOCOL_RESTRICTION NatA']);
    expect(headers(answer.reply[answer.reply.length - 1].outboundHeaders)).toMatch(/^tcp, udp .*:1024-65535; icmp echo reply, destination unreachable, time exceeded .*$/);
  });

  test('every rule that blocks anywhere on the way is to blame, on the way back too', () => {
    const closed = haNetwork({ publicAcl: [], privateAcl: ['out 90 deny tcp 443 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'] });
    const answer = path(closed, 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(blamed(answer)).toEqual([
      'SUBNET_ACL_RESTRICTION PrivateAcl:out:90 rule 90',
      'SUBNET_ACL_RESTRICTION PublicAcl rule 32767', // L2
      'SUBNET_ACL_RESTRICTION PublicAcl rule 32767', // L3
      'SUBNET_ACL_RESTRICTION PublicAcl rule 32767', // L4
      'SUBNET_ACL_RESTRICTION PublicAcl rule 32767', // L5
      'SUBNET_ACL_RESTRICTION PrivateAcl rule 32767', // L6
    ]);
    expect(new Set(answer.blockedBy.map(({ detail }) => detail)).size).toBe(6);
  });

  test('one port whose replies are lost makes the path partial, with exactly that port', () => {
    const answer = path(haNetwork({ publicAcl: ['in 90 deny tcp 3389 0.0.0.0/0', ...TIERED], privateAcl: TIERED }), 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.PARTLY_FOUND);
    expect(answer.blockedBy.map(({ detail }) => detail)).toEqual(['reply: inbound rule 90 of PublicAcl denies tcp 3389 into PublicA']);
    expect(headers(answer.reply[2].outboundHeaders)).toMatch(/:443 → 10.0.0.0\/24:1024-3388,3390-65535$/);
  });

  test('ports closed on purpose are said to be', () => {
    const network = haNetwork({ publicAcl: ['in 90 deny tcp 3389 0.0.0.0/0', ...TIERED] }).change('network-acl', 'PublicAcl', { portsBlockedOnPurpose: [22, 3389] });
    expect(path(network, 'PrivateA -> internet', 'tcp 443').blockedBy[0].detail).toBe('reply: inbound rule 90 of PublicAcl denies tcp 3389 into PublicA, on purpose');
  });

  test('a narrower port range is carried exactly', () => {
    const network = haNetwork({ privateAcl: ['out 100 allow tcp 443 0.0.0.0/0', 'out 110 allow tcp 8000-9000 198.51.100.0/24', ...TIERED.slice(0, -1)] });
    const { forward } = path(network, 'PrivateA -> 198.51.100.7', 'tcp 0-65535');
    expect(headers(forward[1].outboundHeaders)).toBe('tcp  10.0.16.0/20:1024-65535 → 198.51.100.7:443,8000-9000');
  });

  test('no route', () => {
    const answer = path(tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA'), 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(blamed(answer)).toEqual(['NO_ROUTE_TO_DESTINATION PrivateATable']);
    expect(answer.reply).toEqual([]);
  });

  test('a missing gateway attachment, and what else is wrong behind it', () => {
    const network = haNetwork({ publicAcl: TIERED.filter((rule) => !rule.includes('tcp')) }).without('IgwAttachment');
    const answer = path(network, 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(blamed(answer)).toEqual(['BAD_STATE_ROUTE Igw', 'SUBNET_ACL_RESTRICTION PublicAcl rule 32767']);
  });

  test.each([
    ['a private NAT gateway', tiered.change('nat-gateway', 'NatA', { connectivity: known('private') }), ['NO_POSSIBLE_DESTINATION NatA']],
    ['a NAT gateway without an Elastic IP', tiered.change('nat-gateway', 'NatA', { allocations: [] }), ['IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS NatA']],
    ['a NAT gateway in the same subnet', tiered.change('nat-gateway', 'NatA', { placement: { kind: 'zonal', subnet: known('PrivateA') } }),
      ['NGW_REQUIRES_SOURCE_IN_VPC NatA', 'NGW_REQUIRES_SOURCE_IN_VPC PrivateATable']],
    ['a NAT gateway in a private subnet', tiered.change('nat-gateway', 'NatA', { placement: { kind: 'zonal', subnet: known('PrivateB') } }),
      ['NGW_REQUIRES_SOURCE_IN_VPC PrivateBTable']],
    ['a NAT gateway that is gone', tiered.without('NatA'), ['BAD_STATE_ROUTE NatA']],
    ['a NAT gateway whose subnet is gone', tiered.change('nat-gateway', 'NatA', { placement: { kind: 'zonal', subnet: known('Gone') } }), ['BAD_STATE NatA']],
  ])('%s blocks', (_name, network, blame) => {
    const answer = path(network, 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(blamed(answer)).toEqual(blame);
  });

  test('another zone is named', () => {
    const network = tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat NatB'));
    const answer = path(network, 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.FOUND);
    expect(answer.forward.flatMap(({ explanations }) => explanations).map(({ explanationCode }) => explanationCode)).toContain('AVAILABILITY_ZONE_CROSSED');
  });

  test('routes to different gateways are different paths', () => {
    const network = tiered.with(route('PrivateATable', '8.0.0.0/8 -> nat NatB'));
    const answer = explain(network, 'PrivateA -> internet', 'tcp 443');
    expect(answer.paths.map(({ forward }) => forward[2].routes.map(({ targetId }) => targetId))).toEqual([['NatB'], ['NatA']]);
    expect(headers(answer.paths[0].forward[0].inboundHeaders)).toBe('tcp  10.0.16.0/20:1024-65535 → 8.0.0.0/8:443');
  });

  test('a gateway endpoint is mentioned', () => {
    const endpoint = { kind: 'gateway-endpoint' as const, id: 'S3', when: tiered.resources[0].when, vpc: known('Vpc'), service: 's3', routeTables: [known('PrivateATable')] };
    expect(path(tiered.with(endpoint), 'PrivateA -> internet', 'tcp 443').notes)
      .toEqual(['packets for addresses of s3 take gateway endpoint S3 instead, for TCP and ICMP echo alone']);
  });
});

describe('a regional NAT gateway', () => {
  const regional = (...zones: string[]) => empty.with(
    vpc(), igw('Igw', 'Vpc'), regionalNat('Nat', zones.length > 0 ? zones : undefined),
    subnet('Private', { zone: 'a', ipv4: '10.0.1.0/24', table: 'Table' }), table('Table'), route('Table', '0.0.0.0/0 -> nat Nat'),
  );

  test('needs no public subnet', () => {
    const { verdict: found, forward, reply } = path(regional(), 'Private -> internet', 'tcp 443');
    expect(found).toBe(PathVerdict.FOUND);
    expect(stops(forward)).toEqual([
      'subnet Private', 'network ACL Vpc.DefaultNetworkAcl outbound', 'route table Table', 'NAT gateway Nat', 'internet gateway Igw', 'internet internet',
    ]);
    expect(stops(reply)).toEqual([
      'internet internet', 'internet gateway Igw', 'NAT gateway Nat', 'network ACL Vpc.DefaultNetworkAcl inbound', 'subnet Private',
    ]);
    expect(headers(forward[3].outboundHeaders)).toMatch(/^tcp {2}Nat:1024-65535 → /);
  });

  test.each([
    [['a', 'b'], PathVerdict.FOUND, []],
    [['b'], PathVerdict.NOT_FOUND, ['REGIONAL_NGW_ROUTE_AZ_RESTRICTION Nat']],
    [['$Zone'], PathVerdict.UNKNOWN, []],
  ])('that lists zones %j', (zones, found, blame) => {
    const answer = path(regional(...zones), 'Private -> internet', 'tcp 443');
    expect([answer.verdict, blamed(answer)]).toEqual([found, blame]);
  });
});

describe('IPv6', () => {
  const dual = haNetwork({ ipv6: true, publicAcl: DUAL, privateAcl: DUAL });

  test('by the egress-only internet gateway, past the private ACL alone', () => {
    const [ipv4, ipv6] = explain(dual, 'PrivateA -> internet', 'tcp 443').paths;
    expect([ipv4.family, ipv4.verdict, ipv6.family, ipv6.verdict]).toEqual(['ipv4', PathVerdict.FOUND, 'ipv6', PathVerdict.FOUND]);
    expect(stops(ipv6.forward)).toEqual([
      'subnet PrivateA', 'network ACL PrivateAcl outbound', 'route table PrivateATable', 'egress-only internet gateway Eigw', 'internet internet',
    ]);
    expect(stops(ipv6.reply)).toEqual(['internet internet', 'egress-only internet gateway Eigw', 'network ACL PrivateAcl inbound', 'subnet PrivateA']);
  });

  test('the egress-only internet gateway lets nothing in that nobody asked for', () => {
    const answer = path(dual, '2001:db8::1 -> PrivateA', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(blamed(answer)).toEqual(['- Eigw', 'SUBNET_ACL_RESTRICTION PrivateAcl rule 32767', '- PrivateATable']);
  });

  test('ping is ICMPv6', () => {
    const { forward, verdict: found } = path(dual, 'PrivateA -> 2606:4700::1', 'ping');
    expect(found).toBe(PathVerdict.FOUND);
    expect(headers(forward[0].inboundHeaders)).toBe('icmpv6 echo request  2600:1f16:abc:de10::/64 → 2606:4700::1');
  });

  test('needs a block at both ends', () => {
    const answer = path(tiered, 'PrivateA -> 2606:4700::1', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(answer.blockedBy).toEqual([{ componentId: 'PrivateA', componentKind: 'subnet', effect: 'blocks', detail: 'source and destination have no address family in common' }]);
  });

  describe('NAT64', () => {
    const nat64 = dual.with(route('PrivateATable', '64:ff9b::/96 -> nat NatA'));

    test('turns IPv6 to 64:ff9b::/96 into IPv4 and back', () => {
      const { forward, reply, verdict: found } = path(nat64, 'PrivateA -> 64:ff9b::cb00:7105', 'ping');
      expect(found).toBe(PathVerdict.FOUND);
      expect(headers(forward[3].inboundHeaders)).toBe('icmpv6 echo request  2600:1f16:abc:de10::/64 → 64:ff9b::cb00:7105');
      expect(headers(forward[4].outboundHeaders)).toBe('icmp echo request  10.0.0.0/24 → 203.0.113.5');
      expect(headers(reply[2].outboundHeaders)).toBe('icmp echo reply  203.0.113.5 → 10.0.0.0/24');
      expect(headers(reply[3].outboundHeaders)).toBe('icmpv6 echo reply  64:ff9b::cb00:7105 → 2600:1f16:abc:de10::/64');
    });

    test('is a path of its own to the internet', () => {
      expect(explain(nat64, 'PrivateA -> internet', 'tcp 443').paths.map(({ family, verdict: found }) => `${family} ${found}`))
        .toEqual(['ipv4 FOUND', 'ipv6 FOUND', 'ipv6 FOUND']);
    });

    test('is how a subnet without IPv4 reaches an IPv4 address', () => {
      const { forward } = path(nat64.change('subnet', 'PrivateA', { ipv4: undefined }), 'PrivateA -> 203.0.113.5', 'tcp 443');
      expect(headers(forward[0].inboundHeaders)).toMatch(/→ \[64:ff9b::cb00:7105\]:443$/);
    });

    test('DNS64 without the route leads nowhere', () => {
      const network = haNetwork({ ipv6: true }).change('subnet', 'PrivateA', { dns64: known(true) });
      const { paths } = explain(network, 'PrivateA -> internet', 'tcp 443');
      expect(paths.map(blamed)).toEqual([[], [], ['NO_ROUTE_TO_DESTINATION PrivateATable']]);
      expect(paths[2].blockedBy[0].detail).toBe('no route of PrivateATable leads packets for 64:ff9b::/96 to a NAT gateway');
    });

    test('a NAT gateway takes no other IPv6', () => {
      const answer = path(dual.with(route('PrivateATable', '2606::/16 -> nat NatA')), 'PrivateA -> 2606:4700::1', 'tcp 443');
      expect([answer.verdict, blamed(answer)]).toEqual([PathVerdict.NOT_FOUND, ['PROTOCOL_RESTRICTION NatA']]);
    });
  });
});

describe('inside the VPC', () => {
  test('two subnets: both ACLs there and back, local routes', () => {
    const { forward, reply, verdict: found } = path(tiered, 'PrivateA -> PublicB', 'tcp 5432');
    expect(found).toBe(PathVerdict.FOUND);
    expect(stops(forward)).toEqual([
      'subnet PrivateA', 'network ACL PrivateAcl outbound', 'route table PrivateATable', 'network ACL PublicAcl inbound', 'subnet PublicB',
    ]);
    expect(stops(reply)).toEqual([
      'subnet PublicB', 'network ACL PublicAcl outbound', 'route table PublicBTable', 'network ACL PrivateAcl inbound', 'subnet PrivateA',
    ]);
    expect(forward[2].routes).toEqual([{ destination: '10.0.0.0/16', targetId: 'local', targetType: 'local' }]);
  });

  test('one subnet: no ACL, no route table', () => {
    expect(stops(path(haNetwork({ privateAcl: [] }), '10.0.16.5 -> 10.0.16.6', 'all').forward)).toEqual(['subnet PrivateA', 'subnet PrivateA']);
  });

  test('all protocols', () => {
    expect(verdict(tiered, 'PrivateA -> PublicB', 'all')).toBe(PathVerdict.FOUND);
  });

  test('a more specific route than local makes the answer unknown', () => {
    const answer = path(tiered.with(route('PrivateATable', '10.0.1.0/24 -> eni Appliance'), host('Appliance', 'PublicA')), 'PrivateA -> PublicB', 'tcp 443');
    expect(answer.verdict).toBe(PathVerdict.UNKNOWN);
    expect(answer.forward[2].explanations[0].explanationCode).toBe('MORE_SPECIFIC_ROUTE');
  });

  test('two VPCs are joined by routes alone', () => {
    const other = [...vpc('Other', '10.9.0.0/16'), ...subnet('Far', { ipv4: '10.9.0.0/24', vpc: 'Other' })];
    expect(blamed(path(tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(other), 'PrivateA -> Far', 'tcp 443')))
      .toEqual(['NO_ROUTE_TO_DESTINATION PrivateATable']);
    const peered = path(tiered.with(other, route('PrivateATable', '10.9.0.0/16 -> peering Pcx')), 'PrivateA -> Far', 'tcp 443');
    expect([peered.verdict, stops(peered.forward).pop()]).toEqual([PathVerdict.UNKNOWN, 'other Pcx']);
  });
});

describe('a public subnet and the internet', () => {
  const withHost = tiered.with(host('Server', 'PublicA'), elasticIp('Eip', 'Server'));

  test('a host with an Elastic IP', () => {
    const { forward, reply, verdict: found } = path(withHost, 'PublicA -> internet', 'tcp 443');
    expect(found).toBe(PathVerdict.FOUND);
    expect(stops(forward)).toEqual(['subnet PublicA', 'network ACL PublicAcl outbound', 'route table PublicATable', 'internet gateway Igw', 'internet internet']);
    expect(headers(forward[3].outboundHeaders)).toMatch(/^tcp {2}Eip:1024-65535/);
    expect(stops(reply)).toEqual(['internet internet', 'internet gateway Igw', 'network ACL PublicAcl inbound', 'subnet PublicA']);
  });

  test.each([
    ['a public address on launch', tiered.change('subnet', 'PublicA', { publicIpv4OnLaunch: known(true) }), PathVerdict.FOUND],
    ['a public address of its own', tiered.with(host('Server', 'PublicA', { publicIpv4: known(true) })), PathVerdict.FOUND],
    ['an unknown one', tiered.change('subnet', 'PublicA', { publicIpv4OnLaunch: unknown('parameter P has no default') }), PathVerdict.UNKNOWN],
    ['none', tiered, PathVerdict.NOT_FOUND],
  ])('hosts with %s', (_name, network, found) => {
    expect(verdict(network, 'PublicA -> internet', 'tcp 443')).toBe(found);
    expect(verdict(network, 'internet -> PublicA', 'tcp 8080')).toBe(found);
  });

  test('from the internet', () => {
    const { forward, reply, verdict: found } = path(withHost, 'internet -> PublicA', 'tcp 8080');
    expect(found).toBe(PathVerdict.FOUND);
    expect(stops(forward)).toEqual(['internet internet', 'internet gateway Igw', 'network ACL PublicAcl inbound', 'subnet PublicA']);
    expect(headers(forward[1].inboundHeaders)).toMatch(/ → Eip:8080$/);
    expect(headers(forward[1].outboundHeaders)).toMatch(/ → 10.0.0.0\/24:8080$/);
    expect(stops(reply)).toEqual(['subnet PublicA', 'network ACL PublicAcl outbound', 'route table PublicATable', 'internet gateway Igw', 'internet internet']);
  });

  test('a private source address is refused at the gateway', () => {
    expect(blamed(path(withHost, '192.168.0.1 -> PublicA', 'tcp 8080'))).toContain('IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS Igw');
  });

  test('a private destination address is refused at the gateway', () => {
    expect(blamed(path(withHost, 'PublicA -> 192.168.0.1', 'tcp 443'))).toEqual(['IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS Igw']);
  });

  test('without a gateway nobody gets in', () => {
    expect(blamed(path(withHost.without('IgwAttachment'), 'internet -> PublicA', 'tcp 8080'))).toEqual(['BAD_STATE_ATTACHMENT Vpc', 'BAD_STATE_ROUTE Igw']);
  });

  test('VPC Block Public Access', () => {
    const block = { kind: 'block-public-access' as const, id: 'Bpa', when: tiered.resources[0].when, mode: known('block-bidirectional' as const) };
    expect(blamed(path(withHost.with(block), 'PublicA -> internet', 'tcp 443'))).toEqual(['VPC_BLOCK_PUBLIC_ACCESS_ENABLED Bpa']);
    expect(blamed(path(withHost.with(block), 'internet -> PublicA', 'tcp 8080'))[0]).toBe('VPC_BLOCK_PUBLIC_ACCESS_ENABLED Bpa');
  });
});

describe('the internet and a private subnet', () => {
  test('is blocked by the missing address, the missing translation, the ACL and the way back', () => {
    const answer = path(tiered, 'internet -> PrivateA', 'tcp 22');
    expect(answer.verdict).toBe(PathVerdict.NOT_FOUND);
    expect(blamed(answer)).toEqual([
      'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS PrivateA', '- NatA', 'SUBNET_ACL_RESTRICTION PrivateAcl rule 32767', '- PrivateATable',
    ]);
  });

  test('an Elastic IP on a host lets packets in, and the NAT gateway loses the replies', () => {
    const answer = path(tiered.with(host('Server', 'PrivateA'), elasticIp('Eip', 'Server')), 'internet -> PrivateA', 'tcp 8080');
    expect(blamed(answer)).toEqual(['- PrivateATable']);
  });

  test('an isolated subnet has no way back', () => {
    const network = empty.with(vpc(), igw('Igw', 'Vpc'), subnet('Isolated', { ipv4: '10.0.1.0/24' }));
    expect(blamed(path(network, 'internet -> Isolated', 'tcp 22'))).toEqual([
      'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS Isolated', 'NO_ROUTE_TO_DESTINATION Vpc.MainRouteTable',
    ]);
  });
});

describe('what the template does not tell', () => {
  test.each([
    ['a transit gateway', '0.0.0.0/0 -> tgw Tgw', 'other Tgw'],
    ['a NAT instance', '0.0.0.0/0 -> instance Server', 'other Server'],
    ['an unknown target', '0.0.0.0/0 -> unknown ?', 'other unknown'],
  ])('%s', (_name, text, last) => {
    const network = tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', text), host('Server', 'PublicA', { publicIpv4: known(true) }));
    const answer = path(network, 'PrivateA -> internet', 'tcp 443');
    expect([answer.verdict, stops(answer.forward).pop()]).toEqual([PathVerdict.UNKNOWN, last]);
    expect(answer.reasons).toHaveLength(1);
  });

  test('an unknown ACL rule, where it decides', () => {
    const unsure = (action: string) => haNetwork({ privateAcl: ['in 50 ? tcp 1024-65535 0.0.0.0/0', `in 60 ${action} tcp 1024-65535 0.0.0.0/0`, 'out 100 allow all 0.0.0.0/0'] });
    expect(verdict(unsure('deny'), 'PrivateA -> internet', 'tcp 443')).toBe(PathVerdict.UNKNOWN);
    expect(explain(unsure('deny'), 'PrivateA -> internet', 'tcp 443').reasons[0]).toMatch(/^the action of network ACL entry PrivateAcl:in:50 is unknown/);
  });

  test('an unknown ACL rule, where others block all the same', () => {
    const network = haNetwork({ privateAcl: ['out 50 ? tcp 443 0.0.0.0/0'] });
    expect(verdict(network, 'PrivateA -> internet', 'udp 53')).toBe(PathVerdict.NOT_FOUND);
  });

  test.each([
    ['is found if that makes no difference', tiered, PathVerdict.FOUND],
    ['is unknown if it does', haNetwork({ publicAcl: ['in 100 allow all 10.0.16.0/20', ...TIERED.slice(1)] }), PathVerdict.UNKNOWN],
  ])('an unknown block of the subnet: the path %s', (_name, network, found) => {
    const answer = explain(network.change('subnet', 'PrivateA', { ipv4: unknown('parameter Cidr has no default') }), 'PrivateA -> internet', 'tcp 443');
    expect(answer.verdict).toBe(found);
    expect(headers(onlyPath(answer).forward[0].inboundHeaders)).toMatch(/^tcp {2}PrivateA:1024-65535/);
    expect(answer.reasons).toEqual(found === PathVerdict.FOUND ? [] : ['the ipv4 block of PrivateA is unknown: parameter Cidr has no default']);
  });

  test('a parameter that decides about a default ACL entry', () => {
    const network = haNetwork({ zones: ['a'] }).with(aclNoun('DefaultAcl', { isDefault: true }), entry('DefaultAcl', 'in 50 deny all ?'), eigw());
    expect(verdict(network, 'PrivateA -> internet', 'tcp 443')).toBe(PathVerdict.UNKNOWN);
  });
});
