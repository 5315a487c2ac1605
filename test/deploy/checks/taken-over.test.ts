import { deployed, failures, twoZoneAccount } from '../two-zones';
import { checkSameAddresses, checkTakenOver, heldAddresses } from './taken-over';

const account = twoZoneAccount();
const stack = deployed(account, { Resources: {} });
const whole = deployed(account);

test('what each zone holds, by zone', () => {
  expect(heldAddresses(whole)).toEqual([
    { zone: 'us-east-1a', allocationIds: ['eipalloc-a'], publicIps: ['198.51.100.1'] },
    { zone: 'us-east-1b', allocationIds: ['eipalloc-b'], publicIps: ['198.51.100.2'] },
  ]);
});

describe('taken over', () => {
  const held = heldAddresses(whole);
  const template = { Resources: Object.fromEntries(Object.entries(whole.template.Resources).filter(([, { Type }]) => Type !== 'AWS::EC2::EIP')) };
  const next = deployed(account, template);

  test('the same addresses in the same zones, none of its own', () => expect(failures(checkTakenOver(held, next))).toEqual([]));
  test('addresses in swapped zones', () => {
    const [a, b] = held;
    const swapped = [{ ...a, publicIps: b.publicIps }, { ...b, publicIps: a.publicIps }];
    expect(failures(checkTakenOver(swapped, next))).toEqual([expect.stringContaining('same addresses in the same zones')]);
  });
  test('another primary address', () => {
    const two = held.map((zone) => ({ ...zone, publicIps: ['198.51.100.9', ...zone.publicIps] }));
    expect(failures(checkTakenOver(two, next))).toHaveLength(1);
  });
  test('Elastic IPs of its own', () => expect(failures(checkTakenOver(held, whole))).toEqual([expect.stringContaining('no Elastic IP of its own')]));
  test('a stack without gateways', () => expect(failures(checkTakenOver(held, stack))).toHaveLength(1));
});

describe('the same addresses', () => {
  const [address, other] = account.Addresses.map((each) => ({ ...each, AssociationId: undefined }));
  const between = { ...account, Addresses: [address, other] };
  test.each([
    ['all of them, free', [other, address], 0],
    ['one released', [address], 1],
    ['one more', [address, other, { ...other, PublicIp: '198.51.100.3' }], 1],
    ['one in use', [address, { ...other, AssociationId: 'eipassoc-b' }], 1],
  ])('%s', (_, Addresses, failed) => expect(failures(checkSameAddresses(between, { ...account, Addresses }))).toHaveLength(failed));
});
