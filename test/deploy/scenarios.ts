import { AddressRoundTrip } from './address-round-trip';
import { ExampleDeployment, Stage } from './example-deployment';
import { Scenario } from './session';

const stage = (title: string, zoneCount: number, context: Stage['context'] = {}): Stage => ({ title, zoneCount, context, construct: 'HaNatVpc' });
const TWO_ZONES = stage('two zones', 2, { azCount: '2' });
const THREE_ZONES = stage('three zones', 3, { azCount: '3' });
const GROWING = { first: TWO_ZONES, update: THREE_ZONES };

/** What is deployed, each on a server of its own. */
export const SCENARIOS: readonly Scenario[] = [
  new ExampleDeployment('minimal', 'Minimal', { tiers: ['Public', 'Private'], ...GROWING }),
  new ExampleDeployment('production', 'Production', { tiers: ['Public', 'Private', 'Isolated'], ...GROWING }),
  new ExampleDeployment('dual-stack', 'DualStack', { tiers: ['Public', 'Private', 'Isolated'], dualStack: true, ...GROWING }),
  new ExampleDeployment('adopt-existing-vpc', 'AdoptExistingVpc', {
    tiers: ['Public', 'Private'],
    first: { title: 'a plain ec2.Vpc', context: {}, zoneCount: 2, construct: 'ec2.Vpc' },
    update: stage('HaNatVpc in its place', 2, { adopt: 'true' }),
  }),
  new ExampleDeployment('single-gateway-dev', 'SingleGatewayDev', { tiers: ['Public', 'Private'], gateways: 'one for all', first: stage('two zones, one gateway', 2) }),
  new ExampleDeployment('eks', 'Eks', { tiers: ['Public', 'Private', 'Untagged'], first: stage('nodes, and pods in a secondary block', 3) }),
  new ExampleDeployment('ipv6-only', 'Ipv6Only', { tiers: ['Public', 'Private'], dualStack: true, first: stage('three zones of hosts without IPv4', 3) }),
  new AddressRoundTrip(),
];

/** Examples that this emulator has no way to deploy, and why. */
export const NOT_DEPLOYED: Readonly<Record<string, string>> = {
  'regional': 'the engine has no NAT gateway without a subnet, and one that this test made up would prove nothing of AWS',
  'monitoring': 'the engine has no dashboards of CloudWatch, and refuses the change set',
  'broken-on-purpose': 'synth refuses it',
};
