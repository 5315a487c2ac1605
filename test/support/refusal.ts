import { type App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { HaNatVpc } from 'cdk-ha-nat-vpc';

/** The message of a refused synth; empty if it was not refused. */
export function refusal(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Deny replies that a network must let in. */
export function quarantine(vpc: HaNatVpc): HaNatVpc {
  new ec2.CfnNetworkAclEntry(Stack.of(vpc), `Quarantine${vpc.node.id}`, {
    networkAclId: vpc.networkAcls.publicSubnets!.networkAclId,
    ruleNumber: 50,
    egress: false,
    ruleAction: 'deny',
    protocol: 6,
    cidrBlock: '203.0.113.0/24',
    portRange: { from: 2000, to: 3000 },
  });
  return vpc;
}

/** The rules of the findings in a validation report, once for each finding. */
export const violations = (message: string) => [...message.matchAll(/Acknowledge with 'ha-nat-vpc::([\w-]+)\[/g)].map(([, rule]) => rule);

/** The ids by which the findings in a validation report are acknowledged. */
export const acknowledgeable = (message: string) => [...message.matchAll(/Acknowledge with '([^']+)'/g)].map(([, id]) => id);
