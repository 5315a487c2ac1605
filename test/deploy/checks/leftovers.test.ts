import { deployed, failures, twoZoneAccount, twoZoneTemplate } from '../two-zones';
import { checkLeftovers, inventory } from './leftovers';

const EMPTY = { ...twoZoneAccount(), Vpcs: [], Subnets: [], RouteTables: [], InternetGateways: [], NatGateways: [], Addresses: [], NetworkAcls: [] };
const ADDRESS = { AllocationId: 'eipalloc-a', PublicIp: '198.51.100.1' };

const retaining = (...ids: string[]) => {
  const template = twoZoneTemplate();
  const resources = Object.fromEntries(Object.entries(template.Resources)
    .map(([id, resource]) => [id, ids.includes(id) ? { ...resource, DeletionPolicy: 'Retain' } : resource]));
  return deployed(twoZoneAccount(), { Resources: resources });
};

test('nothing is left', () => {
  expect(failures(checkLeftovers(EMPTY, retaining(), EMPTY))).toEqual([]);
});

test('something is left that the template does not retain', () => {
  expect(failures(checkLeftovers(EMPTY, retaining(), { ...EMPTY, Addresses: [ADDRESS] }))).toHaveLength(1);
});

test('a retained address is left, free', () => {
  expect(failures(checkLeftovers(EMPTY, retaining('Eipa'), { ...EMPTY, Addresses: [ADDRESS] }))).toEqual([]);
});

test('a retained address is left, but still associated', () => {
  const after = { ...EMPTY, Addresses: [{ ...ADDRESS, AssociationId: 'eipassoc-a' }] };
  expect(failures(checkLeftovers(EMPTY, retaining('Eipa'), after))).toEqual(['the 1 retained Elastic IPs are free to be used again']);
});

test('a retained address is gone', () => {
  expect(failures(checkLeftovers(EMPTY, retaining('Eipa'), EMPTY))).toHaveLength(2);
});

test('the default ACL of a VPC that is gone is the emulator\'s, a custom one is not', () => {
  const acl = { NetworkAclId: 'acl-1', VpcId: 'vpc-gone', Associations: [], Entries: [] };
  expect([...inventory({ ...EMPTY, NetworkAcls: [{ ...acl, IsDefault: true }] })]).toEqual([]);
  expect([...inventory({ ...EMPTY, NetworkAcls: [{ ...acl, IsDefault: false }] })]).toEqual(['acl-1']);
});
