import type { Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as targets from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as accelerator from 'aws-cdk-lib/aws-globalaccelerator';
import * as endpoints from 'aws-cdk-lib/aws-globalaccelerator-endpoints';
import * as transfer from 'aws-cdk-lib/aws-transfer';
import { HaNatVpc, NetworkAclPolicy, reachability, SubnetTier } from '../../src';
import type { HaNatVpcProps, TieredNetworkAclProps } from '../../src';
import { agnosticStack } from '../support/stacks';
import { ALL_TIERS } from '../support/tiers';

/**
 * What real apps lost without a word when their VPC became a HaNatVpc, and how each is made to pass: the proof warns
 * of the one, and is silent of the other.
 */
interface Case {
  readonly rule: reachability.RuleId;
  readonly define: (stack: Stack, vpc: HaNatVpc) => void;
  readonly props?: HaNatVpcProps;
  /** What the finding says, in part. */
  readonly says: string;
  /** What the fix names, in part. */
  readonly fix: string;
  /** Makes it pass. */
  readonly acls?: TieredNetworkAclProps;
  readonly remedy?: HaNatVpcProps;
}

const { UNREACHABLE_LISTENER, HOST_WITHOUT_WAY_OUT, CLOSED_NETWORK, UNREACHABLE_ENDPOINT } = reachability.RuleId;
const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = ec2.SubnetType;
const { tcpPort, udpPort } = ec2.AclTraffic;
const machine = { instanceType: new ec2.InstanceType('t3.micro'), machineImage: ec2.MachineImage.latestAmazonLinux2023() };
const mapped = { tiers: [SubnetTier.public({ mapPublicIpOnLaunch: true }), SubnetTier.private()] };

function bastion(stack: Stack, vpc: ec2.IVpc, port: ec2.Port, peer = ec2.Peer.anyIpv4()) {
  const host = new ec2.Instance(stack, 'Host', { vpc, vpcSubnets: { subnetType: PUBLIC }, ...machine });
  host.connections.allowFrom(peer, port);
}
function balancer(stack: Stack, vpc: ec2.IVpc, protocol: elb.Protocol, port: number, addTargets: (listener: elb.NetworkListener) => void) {
  const nlb = new elb.NetworkLoadBalancer(stack, 'Nlb', { vpc, internetFacing: true, vpcSubnets: { subnetType: PUBLIC } });
  addTargets(nlb.addListener('Listener', { port, protocol }));
}
const instance = (stack: Stack, vpc: ec2.IVpc) => new ec2.Instance(stack, 'Target', { vpc, vpcSubnets: { subnetType: PRIVATE_WITH_EGRESS }, ...machine });
const peering = (stack: Stack, subnets: ec2.ISubnet[]) => subnets.forEach((subnet, i) => new ec2.CfnRoute(stack, `Peer${i}`, {
  routeTableId: subnet.routeTable.routeTableId, destinationCidrBlock: '10.8.0.0/16', vpcPeeringConnectionId: 'pcx-0123456789abcdef0',
}));

const CASES: Record<string, Case> = {
  'SSH to a public host': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => bastion(stack, vpc, ec2.Port.tcp(22)),
    props: mapped,
    says: 'drops tcp 22 from the internet',
    fix: 'publicIngress',
    acls: { publicIngress: [tcpPort(22)] },
  },
  'SFTP of a Transfer server': {
    rule: UNREACHABLE_LISTENER,
    props: {},
    define: (stack, vpc) => new transfer.CfnServer(stack, 'Sftp', {
      endpointType: 'VPC',
      endpointDetails: {
        vpcId: vpc.vpcId, subnetIds: [vpc.publicSubnets[0].subnetId], addressAllocationIds: ['eipalloc-1'],
      },
    }),
    says: 'nobody reaches Transfer server Sftp',
    fix: 'allow inbound tcp 22 from the internet',
    acls: { publicIngress: [tcpPort(22)] },
  },
  'a listener of a load balancer': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => new elb.ApplicationLoadBalancer(stack, 'Alb', { vpc, internetFacing: true })
      .addListener('Listener', { port: 81, protocol: elb.ApplicationProtocol.HTTP, defaultAction: elb.ListenerAction.fixedResponse(200) }),
    says: 'drops tcp 81 from the internet',
    fix: 'publicIngress',
    acls: { publicIngress: [tcpPort(81)] },
  },
  'instances behind a Network Load Balancer': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => balancer(stack, vpc, elb.Protocol.TCP, 443, (listener) => listener.addTargets('Group', {
      port: 443, targets: [new targets.InstanceTarget(instance(stack, vpc))],
    })),
    says: "which see the client's own address: the network ACL of subnet",
    fix: 'privateIngress',
    acls: { privateIngress: [tcpPort(443)] },
  },
  'a group behind a Network Load Balancer': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => balancer(stack, vpc, elb.Protocol.TCP, 80, (listener) => listener.addTargets('Group', {
      port: 80, targets: [new autoscaling.AutoScalingGroup(stack, 'Asg', { vpc, ...machine })],
    })),
    says: 'drops tcp 80 from the internet',
    fix: 'privateIngress',
    acls: { privateIngress: [tcpPort(80)] },
  },
  'tasks behind UDP': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => balancer(stack, vpc, elb.Protocol.UDP, 514, (listener) => {
      const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
      taskDefinition.addContainer('Syslog', {
        image: ecs.ContainerImage.fromRegistry('syslog'), portMappings: [{ containerPort: 514, protocol: ecs.Protocol.UDP }],
      });
      const service = new ecs.FargateService(stack, 'Service', { cluster: new ecs.Cluster(stack, 'Cluster', { vpc }), taskDefinition });
      listener.addTargets('Group', { port: 514, protocol: elb.Protocol.UDP, targets: [service.loadBalancerTarget({ containerName: 'Syslog', containerPort: 514, protocol: ecs.Protocol.UDP })] });
    }),
    says: 'nobody reaches the targets of group',
    fix: 'udp 514',
    acls: { privateIngress: [udpPort(514)], publicIngress: [udpPort(514)] },
  },
  'an internal load balancer behind a Global Accelerator': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => {
      const alb = new elb.ApplicationLoadBalancer(stack, 'Alb', { vpc, internetFacing: false });
      new accelerator.Accelerator(stack, 'Accelerator').addListener('Listener', { portRanges: [{ fromPort: 443 }] })
        .addEndpointGroup('Group', { endpoints: [new endpoints.ApplicationLoadBalancerEndpoint(alb, { preserveClientIp: true })] });
    },
    says: 'nobody reaches Global Accelerator endpoint',
    fix: 'privateIngress',
    acls: { privateIngress: [tcpPort(443)] },
  },
  'a host that a peered network may reach': {
    rule: UNREACHABLE_LISTENER,
    define: (stack, vpc) => {
      peering(stack, vpc.privateSubnets);
      instance(stack, vpc).connections.allowFrom(ec2.Peer.ipv4('10.8.0.0/16'), ec2.Port.tcp(443));
    },
    says: 'drops tcp 443 from other networks',
    fix: 'trustedCidrs',
    acls: { trustedCidrs: ['10.8.0.0/16'] },
  },
  'a peering route of isolated subnets': {
    rule: CLOSED_NETWORK,
    props: { tiers: ALL_TIERS },
    define: (stack, vpc) => peering(stack, vpc.isolatedSubnets),
    says: 'closes 10.8.0.0/16, the network behind a VPC peering connection',
    fix: 'trustedCidrs',
    acls: { trustedCidrs: ['10.8.0.0/16'] },
  },
  'a host in a public subnet that gets no address': {
    rule: HOST_WITHOUT_WAY_OUT,
    define: (stack, vpc) => bastion(stack, vpc, ec2.Port.tcp(443)),
    says: 'has no public address',
    fix: 'MapPublicIpOnLaunch',
    remedy: mapped,
  },
  'an Auto Scaling group in public subnets that gets no addresses': {
    rule: HOST_WITHOUT_WAY_OUT,
    define: (stack, vpc) => new autoscaling.AutoScalingGroup(stack, 'Asg', { vpc, vpcSubnets: { subnetType: PUBLIC }, ...machine }),
    says: 'Auto Scaling group',
    fix: 'private subnet',
    remedy: mapped,
  },
};

function findings({ define, rule, props }: Case, more: HaNatVpcProps = {}): reachability.Finding[] {
  const stack = agnosticStack();
  define(stack, new HaNatVpc(stack, 'Vpc', { azCount: 2, proof: false, ...props, ...more }));
  return reachability.NetworkReachability.fromStack(stack).check().filter((finding) => finding.rule === rule);
}
const violated = (found: reachability.Finding[]) => found.filter(({ verdict }) => verdict === reachability.Verdict.VIOLATED);

describe.each(Object.entries(CASES))('%s', (_, given) => {
  test('is warned of, with the fix', () => {
    const found = violated(findings(given));
    expect(found.map(({ summary }) => summary)).toEqual(expect.arrayContaining([expect.stringContaining(given.says)]));
    found.forEach(({ severity, fix, blame }) => {
      expect([severity, blame.length > 0]).toEqual([reachability.Severity.WARNING, true]);
      expect(fix).toContain(given.fix);
    });
  });

  test('is proved once it is fixed', () => {
    const found = findings(given, given.remedy ?? { networkAcls: NetworkAclPolicy.tiered(given.acls) });
    expect(violated(found)).toEqual([]);
    expect(found.every(({ verdict }) => verdict === reachability.Verdict.PROVED)).toBe(true);
    expect(found.length > 0).toBe(true);
  });

  test('is no error: it never fails a synth', () => {
    const warned = violated(findings(given));
    expect(warned.some(({ severity }) => severity === reachability.Severity.ERROR)).toBe(false);
  });
});

describe('what the rules of HaNatVpc open by themselves, other rules may close', () => {
  class Closed extends NetworkAclPolicy {
    public rules(tier: never, context: never) {
      return NetworkAclPolicy.tiered().rules(tier, context).filter(({ purpose }) => !/gateway endpoints|secondary block/.test(purpose));
    }
  }
  const s3 = (_: Stack, vpc: HaNatVpc) => vpc.addGatewayEndpoint('S3', {
    service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnetType: PRIVATE_ISOLATED }],
  });
  const pods = (stack: Stack, vpc: HaNatVpc) => {
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
    new ec2.PrivateSubnet(stack, 'Pods', { vpcId: vpc.vpcId, availabilityZone: vpc.availabilityZones[0], cidrBlock: '100.64.0.0/18' });
  };
  test.each<[string, Case]>([
    ['a gateway endpoint of isolated subnets', {
      rule: UNREACHABLE_ENDPOINT, define: s3, props: { tiers: ALL_TIERS }, says: 'do not reach s3 by gateway endpoint', fix: 'allow outbound tcp 443',
    }],
    ['pods in a secondary block', {
      rule: CLOSED_NETWORK, define: pods, says: 'closes 100.64.0.0/16, a block of its own VPC that has subnets', fix: 'from and to 100.64.0.0/16',
    }],
  ])('%s', (_, given) => {
    const closed = violated(findings(given, { networkAcls: new Closed() }));
    expect(closed.length).toBeGreaterThan(0);
    closed.forEach(({ summary, fix }) => {
      expect(summary).toContain(given.says);
      expect(fix).toContain(given.fix);
    });
    expect(violated(findings(given))).toEqual([]);
  });
});
