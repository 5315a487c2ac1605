import { Account } from '../account';
import { OpenAccount, deployed, failures, twoZoneAccount, twoZoneTemplate } from '../two-zones';
import { checkNatGateways } from './nat-gateways';
import { checkNetworkAcls } from './network-acls';
import { checkRoutes } from './routes';
import { checkNothingReplaced, checkStack } from './stack';
import { checkSubnets } from './subnets';

const failing = (account: Account) => {
  const stack = deployed(account);
  return failures([
    ...checkStack(stack), ...checkSubnets(stack, 2, ['Public', 'Private']), ...checkNatGateways(stack), ...checkRoutes(stack, false), ...checkNetworkAcls(stack),
  ]);
};

const broken = (breakIt: (account: OpenAccount) => void) => {
  const account = twoZoneAccount();
  breakIt(account);
  return failing(account);
};

/** Changes the first of a list. */
const first = <T>(list: readonly T[], change: Partial<T>): T[] => list.map((item, index) => (index ? item : { ...item, ...change }));

test('a network as the template says passes every check', () => {
  expect(failing(twoZoneAccount())).toEqual([]);
});

describe('fails when', () => {
  const cases: [string, (account: OpenAccount) => void, RegExp][] = [
    ['a subnet is missing', (a) => { a.Subnets = a.Subnets.slice(1); }, /^us-east-1a: /],
    ['a subnet has another block', (a) => { a.Subnets = first(a.Subnets, { CidrBlock: '10.9.0.0/20' }); }, /blocks and launch attributes/],
    ['a subnet gives public addresses', (a) => { a.Subnets = first(a.Subnets, { MapPublicIpOnLaunch: true }); }, /blocks and launch attributes/],
    ['a gateway sits in a private subnet', (a) => { a.NatGateways = first(a.NatGateways, { SubnetId: 'Privatea' }); }, /in its public subnet/],
    ['a gateway sits in another zone', (a) => { a.NatGateways = first(a.NatGateways, { SubnetId: 'Publicb' }); }, /one NAT gateway/],
    ['a gateway is not available', (a) => { a.NatGateways = first(a.NatGateways, { State: 'failed' }); }, /^Nata is available/],
    [
      'two gateways share an Elastic IP',
      (a) => { a.NatGateways = first(a.NatGateways, { NatGatewayAddresses: a.NatGateways[1].NatGatewayAddresses }); },
      /no Elastic IP serves two/,
    ],
    ['an Elastic IP is not associated', (a) => { a.Addresses = first(a.Addresses, { AssociationId: undefined }); }, /is allocated, and associated/],
    ['the internet gateway is detached', (a) => { a.InternetGateways = first(a.InternetGateways, { Attachments: [] }); }, /one internet gateway is attached/],
    ['a private table leads to the other zone', (a) => { route(a, 'TablePrivatea', { NatGatewayId: 'Natb' }); }, /^us-east-1a Private: 0\.0\.0\.0\/0 → Nata/],
    ['a private table leads to the internet gateway', (a) => { route(a, 'TablePrivatea', { GatewayId: 'Igw' }); }, /routes of the template exist/],
    ['an ACL entry has another ICMP code', (a) => { entry(a, { IcmpTypeCode: { Type: 3, Code: 4 } }); }, /^Acl holds/],
    ['an ACL entry has another number', (a) => { entry(a, { RuleNumber: 101 }); }, /^Acl holds/],
    ['an ACL holds no entries', (a) => { a.NetworkAcls = first(a.NetworkAcls, { Entries: [] }); }, /^Acl holds/],
    ['a subnet has no ACL of its own', (a) => { a.NetworkAcls = first(a.NetworkAcls, { Associations: [{ SubnetId: 'Publica' }] }); }, /has the ACL of its tier/],
    ['a resource has failed', (a) => { a.Stacks.Net.Resources.Vpc.Status = 'CREATE_FAILED'; }, /resources is complete/],
    ['the stack has rolled back', (a) => { a.Stacks.Net = { ...a.Stacks.Net, StackStatus: 'ROLLBACK_COMPLETE' }; }, /^stack Net is complete/],
  ];
  test.each(cases)('%s', (_, breakIt, name) => {
    expect(broken(breakIt)).toContainEqual(expect.stringMatching(name));
  });

  const route = (account: OpenAccount, table: string, target: object) => {
    account.RouteTables = account.RouteTables.map((each) => (each.RouteTableId === table ? { ...each, Routes: [{ DestinationCidrBlock: '0.0.0.0/0', ...target }] } : each));
  };
  const entry = (account: OpenAccount, change: object) => {
    account.NetworkAcls = first(account.NetworkAcls, { Entries: first(account.NetworkAcls[0].Entries, change) });
  };
});

test('the default deny of an ACL is not an entry of the template', () => {
  const account = twoZoneAccount();
  const [acl] = account.NetworkAcls;
  account.NetworkAcls = [{ ...acl, Entries: [...acl.Entries, { RuleNumber: 32767, Egress: false, RuleAction: 'deny', Protocol: '-1', CidrBlock: '0.0.0.0/0' }] }];
  expect(failing(account)).toEqual([]);
});

test.each([
  ['the NAT64 route and ::/0', '64:ff9b::/96', []],
  ['an IPv4 route in the place of the NAT64 route', '10.9.0.0/16', ['us-east-1a Private: 64:ff9b::/96 → Nata, ::/0 → Eigw']],
])('a private subnet without an IPv4 block has %s', (_, destination, expected) => {
  const account = twoZoneAccount();
  account.EgressOnlyInternetGateways = [{ EgressOnlyInternetGatewayId: 'Eigw', Attachments: [{ VpcId: account.Vpcs[0].VpcId }] }];
  account.Subnets = account.Subnets.map((subnet) => (subnet.SubnetId === 'Privatea' ? { ...subnet, CidrBlock: undefined } : subnet));
  account.RouteTables = account.RouteTables.map((table) => (table.RouteTableId === 'TablePrivatea'
    ? { ...table, Routes: [{ DestinationIpv6CidrBlock: destination, NatGatewayId: 'Nata' }, { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'Eigw' }] }
    : table));
  expect(failures(checkRoutes(deployed(account), false)).filter((name) => name.startsWith('us-east-1a Private'))).toEqual(expected);
});

describe('replacements', () => {
  test('none when every physical id is kept and new ones come', () => {
    const before = deployed(twoZoneAccount()).physicalIds;
    before.delete('Natb');
    expect(failures(checkNothingReplaced(before, deployed(twoZoneAccount())))).toEqual([]);
  });

  test.each([['another', 'nat-2'], ['no', undefined]])('found when a logical id has %s physical id', (_, physicalId) => {
    const account = twoZoneAccount();
    account.Stacks.Net.Resources.Nata.PhysicalResourceId = physicalId;
    const after = deployed(account, twoZoneTemplate());
    expect(failures(checkNothingReplaced(deployed(twoZoneAccount()).physicalIds, after))).toHaveLength(1);
  });
});
