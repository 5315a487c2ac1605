import { Lazy, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpAddresses } from '../src';
import { agnosticStack, templateOf } from './support/stacks';

const GROUPS: Record<string, ec2.SubnetType> = {
  Public: ec2.SubnetType.PUBLIC,
  Private: ec2.SubnetType.PRIVATE_WITH_EGRESS,
  Isolated: ec2.SubnetType.PRIVATE_ISOLATED,
};

/** The blocks that a plan allocates to subnet groups over some zones, by construct id. */
const allocate = (plan: AzAlignedIpAddresses, zones: number, groups: ec2.SubnetConfiguration[]) => {
  const requestedSubnets = groups.flatMap((configuration) => Array.from({ length: zones }, (_, index) => ({
    configuration, availabilityZone: `zone ${index}`, subnetConstructId: `${configuration.name}Subnet${index + 1}`,
  })));
  const { allocatedSubnets } = plan.allocateSubnetsCidr({ vpcCidr: '10.0.0.0/16', requestedSubnets });
  return Object.fromEntries(requestedSubnets.map(({ subnetConstructId }, index) => [subnetConstructId, allocatedSubnets[index].cidr]));
};
const groups = (...names: string[]) => names.map((name) => ({ name, subnetType: GROUPS[name] }));
const plan = (azSlots?: number) => AzAlignedIpAddresses.cidr('10.0.0.0/16', { azSlots });

test('gives each zone a slot: half private, a quarter public, a quarter isolated', () => {
  expect(allocate(plan(), 2, groups('Public', 'Private', 'Isolated'))).toEqual({
    PrivateSubnet1: '10.0.0.0/19',
    PublicSubnet1: '10.0.32.0/20',
    IsolatedSubnet1: '10.0.48.0/20',
    PrivateSubnet2: '10.0.64.0/19',
    PublicSubnet2: '10.0.96.0/20',
    IsolatedSubnet2: '10.0.112.0/20',
  });
});

test('gives eight smaller slots on request', () => {
  expect(allocate(plan(8), 2, groups('Public', 'Private', 'Isolated'))).toEqual({
    PrivateSubnet1: '10.0.0.0/20',
    PublicSubnet1: '10.0.16.0/21',
    IsolatedSubnet1: '10.0.24.0/21',
    PrivateSubnet2: '10.0.32.0/20',
    PublicSubnet2: '10.0.48.0/21',
    IsolatedSubnet2: '10.0.56.0/21',
  });
});

test.each([[4, 2, 3], [4, 3, 4], [8, 4, 8]])('in %d slots, going from %d to %d zones and adding a tier moves nothing', (azSlots, few, many) => {
  const before = allocate(plan(azSlots), few, groups('Public', 'Private'));
  const after = allocate(plan(azSlots), many, groups('Isolated', 'Private', 'Public'));
  expect(after).toMatchObject(before);
});

test('one plan can serve many VPCs', () => {
  const shared = plan();
  const vpcs = (stack: ReturnType<typeof agnosticStack>) => ['One', 'Two'].forEach((id) => new ec2.Vpc(stack, id, { ipAddresses: shared }));
  const blocks = Object.values(templateOf(agnosticStack, vpcs).Resources).flatMap(({ Properties }) => Properties?.CidrBlock ?? []);
  expect(blocks).toHaveLength(10);
  expect(new Set(blocks).size).toBe(5);
});

describe('refuses', () => {
  test.each([2, 5, 16, 0, NaN])('%d slots', (azSlots) => {
    expect(() => plan(azSlots)).toThrow(`azSlots must be 4 or 8, got ${azSlots}`);
  });

  test('a token for the slots', () => {
    expect(() => plan(Token.asNumber({ Ref: 'Slots' }))).toThrow('azSlots must be 4 or 8, got a token');
  });

  test('a token for the block', () => {
    expect(() => AzAlignedIpAddresses.cidr(Lazy.string({ produce: () => '10.0.0.0/16' }))).toThrow('AzAlignedIpAddresses.cidr() cuts the block at synth time, got a token: '
      + 'pass a literal block, or use AzAlignedIpAddresses.ipam() for one that is allocated at deploy time');
  });

  test.each([
    ['10.0.0.0', "'10.0.0.0' is not an IPv4 CIDR block"],
    ['10.0.0.1/16', "'10.0.0.1/16' has host bits set"],
    ['10.0.0.0/15', "'10.0.0.0/15' is larger than a VPC can be"],
    ['10.0.0.0/25', "'10.0.0.0/25' is too small for 4 Availability Zone slots"],
  ])('%s', (block, message) => {
    expect(() => AzAlignedIpAddresses.cidr(block)).toThrow(message);
  });

  test('more zones than slots, saying what to set', () => {
    expect(() => allocate(plan(), 5, groups('Private'))).toThrow('PrivateSubnet5 finds no slot: AzAlignedIpAddresses holds 4 Availability Zones here and 8 at most; '
      + 'for a VPC that is not deployed yet, set azSlots to 8');
  });

  test('a tier that is not in the plan', () => {
    expect(() => allocate(plan(), 2, [{ name: 'Old', subnetType: 'Deprecated_Isolated' as ec2.SubnetType }]))
      .toThrow("tier 'Old' is of type 'Deprecated_Isolated': AzAlignedIpAddresses plans for PUBLIC, PRIVATE_WITH_EGRESS and PRIVATE_ISOLATED");
  });
});

test('tiers with masks of their own, in every zone', () => {
  const sized = (name: string, cidrMask: number) => ({ name, subnetType: GROUPS.Isolated, cidrMask });
  expect(allocate(plan(), 2, [...groups('Public', 'Private'), sized('Database', 24), sized('Cache', 26)])).toMatchObject({
    DatabaseSubnet1: '10.0.48.0/24', DatabaseSubnet2: '10.0.112.0/24', CacheSubnet1: '10.0.49.0/26', CacheSubnet2: '10.0.113.0/26',
  });
});
