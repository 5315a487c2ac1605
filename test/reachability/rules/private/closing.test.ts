import { crossing } from '../../../../src/reachability/private/forwarding/acl-crossing';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { closingBlame, optionHint } from '../../../../src/reachability/rules/private/closing';
import { haNetwork, packets } from '../../../support/network-builder';

const network = haNetwork({ publicAcl: ['in 50 deny tcp 22-23 0.0.0.0/0', 'in 60 deny tcp 23-24 0.0.0.0/0', 'in 100 allow tcp 0-1000 0.0.0.0/0'] });
const CLAIMS = { ipv4: PacketSet.empty('ipv4'), ipv6: PacketSet.empty('ipv6') };
const blamed = (direction: 'ingress' | 'egress', text: string, one = network) => {
  const view = one.view();
  return closingBlame(crossing(view, view.find('subnet', 'PublicA')!, direction, 'ipv4'), packets(text))
    .map(({ componentId, ruleNumber, explanationCode, detail }) => [componentId, ruleNumber, explanationCode, detail].join(' | '));
};
const rule = (number: number, text: string) =>
  `PublicAcl:in:${number} | ${number} | SUBNET_ACL_RESTRICTION | rule ${number} (deny ${text}) of network ACL PublicAcl drops it entering subnet PublicA`;
const IMPLICIT = 'PublicAcl | 32767 | SUBNET_ACL_RESTRICTION | the implicit deny of network ACL PublicAcl drops it';

test.each<['ingress' | 'egress', string, string[]]>([
  ['ingress', 'tcp 22 203.0.113.7/32', [rule(50, 'tcp 22-23 0.0.0.0/0')]],
  ['ingress', 'tcp 23-24 203.0.113.7/32', [rule(50, 'tcp 22-23 0.0.0.0/0'), rule(60, 'tcp 23-24 0.0.0.0/0')]],
  ['ingress', 'udp 53 203.0.113.7/32', [`${IMPLICIT} entering subnet PublicA`]],
  ['egress', 'tcp 443 203.0.113.7/32', [`${IMPLICIT} leaving subnet PublicA`]],
])('%s %s is closed by %j', (direction, text, expected) => expect(blamed(direction, text)).toEqual(expected));

test('of an ACL from elsewhere no rule is known', () => {
  const elsewhere = network.change('network-acl-association', 'PublicAAclOf', { networkAcl: { kind: 'unknown', reason: 'imported' } });
  expect(blamed('ingress', 'tcp 22 203.0.113.7/32', elsewhere)).toEqual([]);
});

test.each([[true, ', which publicIngress of NetworkAclPolicy.tiered() does'], [false, '']])('if the ACL is a HaNatVpc\'s (%s), its option is named', (isOurs, expected) => {
  const view = (isOurs ? network.change('network-acl', 'PublicAcl', { egressClaims: CLAIMS }) : network).view();
  const met = crossing(view, view.find('subnet', 'PublicA')!, 'ingress', 'ipv4');
  expect(optionHint(view, met, 'public')).toBe(expected);
});
