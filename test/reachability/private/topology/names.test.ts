import { nameOf } from '../../../../src/reachability/private/topology/names';

test.each([
  ['VpcPrivateSubnet1Subnet536B997A', 'Net/Vpc/PrivateSubnet1/Subnet', 'PrivateSubnet1'],
  ['VpcPublicSubnet1NATGateway4D7517AA', 'Net/Vpc/PublicSubnet1/NATGateway', 'PublicSubnet1'],
  ['Vpc8378EB38', 'Net/Vpc/Resource', 'Vpc'],
  ['VpcPrivateSubnet1Subnet536B997A', undefined, 'VpcPrivateSubnet1'],
  ['AppSubnetA', undefined, 'AppSubnetA'],
  ['Nested/AppSubnetA', undefined, 'AppSubnetA'],
  ['Network:AppSubnetA', undefined, 'AppSubnetA'],
  ['DEADBEEF', undefined, 'DEADBEEF'],
  ['X', 'Resource', 'Resource'],
  ['X', '', 'X'],
])('%s at %p is called %s', (id, constructPath, name) => expect(nameOf(id, constructPath)).toBe(name));
