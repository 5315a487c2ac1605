import { ElasticIps, HaNatVpc, NatTopology } from '../../src';
import { ENVIRONMENTS, templateOf } from '../support/stacks';
import { ALL_TIERS } from '../support/tiers';
import { hazardsOfUpdate } from '../support/update';

const retained = () => ElasticIps.allocate({ retain: true });
const TOPOLOGIES: Record<string, NatTopology> = {
  'zonal': NatTopology.zonal({ elasticIps: retained() }),
  'single': NatTopology.single({ elasticIps: retained() }),
  'regional': NatTopology.regional(),
  'regional with addresses': NatTopology.regional({ elasticIps: retained() }),
  'privateNat': NatTopology.privateNat(),
  'none': NatTopology.none(),
};
const names = Object.keys(TOPOLOGIES);
const PAIRS = names.flatMap((before) => names.filter((after) => after !== before).map((after): [string, string] => [before, after]));

/** The gateways and addresses of a topology in two zones, by their places in the tree. */
const THINGS: Record<string, string[]> = {
  'zonal': ['PublicSubnet1EIP', 'PublicSubnet1NATGateway', 'PublicSubnet2EIP', 'PublicSubnet2NATGateway'],
  'single': ['PublicSubnet1EIP', 'PublicSubnet1NATGateway'],
  'regional': ['RegionalNatGateway'],
  'regional with addresses': ['RegionalNatGateway', 'RegionalNatGatewayZone1EIP', 'RegionalNatGatewayZone2EIP'],
  'privateNat': ['IsolatedSubnet1NATGateway', 'IsolatedSubnet2NATGateway'],
  'none': [],
};
const DEFAULT_ROUTES = ['PrivateSubnet1DefaultRoute', 'PrivateSubnet2DefaultRoute'];

/** What goes: gateways that the other has not, their addresses, and private default routes where nothing takes their place. */
const removed = (before: string, after: string) => [
  ...THINGS[before].filter((thing) => !THINGS[after].includes(thing)),
  ...after === 'none' ? DEFAULT_ROUTES : [],
].sort();

describe.each(ENVIRONMENTS)('in an environment that is %s', (_, newStack) => {
  const templates = Object.fromEntries(names.map((name) => [name, templateOf(newStack, (stack) => {
    new HaNatVpc(stack, 'Vpc', { azCount: 2, tiers: ALL_TIERS, natTopology: TOPOLOGIES[name], proof: false });
  })]));
  const place = (hazard: string) => hazard.replace(/^removes Vpc(\w+?)(?:[0-9A-F]{8})$/, '$1');

  test.each(PAIRS)('%s → %s removes its own gateways and addresses, replaces nothing and claims nothing twice', (before, after) => {
    expect(hazardsOfUpdate(templates[before], templates[after]).map(place).sort()).toEqual(removed(before, after));
  });

  test.each(PAIRS.filter(([before, after]) => THINGS[before].some((thing) => thing.endsWith('EIP') && !THINGS[after].includes(thing))))(
    '%s → %s keeps the retained addresses in the account', (before, after) => {
      const gone = Object.entries(templates[before].Resources)
        .filter(([id, { Type }]) => Type === 'AWS::EC2::EIP' && templates[after].Resources[id] === undefined);
      expect(gone.length).toBeGreaterThan(0);
      expect(gone.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual(gone.map(() => 'Retain'));
    });

  test('one address that two topologies name is claimed twice: AWS refuses that, and docs/operations.md says so', () => {
    const zones = newStack().availabilityZones.length > 2 ? ['eu-west-1a', 'eu-west-1b'] : ['1', '2'];
    const elasticIps = ElasticIps.fromAllocationIds({ [zones[0]]: ['eipalloc-a'], [zones[1]]: ['eipalloc-b'] });
    const [zonal, regional] = [NatTopology.zonal({ elasticIps }), NatTopology.regional({ elasticIps })].map((natTopology) =>
      templateOf(newStack, (stack) => { new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology, proof: false }); }));
    expect(hazardsOfUpdate(regional, zonal).filter((hazard) => hazard.includes('claims Elastic IP'))).toHaveLength(2);
    expect(hazardsOfUpdate(zonal, regional).filter((hazard) => hazard.includes('claims Elastic IP'))).toHaveLength(2);
  });
});
