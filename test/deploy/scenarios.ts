import { Context } from './cdk-cli';
import { Tier } from './checks/tiers';

/** One deployment of an example, and what must then exist. */
export interface Stage {
  readonly title: string;
  readonly context: Context;
  readonly zoneCount: number;
  readonly construct: 'HaNatVpc' | 'ec2.Vpc';
}

/** An example that is deployed, changed and destroyed on a server of its own. */
export interface Scenario {
  readonly name: string;
  readonly app: string;
  readonly stack: string;
  readonly tiers: readonly Tier[];
  readonly dualStack: boolean;
  readonly first: Stage;
  readonly update: Stage;
}

const TWO_ZONES: Stage = { title: 'two zones', context: { azCount: '2' }, zoneCount: 2, construct: 'HaNatVpc' };
const THREE_ZONES: Stage = { title: 'three zones', context: { azCount: '3' }, zoneCount: 3, construct: 'HaNatVpc' };

export const SCENARIOS: readonly Scenario[] = [
  scenario('minimal', 'Minimal', { tiers: ['Public', 'Private'] }),
  scenario('production', 'Production', {}),
  scenario('dual-stack', 'DualStack', { dualStack: true }),
  scenario('adopt-existing-vpc', 'AdoptExistingVpc', {
    tiers: ['Public', 'Private'],
    first: { title: 'a plain ec2.Vpc', context: {}, zoneCount: 2, construct: 'ec2.Vpc' },
    update: { title: 'HaNatVpc in its place', context: { adopt: 'true' }, zoneCount: 2, construct: 'HaNatVpc' },
  }),
];

function scenario(name: string, stack: string, particular: Partial<Scenario>): Scenario {
  return {
    name,
    stack,
    app: `examples/${name}/app.ts`,
    tiers: ['Public', 'Private', 'Isolated'],
    dualStack: false,
    first: TWO_ZONES,
    update: THREE_ZONES,
    ...particular,
  };
}
