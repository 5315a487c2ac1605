import { shownPacket } from '../../../src/cli/check/shown-packet';
import type { AclCrossing } from '../../../src/reachability/acl-crossing';
import { CrossingDirection } from '../../../src/reachability/acl-crossing';
import { ExplanationEffect } from '../../../src/reachability/explanation';
import type { Finding, Witness } from '../../../src/reachability/finding';
import { PacketRole } from '../../../src/reachability/finding';

const entering = (subnetId: string): AclCrossing => ({ subnetId, direction: CrossingDirection.INBOUND });
const shown = (at: AclCrossing | undefined, ...blamed: (AclCrossing | undefined)[]) => {
  const witness: Witness = {
    source: '1.0.0.0',
    destination: '10.0.0.4',
    protocol: 'tcp',
    sourcePort: 443,
    destinationPort: 3000,
    role: PacketRole.REPLY,
    crossing: at,
    where: 'reply entering subnet A',
  };
  const blame = blamed.map((crossing) => ({ componentId: 'X', effect: ExplanationEffect.BLOCKS, detail: '', crossing }));
  return shownPacket(witness, { blame } as unknown as Finding).endsWith(' (reply entering subnet A)');
};

test('where a packet is lost is said once', () => {
  expect(shown(entering('A'), entering('B'), entering('A'))).toBe(false);
  expect(shown(entering('A'), { ...entering('A'), direction: CrossingDirection.OUTBOUND })).toBe(true);
  expect(shown(entering('A'), entering('B'))).toBe(true);
  expect(shown(entering('A'), undefined)).toBe(true);
});
test('what meets no network ACL happens where the resource to blame is', () => {
  expect([shown(undefined, undefined), shown(undefined, entering('A')), shown(undefined)]).toEqual([false, true, true]);
});
