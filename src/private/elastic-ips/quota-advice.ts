import { Annotations, Stack, Stage, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';

/** What AWS allows until you ask for more. @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const QUOTA_PER_GATEWAY = 2;
const QUOTA_PER_REGION = 5;

interface Need {
  readonly path: string;
  readonly addresses: number;
}

/** What the VPCs of an app need, by environment. */
const needs = new WeakMap<IConstruct, Map<string, Need[]>>();

/**
 * Say when the addresses exceed what a new AWS account may have, with those of the other VPCs of the app that go to the
 * same account and Region.
 *
 * @param perGateway how many addresses each gateway has
 * @param countsAgainstQuota whether the quota of the Region counts them
 */
export function adviseOnQuota(vpc: ec2.Vpc, perGateway: readonly number[], countsAgainstQuota: boolean): void {
  const addresses = perGateway.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...perGateway);
  const others = countsAgainstQuota ? othersInEnvironment(vpc, addresses) : [];
  const total = others.reduce((sum, other) => sum + other.addresses, addresses);
  if (most > QUOTA_PER_GATEWAY || (countsAgainstQuota && total > QUOTA_PER_REGION)) {
    const beside = others.map(({ path, addresses: count }) => `${path} ${count}`).join(', ');
    Annotations.of(vpc).addWarningV2(
      'cdk-ha-nat-vpc:ElasticIps.quota',
      `${perGateway.length} NAT gateways with ${most} Elastic IPs each need ${addresses}${beside && `, besides ${beside}, together ${total}`}: ` +
        `AWS allows ${QUOTA_PER_REGION} in a Region (quota L-0263D0A3) and ${QUOTA_PER_GATEWAY} on a gateway until you ask for more`,
    );
  }
}

function othersInEnvironment(vpc: ec2.Vpc, addresses: number): Need[] {
  const { root } = vpc.node;
  const ofApp = needs.get(root) ?? new Map<string, Need[]>();
  needs.set(root, ofApp);
  const environment = environmentOf(vpc);
  const others = ofApp.get(environment) ?? [];
  ofApp.set(environment, [...others, { path: vpc.node.path, addresses }]);
  return others;
}

/** Stacks of one stage go to one place unless they say otherwise; of two stages that do not say, nothing is known. */
function environmentOf(vpc: ec2.Vpc): string {
  const { environment, account, region } = Stack.of(vpc);
  const isKnown = !Token.isUnresolved(account) && !Token.isUnresolved(region);
  return isKnown ? environment : `${environment} of ${Stage.of(vpc)?.node.path ?? ''}`;
}
