import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';

// Deploy as it is, then with `-c adopt=true`: `cdk diff` shows additions and changes in place, no replacement.
const app = new App();
const stack = new Stack(app, 'AdoptExistingVpc');
const ipAddresses = ec2.IpAddresses.cidr('10.0.0.0/16');

if (app.node.tryGetContext('adopt')) {
  new HaNatVpc(stack, 'Vpc', { azCount: 2, ipAddresses });
} else {
  new ec2.Vpc(stack, 'Vpc', { ipAddresses });
}

app.synth();
