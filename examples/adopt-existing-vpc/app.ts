import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { AdoptedIpAddresses, HaNatVpc } from 'cdk-ha-nat-vpc';

// Deploy as it is, then with `-c adopt=true`: `cdk diff` shows additions and changes in place, no replacement.
const app = new App();
const stack = new Stack(app, 'AdoptExistingVpc');
const cidrBlock = '10.0.0.0/16';

if (app.node.tryGetContext('adopt')) {
  new HaNatVpc(stack, 'Vpc', { azCount: 2, ipAddresses: AdoptedIpAddresses.cidr(cidrBlock, { azCount: 2, growInto: '10.1.0.0/16' }) });
} else {
  new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(cidrBlock) });
}

app.synth();
