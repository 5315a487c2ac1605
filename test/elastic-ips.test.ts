import { Stack, Token } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import { ElasticIps, HaNatVpc, NatTopology, type ElasticIpAllocationProps } from '../src';
import { NetworkView } from './support/network-view';
import { agnosticStack, templateOf } from './support/stacks';

const define = (options?: ElasticIpAllocationProps, azCount = 2) => (stack: Stack) =>
  new HaNatVpc(stack, 'Vpc', { azCount, natTopology: NatTopology.zonal({ elasticIps: ElasticIps.allocate(options) }) });
const network = (options?: ElasticIpAllocationProps) => new NetworkView(templateOf(agnosticStack, define(options)));

test.each([1, 2, 8])('%d per gateway: the first is primary, the others secondary, none is shared', (perGateway) => {
  const { natGateways } = network({ perGateway });
  expect(natGateways.map(({ elasticIps }) => elasticIps.length)).toEqual([perGateway, perGateway]);
  expect(new Set(natGateways.flatMap(({ elasticIps }) => elasticIps)).size).toBe(2 * perGateway);
});

test('one per gateway leaves the secondary addresses unset, as ec2 does', () => {
  const gateways = network().ofType('AWS::EC2::NatGateway');
  expect(gateways.map(([, { Properties }]) => Properties?.SecondaryAllocationIds)).toEqual([undefined, undefined]);
});

test.each([[true, 'Retain'], [false, undefined]])('retain %s', (retain, policy) => {
  const addresses = network({ perGateway: 2, retain }).ofType('AWS::EC2::EIP');
  expect(addresses).toHaveLength(4);
  addresses.forEach(([, { DeletionPolicy, UpdateReplacePolicy }]) => expect([DeletionPolicy, UpdateReplacePolicy]).toEqual([policy, policy]));
});

test('retain concerns the addresses alone', () => {
  const others = network({ retain: true }).ofType('AWS::EC2::NatGateway');
  expect(others.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual([undefined, undefined]);
});

describe('refuses', () => {
  test.each([0, 9, -1, 1.5, NaN])('%d per gateway', (perGateway) => {
    expect(() => ElasticIps.allocate({ perGateway }))
      .toThrow(`perGateway must be a whole number of 1 to 8, the addresses that a NAT gateway can hold, got ${perGateway}`);
  });

  test('a token', () => {
    expect(() => ElasticIps.allocate({ perGateway: Token.asNumber({ Ref: 'Count' }) }))
      .toThrow('perGateway must be a whole number of 1 to 8, the addresses that a NAT gateway can hold, got a token');
  });
});

describe('from a pool', () => {
  test.each<[Parameters<typeof ElasticIps.fromPool>[0], string]>([
    [{}, 'ElasticIps.fromPool() takes an address from one pool, got none: set ipamPoolId for a pool of IPAM, or publicIpv4Pool for addresses that you brought to AWS'],
    [{ ipamPoolId: 'ipam-pool-1', publicIpv4Pool: 'ipv4pool-ec2-1' }, 'takes an address from one pool, got two'],
    [{ ipamPoolId: 5 as never }, "ipamPoolId must be a text such as 'ipam-pool-0123456789abcdef0', got 5"],
    [{ publicIpv4Pool: '' }, "publicIpv4Pool must be a text such as 'ipv4pool-ec2-0123456789abcdef0', got ''"],
    [{ ipamPoolId: 'ipam-pool-1', retain: 'yes' as never }, "retain must be true or false, got 'yes'"],
    [null as never, 'the props of ElasticIps must map keys to values such as { perGateway: 2, retain: true }, got null'],
  ])('refuses %j', (props, message) => expect(() => ElasticIps.fromPool(props)).toThrow(message));

  test('takes a pool that only deployment names', () => {
    const ipamPoolId = Token.asString({ Ref: 'Pool' });
    const natTopology = NatTopology.zonal({ elasticIps: ElasticIps.fromPool({ ipamPoolId, perGateway: 2 }) });
    const view = new NetworkView(templateOf(agnosticStack, (stack) => { new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology }); }));
    expect(view.ofType('AWS::EC2::EIP').map(([, { Properties }]) => Properties?.IpamPoolId)).toEqual(Array(4).fill({ Ref: 'Pool' }));
  });
});

describe('advice on quotas', () => {
  const warnings = (options: ElasticIpAllocationProps, azCount: number) => {
    const stack = agnosticStack();
    define(options, azCount)(stack);
    return Warnings.fromStack(stack).findWarning('/Network/Vpc', Match.stringLikeRegexp('ElasticIps.quota')).map(({ entry }) => entry.data);
  };

  test.each([[1, 4], [2, 2]])('none for %d in each of %d zones', (perGateway, zones) => expect(warnings({ perGateway }, zones)).toEqual([]));

  test.each([[2, 3, 6], [3, 2, 6], [8, 4, 32]])('a warning for %d in each of %d zones', (perGateway, zones, total) => {
    expect(warnings({ perGateway }, zones)).toEqual([expect.stringContaining(`${zones} NAT gateways with ${perGateway} Elastic IPs each need ${total}: `
      + 'AWS allows 5 in a Region (quota L-0263D0A3) and 2 on a gateway until you ask for more')]);
  });
});
