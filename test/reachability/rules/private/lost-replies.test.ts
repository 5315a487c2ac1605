import { unknown } from '../../../../src/reachability/private/network/resource';
import { returnTraffic } from '../../../../src/reachability/rules/return-traffic';
import { finding } from '../../../support/judging';
import { entry, haNetwork, NetworkBuilder, route, TIERED } from '../../../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const judged = (one: NetworkBuilder) => finding(returnTraffic, one, 'PrivateA')!;
const denying = (...ports: number[]) => judged(tiered.with(ports.map((port, i) => entry('PublicAcl', `in ${50 + i} deny tcp ${port} 0.0.0.0/0`))));
const fixes = (one: { readonly fix?: string }) => one.fix!.split('; ');

test('a rule to blame is told apart from the implicit deny', () => {
  expect(denying(3000).blame).toMatchObject([{
    effect: 'blocks', componentId: 'PublicAcl:in:50', ruleNumber: 50, explanationCode: 'SUBNET_ACL_RESTRICTION', detail: 'rule 50 (deny tcp 3000 0.0.0.0/0) of network ACL PublicAcl drops replies entering subnet PublicA',
  }]);
  expect(judged(tiered.without('PrivateAcl:in:210')).blame).toMatchObject([{
    effect: 'blocks', componentId: 'PrivateAcl', ruleNumber: 32767, explanationCode: 'SUBNET_ACL_RESTRICTION', detail: 'the implicit deny of network ACL PrivateAcl drops replies entering subnet PrivateA',
  }]);
});

test('the fixes of the first few rules are spelled out, others by their number', () => {
  expect(fixes(denying(3000, 4000, 5000, 6000))).toHaveLength(4);
  const many = denying(3000, 4000, 5000, 6000, 7000, 8000);
  expect(fixes(many)).toEqual([
    ...[3000, 4000, 5000, 6000].map((port, i) => `add an inbound allow rule for tcp ${port} from 0.0.0.0/0 to network ACL PublicAcl before rule ${50 + i}`),
    'the same for what rules 54 and 55 of that network ACL drop',
  ]);
  expect(many.summary).toMatch(/: tcp 3000 from .*, tcp 5000 from .* and tcp 6000 from 0\.0\.0\.0\/0 entering subnet PublicA$/);
  expect(many.blame).toHaveLength(6);
});

test('a witness is of a flow that waits for the very packet', () => {
  const publicAcl = [...TIERED, 'in 50 deny tcp 3000 8.8.8.8/32'];
  const privateAcl = [...TIERED.slice(0, -1), 'out 100 allow tcp 443 9.9.9.9/32', 'out 110 allow tcp 8443 8.8.8.8/32'];
  expect(judged(haNetwork({ publicAcl, privateAcl })).witnesses).toMatchObject([
    { source: '8.8.8.8', destination: '10.0.0.4', protocol: 'tcp', sourcePort: 8443, destinationPort: 3000, where: 'reply entering subnet PublicA' },
  ]);
});

test('what flows through two gateways lose at one crossing is told once', () => {
  const halves = haNetwork({ privateAcl: [...TIERED, 'in 50 deny tcp 5000 0.0.0.0/0'] }).without('PrivateATable 0.0.0.0/0 -> nat NatA')
    .with([route('PrivateATable', '0.0.0.0/1 -> nat NatA'), route('PrivateATable', '128.0.0.0/1 -> nat NatB')]);
  expect(judged(halves)).toMatchObject({
    summary: 'replies from the internet to subnet PrivateA are lost: tcp 5000 from 0.0.0.0/0 entering subnet PrivateA',
    witnesses: [{ source: '1.0.0.0', destinationPort: 5000 }],
    blame: [{ componentId: 'PrivateAcl:in:50' }],
    fix: 'add an inbound allow rule for tcp 5000 from 0.0.0.0/0 to network ACL PrivateAcl before rule 50',
  });
});

test('the implicit deny of both families is one', () => {
  const found = judged(haNetwork({ ipv6: true, privateAcl: ['out 100 allow all 0.0.0.0/0', 'out 101 allow all ::/0'] }));
  expect(found.blame.map(({ componentId, ruleNumber }) => [componentId, ruleNumber])).toEqual([['PrivateAcl', 32767]]);
  expect(found.summary).toMatch(/ from 0\.0\.0\.0\/0 entering subnet PrivateA.* from ::\/0 entering subnet PrivateA/);
});

describe('where the public network ACL serves some hosts only', () => {
  const served = (...rules: string[]) => haNetwork({
    privateAcl: TIERED, publicAcl: ['in 100 allow tcp 443 10.0.16.8/32', 'in 110 allow tcp 8443 10.0.16.9/32', ...TIERED.slice(1), ...rules],
  });

  test('a witness that leaves the gateway is of a host that it serves, and of its service', () => {
    expect(judged(served('out 50 deny tcp 5000 10.0.16.9/32')).witnesses).toMatchObject([
      { source: '1.0.0.0', destination: '10.0.16.9', protocol: 'tcp', sourcePort: 1024, destinationPort: 5000, where: 'reply leaving subnet PublicA' },
    ]);
  });

  test('so is a witness at the host itself', () => {
    expect(judged(served().with(entry('PrivateAcl', 'in 50 deny tcp 5000 0.0.0.0/0'))).witnesses).toMatchObject([
      { source: '1.0.0.0', destination: '10.0.16.8', protocol: 'tcp', sourcePort: 443, destinationPort: 5000, where: 'reply entering subnet PrivateA' },
    ]);
  });
});

describe('IPv6', () => {
  const REPLIES = ['in 300 allow tcp 1024-65535 ::/0', 'in 310 allow udp 1024-65535 ::/0', 'in 320 allow icmpv6 129 ::/0', 'in 330 allow icmpv6 1 ::/0', 'in 340 allow icmpv6 2 ::/0', 'in 350 allow icmpv6 3 ::/0'];
  const dual = (...rules: string[]) => haNetwork({ ipv6: true, privateAcl: [...TIERED, 'out 101 allow all ::/0', ...REPLIES, ...rules] });

  test('an echo reply is a reply, and the internet has a short name', () => {
    expect(judged(dual('in 50 deny icmpv6 129 ::/0'))).toMatchObject({
      witnesses: [{ protocol: 'icmpv6', icmpType: 129, icmpCode: 0, where: 'reply entering subnet PrivateA' }],
      fix: 'add an inbound allow rule for icmpv6 type 129 code 0 from ::/0 to network ACL PrivateAcl before rule 50',
    });
  });

  test('a lost error is not called a reply', () => {
    expect(judged(dual('in 50 deny icmpv6 2 ::/0')).witnesses).toMatchObject([{ where: 'ICMP error entering subnet PrivateA' }]);
  });

  test('where the block of the subnet is unknown, its hosts have no address', () => {
    const found = judged(dual('in 50 deny tcp 5000 ::/0').change('subnet', 'PrivateA', { ipv6: unknown('IPAM gives it') }));
    expect(found).toMatchObject({ verdict: 'VIOLATED', witnesses: [{ source: '2000::', destination: 'a host of PrivateA', destinationPort: 5000 }] });
  });

  test('what NAT64 stands for has the name of its prefix', () => {
    const found = judged(dual('in 50 deny tcp 3000 64:ff9b::/96').with(route('PrivateATable', '64:ff9b::/96 -> nat NatA')));
    expect(found).toMatchObject({
      witnesses: [{ source: '64:ff9b::100:0', destination: '2600:1f16:abc:de10::4', protocol: 'tcp', sourcePort: 443, destinationPort: 3000 }],
      fix: 'add an inbound allow rule for tcp 3000 from 64:ff9b::/96 to network ACL PrivateAcl before rule 50',
    });
  });
});

test.each([
  ['the public', haNetwork({ publicAcl: [...TIERED, 'in 50 deny tcp 5000 0.0.0.0/0'] })],
  ['the private', haNetwork({ privateAcl: [...TIERED, 'in 50 deny tcp 5000 0.0.0.0/0'] })],
])('what %s network ACL drops is lost whatever the block of the private subnet', (_, one) => {
  const found = judged(one.change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') }));
  expect(found.verdict).toBe('VIOLATED');
  expect(found.witnesses).toEqual([expect.objectContaining({ protocol: 'tcp', sourcePort: 443, destinationPort: 5000 })]);
});
