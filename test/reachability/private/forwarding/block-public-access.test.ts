import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { ingressFacts, publicAccess } from '../../../../src/reachability/private/forwarding/block-public-access';
import { known, outside, Reference, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, ResourceOf } from '../../../../src/reachability/private/network/resources';
import { empty, subnet, vpc } from '../../../support/network-builder';

const P = unknown('parameter P has no default');
type Mode = 'off' | 'block-ingress' | 'block-bidirectional' | '?';
type Exclusion = Partial<ResourceOf<'block-public-access-exclusion'>>;
const bpa = (mode: Mode): AnyResource =>
  ({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: mode === '?' ? P : known(mode) });
const exclusion = (mode: 'allow-bidirectional' | 'allow-egress' | '?', of: Exclusion): AnyResource =>
  ({ kind: 'block-public-access-exclusion', id: 'Ex', when: ALWAYS, mode: mode === '?' ? P : known(mode), ...of });
const accessOf = (resources: readonly AnyResource[], inVpc = 'Vpc') => {
  const view = empty.with(vpc(), subnet('S', { vpc: inVpc }), resources).view();
  const [one] = view.all('subnet');
  const { egress, ingress, blockedBy, reasons } = publicAccess(view, one);
  return { out: egress, in: ingress, blockedBy, reasons, facts: ingressFacts(view, one) };
};

const S = { subnet: known('S') };
const V = { vpc: known('Vpc') };
const BOTH = bpa('block-bidirectional');
const INGRESS = bpa('block-ingress');
const anyOf = (...among: string[]): Reference => ({ ...P, among });

test.each<[string, AnyResource[], string]>([
  ['nothing blocked', [], 'yes yes'],
  ['off', [bpa('off')], 'yes yes'],
  ['off, with an exclusion that is unknown', [bpa('off'), exclusion('?', { subnet: P })], 'yes yes'],
  ['ingress', [INGRESS], 'yes no Bpa'],
  ['both', [BOTH], 'no no Bpa'],
  ['an unknown mode', [bpa('?')], 'unknown unknown Bpa'],
  ['a subnet let out', [BOTH, exclusion('allow-egress', S)], 'yes no Bpa'],
  ['a VPC let out', [BOTH, exclusion('allow-egress', V)], 'yes no Bpa'],
  ['a subnet free', [BOTH, exclusion('allow-bidirectional', S)], 'yes yes'],
  ['a VPC free', [INGRESS, exclusion('allow-bidirectional', V)], 'yes yes'],
  ['a subnet let out or free', [BOTH, exclusion('?', S)], 'yes unknown Bpa'],
  ['a subnet that would be free in any mode', [bpa('?'), exclusion('allow-bidirectional', S)], 'yes yes'],
  ['a subnet let out in an unknown mode', [bpa('?'), exclusion('allow-egress', S)], 'yes unknown Bpa'],
  ['free by one exclusion and perhaps by another', [
    BOTH, exclusion('allow-bidirectional', S), { ...exclusion('?', V), id: 'Second' },
  ], 'yes yes'],
  ['another subnet free', [BOTH, exclusion('allow-bidirectional', { subnet: known('T') })], 'no no Bpa'],
  ['another VPC free', [BOTH, exclusion('allow-bidirectional', { vpc: known('Other') })], 'no no Bpa'],
  ['perhaps free by subnet', [BOTH, exclusion('allow-bidirectional', { subnet: P })], 'unknown unknown Bpa'],
  ['perhaps free by VPC', [BOTH, exclusion('allow-bidirectional', { vpc: P })], 'unknown unknown Bpa'],
  ['ingress, perhaps free', [INGRESS, exclusion('allow-bidirectional', { vpc: P })], 'yes unknown Bpa'],
  ['one of some subnets', [BOTH, exclusion('allow-egress', { subnet: anyOf('T', 'U') })], 'no no Bpa'],
  ['one of some VPCs', [BOTH, exclusion('allow-egress', { vpc: anyOf('Vpc') })], 'unknown unknown Bpa'],
  ['certainly another VPC', [BOTH, exclusion('allow-egress', { vpc: outside('imported') })], 'no no Bpa'],
])('%s', (_, resources, expected) => {
  const { out, in: into, blockedBy } = accessOf(resources);
  expect([out, into, ...blockedBy ? [blockedBy] : []].join(' ')).toBe(expected);
});

test.each<[string, AnyResource[], string]>([
  ['any exclusion of a VPC may be its', [BOTH, exclusion('allow-egress', V)], 'unknown unknown'],
  ['one of another subnet is not', [BOTH, exclusion('allow-egress', { subnet: known('T') })], 'no no'],
  ['one of its own is', [BOTH, exclusion('allow-bidirectional', S)], 'yes yes'],
])('of a subnet whose VPC is unknown %s', (_, resources, expected) => {
  const { out, in: into } = accessOf(resources, '?');
  expect(`${out} ${into}`).toBe(expected);
});

const CODE = 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED';
test.each<[string, AnyResource[], string[], object[]]>([
  ['nothing', [], [], []],
  ['what blocks', [BOTH], [],
    [{ effect: 'blocks', code: CODE, componentId: 'Bpa', detail: 'VPC Block Public Access Bpa lets nothing in' }]],
  ['an unknown mode', [bpa('?')], ['the mode of VPC Block Public Access Bpa is unknown: parameter P has no default'], [{
    effect: 'may block',
    code: CODE,
    componentId: 'Bpa',
    detail: 'the mode of VPC Block Public Access Bpa is unknown: parameter P has no default',
  }]],
  ['an unknown exclusion', [BOTH, exclusion('?', S)],
    ['the mode of VPC Block Public Access exclusion Ex is unknown: parameter P has no default'], [{
      effect: 'may block',
      code: CODE,
      componentId: 'Bpa',
      detail: 'the mode of VPC Block Public Access exclusion Ex is unknown: parameter P has no default',
    }]],
  ['both an unknown mode and what may be excluded', [bpa('?'), exclusion('allow-egress', { vpc: P })], [
    'the mode of VPC Block Public Access Bpa is unknown: parameter P has no default',
    'what VPC Block Public Access exclusion Ex excludes is unknown: parameter P has no default',
  ], [{ effect: 'may block' }, { effect: 'may block' }]],
])('%s in words', (_, resources, reasons, facts) => {
  expect(accessOf(resources)).toMatchObject({ reasons, facts });
});
