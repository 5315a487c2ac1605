import { App, Stack, aws_cloudwatch_actions as actions, aws_sns as sns } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'Monitoring');

const vpc = new HaNatVpc(stack, 'Vpc');
const onCall = new sns.Topic(stack, 'OnCall', { enforceSSL: true });

vpc.monitoring.addAlarms({ actions: [new actions.SnsAction(onCall)] });
vpc.monitoring.addDashboard();

app.synth();
