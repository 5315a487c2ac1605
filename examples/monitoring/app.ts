import { App, Stack, aws_cloudwatch_actions as actions, aws_iam as iam, aws_kms as kms, aws_sns as sns } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'Monitoring');

const vpc = new HaNatVpc(stack, 'Vpc');

// Alarms cannot use the default key of SNS: CloudWatch needs one that lets it in.
const masterKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
masterKey.grantEncryptDecrypt(new iam.ServicePrincipal('cloudwatch.amazonaws.com'));
const onCall = new sns.Topic(stack, 'OnCall', { enforceSSL: true, masterKey });

vpc.monitoring.addAlarms({ actions: [new actions.SnsAction(onCall)] });
vpc.monitoring.addDashboard();

app.synth();
