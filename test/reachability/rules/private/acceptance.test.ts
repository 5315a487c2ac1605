import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { NatGateway } from '../../../../src/reachability/private/network/resources';
import type { OutboundPath } from '../../../../src/reachability/private/paths/outbound';
import { acceptanceOf, acceptedCrossing, acceptedPrivacy } from '../../../../src/reachability/rules/private/acceptance';
import { Severity } from '../../../../src/reachability/verdict';

const through = (gateway: Partial<NatGateway>) => ({ share: { nextHop: { kind: 'nat-gateway', gateway } } }) as unknown as OutboundPath;
const elsewhere = { share: { nextHop: { kind: 'internet-gateway', id: 'igw' } } } as unknown as OutboundPath;
const PRIVATE = { connectivity: known('private' as const) };

test.each<[string, OutboundPath, string | undefined, string | undefined]>([
  ['says that other zones may depend on it', through({ connectivity: known('public'), acceptedZoneLoss: 'cheap' }), 'cheap', undefined],
  ['is private and says so', through({ ...PRIVATE, privateConnectivity: 'partners' }), undefined, 'partners'],
  ['is private and says nothing', through(PRIVATE), undefined, undefined],
  ['is public and says that it is private', through({ connectivity: known('public'), privateConnectivity: 'partners' }), undefined, undefined],
  ['may be public and says that it is private', through({ connectivity: unknown('a parameter'), privateConnectivity: 'partners' }), undefined, undefined],
  ['is no NAT gateway', elsewhere, undefined, undefined],
])('a gateway that %s', (_, path, crossing, privacy) => {
  expect([acceptedCrossing(path), acceptedPrivacy(path)]).toEqual([crossing, privacy]);
});

test.each<[string, (string | undefined)[], ReturnType<typeof acceptanceOf>]>([
  ['everything is accepted', ['cheap', 'cheap'], { severity: Severity.WARNING, accepted: 'cheap' }],
  ['everything is accepted for reasons of its own', ['cheap', 'small'], { severity: Severity.WARNING, accepted: 'cheap; small' }],
  ['something is not', ['cheap', undefined], {}],
  ['nothing is wrong', [], {}],
])('where %s', (_, reasons, acceptance) => expect(acceptanceOf(reasons)).toEqual(acceptance));
