import { App, Stack } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'Minimal');

new HaNatVpc(stack, 'Vpc', {
  // Deploy with `-c azCount=2`, then without it, to see a zone being added.
  azCount: Number(app.node.tryGetContext('azCount') ?? 3),
});

app.synth();
