import { CrossingDirection } from '../../src/reachability/acl-crossing';
import { ExplanationEffect } from '../../src/reachability/explanation';
import type { Finding } from '../../src/reachability/finding';
import { PacketRole } from '../../src/reachability/finding';
import { located } from '../../src/reachability/located';
import { ALWAYS } from '../../src/reachability/private/conditions/condition';
import { Network } from '../../src/reachability/private/network/network';
import { Severity, Verdict } from '../../src/reachability/verdict';

const finding = (subject: string, componentId: string): Finding => ({
  rule: 'return-traffic',
  verdict: Verdict.VIOLATED,
  severity: Severity.ERROR,
  subject,
  summary: '',
  witnesses: [],
  blame: [{ componentId, effect: ExplanationEffect.BLOCKS, detail: '' }],
  reasons: [],
  cause: 'c',
  zonesLost: [],
  when: [],
  portsBlockedOnPurpose: [],
});
const paths = new Map([['B:Child/Deny', 'B/Child/Deny'], ['Deny', 'A/Deny']]);

test('of several stacks, says which and keeps logical ids', () => {
  const network = new Network({ resources: [], stacks: ['A', 'B'] });
  expect(located(finding('A:Net', 'B:Child/Deny'), { name: 'aws://1/x', network }, paths)).toMatchObject({
    environment: 'aws://1/x', stack: 'A', subject: 'Net', blame: [{ stack: 'B', componentId: 'Child/Deny', constructPath: 'B/Child/Deny' }],
  });
});

test('where packets meet a network ACL has logical ids, too', () => {
  const network = new Network({ resources: [], stacks: ['A', 'B'] });
  const before = finding('A:Net', 'B:Deny');
  const crossing = { subnetId: 'A:Net', direction: CrossingDirection.INBOUND, networkAclId: 'B:Acl' };
  const packet = { source: '', destination: '', protocol: 'tcp', role: PacketRole.REPLY, where: '', crossing };
  expect(located({ ...before, witnesses: [packet], blame: [{ ...before.blame[0], crossing }] }, { network }, paths)).toMatchObject({
    witnesses: [{ crossing: { subnetId: 'Net', direction: 'inbound', networkAclId: 'Acl' } }],
    blame: [{ crossing: { subnetId: 'Net', networkAclId: 'Acl' } }],
  });
});

test('says what is to blame is', () => {
  const network = new Network({ resources: [{ kind: 'internet-gateway', id: 'Deny', when: ALWAYS }] });
  expect(located(finding('Net', 'Deny'), { network }, paths).blame[0].componentKind).toBe('internet gateway');
});

test('of one template, adds construct paths and nothing else', () => {
  const before = finding('Net', 'Deny');
  expect(Object.entries(located(before, { network: new Network({ resources: [] }) }, paths)))
    .toEqual(Object.entries({ ...before, blame: [{ ...before.blame[0], constructPath: 'A/Deny' }] }));
});
