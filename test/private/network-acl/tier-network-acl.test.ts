import { App, Aspects, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, NetworkAclPolicy } from '../../../src';
import type { HaNatVpcProps, NetworkAclContext, NetworkAclRule, NetworkAclTier } from '../../../src';
import { ALL_TIERS } from '../../support/tiers';

const ENTRY = 'AWS::EC2::NetworkAclEntry';
const ASSOCIATION = 'AWS::EC2::SubnetNetworkAclAssociation';
const S3 = { service: ec2.GatewayVpcEndpointAwsService.S3 };
const PODS = '100.64.0.0/16';

function define(props: HaNatVpcProps, later: (vpc: HaNatVpc, stack: Stack) => void) {
  const app = new App();
  const stack = new Stack(app, 'Network');
  const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, ...props });
  later(vpc, stack);
  return { stack, template: Template.fromStack(stack) };
}
const entriesFor = (template: Template, properties: object) => Object.keys(template.findResources(ENTRY, { Properties: properties }));
const podsFrom = (stack: Stack, vpc: ec2.IVpc) => new ec2.CfnVPCCidrBlock(stack, 'Pods', { vpcId: vpc.vpcId, cidrBlock: PODS });

describe('what is added to the app later counts', () => {
  test('a secondary block is inside the VPC', () => {
    const { template } = define({ tiers: ALL_TIERS }, (vpc, stack) => podsFrom(stack, vpc));
    expect(entriesFor(template, { CidrBlock: PODS }).map((id) => id.replace(/NetworkAcl(\w+?gress910).*/, ' $1')).sort()).toEqual([
      'VpcIsolated Egress910', 'VpcIsolated Ingress910', 'VpcPrivate Ingress910', 'VpcPublic Ingress910',
    ]);
  });

  test('a secondary block of another stack too', () => {
    const { template } = define({}, (vpc, stack) => podsFrom(new Stack(stack.node.root as App, 'Pods'), vpc));
    expect(entriesFor(template, { CidrBlock: PODS })).toHaveLength(2);
  });

  test('one that an aspect of the app defines', () => {
    const { template } = define({}, (vpc, stack) => Aspects.of(stack).add({ visit: (node) => { if (node === stack) { podsFrom(stack, vpc); } } }));
    expect(entriesFor(template, { CidrBlock: PODS })).toHaveLength(2);
  });

  test.each<[string, (vpc: HaNatVpc, stack: Stack) => unknown]>([
    ['by the VPC', (vpc) => vpc.addGatewayEndpoint('Mine', { ...S3, subnets: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] })],
    ['outside of it', (vpc, stack) => new ec2.GatewayVpcEndpoint(stack, 'Mine', { vpc, ...S3, subnets: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] })],
  ])('a gateway endpoint that is defined %s opens the isolated tier for it', (_, add) => {
    const props: HaNatVpcProps = { tiers: ALL_TIERS, gatewayEndpoints: {} };
    const [before, after] = [() => undefined, add].map((later) => define(props, later).template.findResources(ENTRY));
    const added = Object.keys(after).filter((id) => !(id in before));
    expect(added.map((id) => after[id].Properties)).toMatchObject([
      { Egress: true, RuleNumber: 500, Protocol: 6, PortRange: { From: 443, To: 443 }, CidrBlock: '0.0.0.0/0' },
      { Egress: false, RuleNumber: 100, Protocol: 6, PortRange: { From: 1024, To: 65535 }, CidrBlock: '0.0.0.0/0' },
    ]);
  });

  test('subnets are associated after the entries that came later', () => {
    const { template } = define({}, (vpc, stack) => podsFrom(stack, vpc));
    const [late] = entriesFor(template, { CidrBlock: PODS, Egress: false });
    const acl = template.findResources(ENTRY)[late].Properties.NetworkAclId.Ref;
    Object.values(template.findResources(ASSOCIATION, { Properties: { NetworkAclId: { Ref: acl } } })).forEach(({ DependsOn: dependsOn }) => {
      expect(dependsOn).toContain(late);
    });
  });

  test('a quota that it exceeds is an error', () => {
    const egress = Array.from({ length: 8 }, (_, i) => ec2.AclTraffic.tcpPort(2 * i));
    expect(() => define({ networkAcls: NetworkAclPolicy.tiered({ egress }) }, (vpc, stack) => podsFrom(stack, vpc))).toThrow(
      /public tier needs \d\d inbound IPv4 rules, but AWS accepts 19 besides the final deny: drop or merge at least \d+ of "publicIngress, TCP 80"/);
  });

  test('a block that an IPAM pool chooses cannot, and is spoken of', () => {
    const { stack } = define({}, (vpc, scope) => new ec2.CfnVPCCidrBlock(scope, 'Pods', { vpcId: vpc.vpcId, ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 18 }));
    Annotations.fromStack(stack).hasWarning('/Network/Vpc', Match.stringLikeRegexp(
      'Network/Pods takes its CIDR block from an IPAM pool at deploy time.*ack: cdk-ha-nat-vpc:NetworkAclPolicy.unknownSecondaryCidr'));
  });
});

describe('a policy is asked again', () => {
  class Recorded extends NetworkAclPolicy {
    constructor(private readonly write: (context: NetworkAclContext) => Partial<NetworkAclRule>[]) { super(); }
    public rules(_tier: NetworkAclTier, context: NetworkAclContext): NetworkAclRule[] {
      const everything = { direction: ec2.TrafficDirection.EGRESS, cidr: ec2.AclCidr.anyIpv4(), traffic: ec2.AclTraffic.allTraffic(), purpose: 'all' };
      return this.write(context).map((rule) => ({ ...everything, ...rule }));
    }
  }
  const hasPods = ({ secondaryIpv4Cidrs }: NetworkAclContext) => secondaryIpv4Cidrs.length > 0;
  const written = (write: (context: NetworkAclContext) => Partial<NetworkAclRule>[], later = (_: HaNatVpc) => {}) => {
    const { template } = define({ networkAcls: new Recorded(write), proof: false }, (vpc, stack) => { podsFrom(stack, vpc); later(vpc); });
    return Object.values(template.findResources(ENTRY, { Properties: { NetworkAclId: { Ref: Match.stringLikeRegexp('Private') } } })).map(({ Properties }) => Properties);
  };

  test('a rule that changes does so in place', () => {
    const deny = (context: NetworkAclContext) => [{ action: hasPods(context) ? ec2.Action.DENY : ec2.Action.ALLOW }];
    expect(written(deny)).toMatchObject([{ RuleNumber: 100, RuleAction: 'deny' }]);
  });
  test('a rule that it no longer writes is gone, and nothing waits for it', () => {
    expect(written((context) => hasPods(context) ? [{}] : [{}, {}])).toMatchObject([{ RuleNumber: 100 }]);
  });
  test('a rule that it writes as before keeps what the app changed by hand', () => {
    const byHand = (vpc: HaNatVpc) => {
      (vpc.node.findChild('PrivateNetworkAcl').node.findChild('Egress100') as ec2.CfnNetworkAclEntry).cidrBlock = '192.0.2.0/24';
    };
    expect(written(() => [{}], byHand)).toMatchObject([{ CidrBlock: '192.0.2.0/24' }]);
  });
});
