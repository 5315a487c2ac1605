import { App, Aws, RemovalPolicy, Stack, StackProps, Validations, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_logs as logs } from 'aws-cdk-lib';
import { ElasticIps, HaNatVpc, NatTopology, NetworkAclPolicy, SubnetTier } from 'cdk-ha-nat-vpc';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { Construct } from 'constructs';

class Network extends Stack {
  constructor(scope: Construct, id: string, azCount: number, props?: StackProps) {
    super(scope, id, props);

    const logGroup = new logs.LogGroup(this, 'RejectedTraffic', {
      encryptionKey: new LogsKey(this, 'LogsKey'),
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const vpc = new HaNatVpc(this, 'Vpc', {
      azCount,
      tiers: [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()],
      // Partners allow-list these addresses: they outlive the stack.
      natTopology: NatTopology.zonal({ elasticIps: ElasticIps.allocate({ perGateway: 2, retain: true }) }),
      // 3389 is one of the 64,512 ports of a NAT gateway: the price of passing Security Hub EC2.21.
      networkAcls: NetworkAclPolicy.tiered({
        egress: [ec2.AclTraffic.tcpPort(443)],
        publicIngress: [ec2.AclTraffic.tcpPort(443)],
        blockRemoteAdminPorts: true,
      }),
      flowLogs: {
        FlowLog: {
          trafficType: ec2.FlowLogTrafficType.REJECT,
          destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup, new FlowLogRole(this, 'FlowLogRole', logGroup).withoutPolicyUpdates()),
        },
      },
    });

    // What a VPC with a NAT gateway cannot avoid; docs/compliance.md says more.
    const unrestricted = 'a public subnet is one with a route to the internet gateway; it holds the NAT gateways and the load balancers, and no host gets a public address on launch';
    Validations.of(vpc).acknowledge(
      { id: 'AwsSolutions::AwsSolutions-VPC3', reason: 'the network ACLs are derived from the paths that the network promises, and the proof checks both directions of every path' },
      { id: 'HIPAA.Security::HIPAA.Security-VPCNoUnrestrictedRouteToIGW', reason: unrestricted },
      { id: 'NIST.800.53.R5::NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW', reason: unrestricted },
      { id: 'PCI.DSS.321::PCI.DSS.321-VPCNoUnrestrictedRouteToIGW', reason: unrestricted },
    );
  }
}

/** A key that CloudWatch Logs of this account and Region may use. */
class LogsKey extends kms.Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, { enableKeyRotation: true, description: 'Encrypts the flow log of rejected traffic' });
    this.grantEncryptDecrypt(new iam.ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`));
  }
}

/** A role without an inline policy: what it may do is in a managed policy that an auditor can find. */
class FlowLogRole extends iam.Role {
  constructor(scope: Construct, id: string, logGroup: logs.ILogGroup) {
    super(scope, id, { assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com') });
    new iam.ManagedPolicy(this, 'WriteLogs', {
      roles: [this],
      statements: [new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        resources: [logGroup.logGroupArn],
      })],
    });
  }
}

const app = new App();
new Network(app, 'Production', Number(app.node.tryGetContext('azCount') ?? 3));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app), new NIST80053R5Checks(app), new PCIDSS321Checks(app));

app.synth();
