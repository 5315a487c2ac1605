import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc } from '../../src/ha-nat-vpc';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { SubnetTier } from '../../src/subnet-tier';
import { estateTemplate, together } from '../support/estate-template';
import { synthExample } from '../support/example';

function haNatVpc(breakIt: (vpc: HaNatVpc) => void = () => undefined): NetworkReachability {
  const stack = new Stack(new App(), 'Network');
  breakIt(new HaNatVpc(stack, 'Vpc', { tiers: [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()] }));
  return NetworkReachability.fromStack(stack);
}

const estate = (...parts: Parameters<typeof estateTemplate>): NetworkReachability => NetworkReachability.fromTemplate(estateTemplate(...parts));
/** An example as its reader synthesizes it. */
export function exampleNetwork(name: string): NetworkReachability {
  const { templates } = synthExample(name, { 'aws:cdk:enable-path-metadata': true });
  return NetworkReachability.fromTemplate(Object.values(templates)[0]);
}

const letters = (count: number) => Array.from({ length: count }, (_, i) => `us-east-1${String.fromCharCode(97 + i)}`);

/** A logical id that no CloudFormation takes, and that a file may hold. */
export const EVIL = '<img src=x onerror=alert(1)>\u202e"\'`${1}</script>';

function renamed(value: any, from: string, to: string): any {
  if (typeof value === 'string') { return value.replaceAll(from, to); }
  if (Array.isArray(value)) { return value.map((item) => renamed(item, from, to)); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [renamed(key, from, to), renamed(item, from, to)]));
}

/** What the browser is shown, by name: made when it is asked for. */
export const NETWORKS = {
  'production': () => exampleNetwork('production'),
  'whole': () => haNatVpc(),
  'broken': () => haNatVpc((vpc) => {
    new ec2.CfnNetworkAclEntry(vpc, 'Quarantine', {
      networkAclId: vpc.networkAcls.publicSubnets!.networkAclId,
      ruleNumber: 50,
      protocol: 6,
      ruleAction: 'deny',
      cidrBlock: '203.0.113.0/24',
      portRange: { from: 32768, to: 60999 },
    });
  }),
  'dual-stack': () => estate({ isDualStack: true }),
  'regional': () => estate({ isRegional: true }),
  'shared': () => estate({ isShared: true }),
  'one-zone': () => estate({ zones: letters(1) }),
  'twenty': () => estate({ privatePerZone: 4, isolatedPerZone: 2, crossing: 1 }),
  'two-hundred': () => estate({ zones: letters(5), privatePerZone: 27, isolatedPerZone: 12, crossing: 8 }),
  'two-vpcs': () => NetworkReachability.fromTemplate(together(
    estateTemplate({ name: 'Left' }), estateTemplate({ name: 'Right', isRegional: true, zones: letters(2) }),
  )),
  'hostile': () => NetworkReachability.fromTemplate(renamed(estateTemplate({ crossing: 1 }), 'App', EVIL)),
} satisfies Record<string, () => NetworkReachability>;
