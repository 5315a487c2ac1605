import { App, Stack } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';
import { BREAKAGES } from './breakages';

// An app that breaks its network in the way that the context names, to be run by itself or by the CDK CLI.
const app = new App();
const stack = new Stack(app, 'Network');
BREAKAGES[app.node.tryGetContext('breakage')].breakIt(new HaNatVpc(stack, 'Vpc'), stack);
app.synth();
