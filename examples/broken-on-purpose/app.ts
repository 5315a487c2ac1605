import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';

// A deny rule that somebody adds later in the app. The replies of 203.0.113.0/24 can no longer come back on most ephemeral
// ports, and nothing but a lost packet in production would tell: `cdk synth` refuses, and says which packet and which rule.
const app = new App();
const stack = new Stack(app, 'BrokenOnPurpose');
const vpc = new HaNatVpc(stack, 'Vpc');

new ec2.NetworkAclEntry(stack, 'Quarantine', {
  networkAcl: vpc.networkAcls.publicSubnets!,
  ruleNumber: 50,
  ruleAction: ec2.Action.DENY,
  direction: ec2.TrafficDirection.INGRESS,
  cidr: ec2.AclCidr.ipv4('203.0.113.0/24'),
  traffic: ec2.AclTraffic.tcpPortRange(32768, 60999),
});

app.synth();
