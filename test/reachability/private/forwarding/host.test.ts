import { forwardingFacts, hasPublicIpv4, missingAddressFacts } from '../../../../src/reachability/private/forwarding/host';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { Host } from '../../../../src/reachability/private/network/resources';
import { elasticIp, empty, host, NetworkBuilder, subnet } from '../../../support/network-builder';

const P = unknown('parameter P has no default');
const network = (extra: Partial<Host> = {}, more: NetworkBuilder['resources'] = [], home = {}) => empty.with(subnet('Home', home), host('Nat', 'Home', extra), more);
const facts = (one: NetworkBuilder, nat = one.view().find('host', 'Nat')!) =>
  [...forwardingFacts(nat), ...missingAddressFacts(one.view(), nat)].map(({ effect, code }) => `${effect} ${code}`);
const software = 'may block UNKNOWN_RESOURCE';
const checked = 'blocks ENI_SOURCE_DEST_CHECK_RESTRICTION';
const noAddress = 'blocks IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS';

test.each<[string, NetworkBuilder, string[]]>([
  ['with an Elastic IP may forward', network({}, elasticIp('Eip', 'Nat')), [software]],
  ['with an address of its own may forward', network({ publicIpv4: known(true) }), [software]],
  ['with an address that its subnet gives may forward', network({}, [], { publicIpv4OnLaunch: known(true) }), [software]],
  ['that checks drops', network({ sourceDestCheck: known(true), publicIpv4: known(true) }), [checked]],
  ['that checks and has no address drops for two reasons', network({ sourceDestCheck: known(true) }), [checked, noAddress]],
  ['that may check may drop', network({ sourceDestCheck: P, publicIpv4: known(true) }), ['may block ENI_SOURCE_DEST_CHECK_RESTRICTION', software]],
  ['without an address is no way to the internet', network(), [software, noAddress]],
  ['that refuses what its subnet gives has no address', network({ publicIpv4: known(false) }, [], { publicIpv4OnLaunch: known(true) }), [software, noAddress]],
  ['that may have an address may drop', network({ publicIpv4: P }), [software, 'may block IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS']],
  ['in a subnet that may give one may drop', network({}, [], { publicIpv4OnLaunch: P }), [software, 'may block IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS']],
  ['in no subnet of the template may drop', network({ subnet: undefined }), [software, 'may block IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS']],
])('a host %s', (_, one, expected) => expect(facts(one)).toEqual(expected));

test('packets inside the network need the check off alone', () => {
  expect(forwardingFacts(network().view().find('host', 'Nat')!)).toEqual([
    { effect: 'may block', code: 'UNKNOWN_RESOURCE', componentId: 'Nat', detail: 'what instance Nat does with packets is unknown' },
  ]);
});

test('an Elastic IP of unknown host may be the host\'s', () => {
  const one = network({}, elasticIp('Eip', '?'));
  expect(hasPublicIpv4(one.view(), one.view().find('host', 'Nat')!)).toEqual(
    unknown('where Elastic IP association EipAssociation leads is unknown: parameter P has no default'),
  );
});

test.each<[string, NetworkBuilder, string]>([
  ['the check', network({ sourceDestCheck: known(true), publicIpv4: known(true) }), 'instance Nat has its source/destination check on: it drops packets that are not its own'],
  ['the check, if unknown', network({ sourceDestCheck: P, publicIpv4: known(true) }), 'whether instance Nat has its source/destination check on is unknown: parameter P has no default'],
  ['the address', network(), 'instance Nat has no public IPv4 address'],
  ['the address, if unknown', network({ publicIpv4: P }), 'whether instance Nat has a public IPv4 address is unknown: parameter P has no default'],
])('%s in words', (_, one, detail) => {
  const nat = one.view().find('host', 'Nat')!;
  expect([...forwardingFacts(nat), ...missingAddressFacts(one.view(), nat)].map((fact) => fact.detail)).toContain(detail);
});
