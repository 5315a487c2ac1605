import fc from 'fast-check';
import { ec2, Json, param, ref } from './builders';
import { evaluate } from '../../../../../src/reachability/private/conditions/condition';
import { Network } from '../../../../../src/reachability/private/network/network';
import { AnyResource, ResourceKind } from '../../../../../src/reachability/private/network/resources';
import { NetworkView } from '../../../../../src/reachability/private/network/view';
import { readTemplate } from '../../../../../src/reachability/private/sources/cloudformation/read-template';

const VALUES = ['a', 'b', 'c'];
const PARAMETERS = ['P', 'Q', 'R'];
const CONDITIONS = ['C0', 'C1', 'C2', 'C3'];
const KINDS: readonly ResourceKind[] = ['vpc', 'vpc-cidr', 'subnet', 'security-group', 'security-group-rule', 'network-acl', 'network-acl-entry', 'route'];

/** Everything that exists in a world, without the conditions under which it does. */
const inWorld = (network: Network, deployment: ReadonlyMap<string, string>) => {
  const view = new NetworkView(network, { holds: (condition) => evaluate(condition, deployment)! });
  return KINDS.flatMap((kind) => view.all(kind).map(({ when: _, ...rest }: AnyResource) => rest));
};

const equality = fc.tuple(fc.constantFrom(...PARAMETERS).map(ref), fc.oneof(fc.constantFrom(...VALUES), fc.constantFrom(...PARAMETERS).map(ref)))
  .map((operands) => ({ 'Fn::Equals': operands }));
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof({ depthSize: 'small' },
    equality,
    fc.constantFrom(...CONDITIONS).map((Condition) => ({ Condition })),
    tie('condition').map((one) => ({ 'Fn::Not': [one] })),
    fc.tuple(fc.constantFrom('Fn::And', 'Fn::Or'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 })).map(([name, parts]) => ({ [name]: parts }))),
}));
/** Conditions may name those before them: no circles. */
const conditions = fc.tuple(...CONDITIONS.map(() => condition))
  .map((expressions) => Object.fromEntries(expressions.map((one, i) => [CONDITIONS[i], withoutLater(one, i)])));

function withoutLater(expression: unknown, before: number): unknown {
  if (Array.isArray(expression)) { return expression.map((part) => withoutLater(part, before)); }
  if (typeof expression !== 'object' || expression === null) { return expression; }
  const named = CONDITIONS.indexOf((expression as Json).Condition as string);
  if (named >= before) { return { 'Fn::Equals': [ref('P'), 'a'] }; }
  return Object.fromEntries(Object.entries(expression).map(([name, part]) => [name, withoutLater(part, before)]));
}

const choiceOf = (...values: unknown[]): fc.Arbitrary<unknown> => {
  const leaf = fc.constantFrom<unknown>(...values, ref('AWS::NoValue'));
  return fc.oneof(leaf, fc.tuple(fc.constantFrom(...CONDITIONS), leaf, leaf).map((argument) => ({ 'Fn::If': argument })),
    fc.tuple(fc.constantFrom(...PARAMETERS)).map(([name]) => ({ 'Fn::FindInMap': ['Blocks', ref(name), 'Block'] })));
};
const cidr = choiceOf('10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0');
const rule = fc.record({ IpProtocol: choiceOf('-1', 'tcp'), CidrIp: cidr, FromPort: choiceOf(80), ToPort: choiceOf(80, 81) });
const properties: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  VPC: fc.record({ CidrBlock: cidr }),
  Subnet: fc.record({ CidrBlock: cidr, AvailabilityZone: choiceOf('eu-west-1a', ref('P'), { 'Fn::Sub': '${Q}-${R}' }), VpcId: choiceOf(ref('R0'), ref('R1')) }),
  NetworkAclEntry: fc.record({ CidrBlock: cidr, Protocol: choiceOf(-1, 6), RuleAction: choiceOf('allow', 'deny'), Egress: choiceOf(true, false) }),
  SecurityGroup: fc.record({ SecurityGroupIngress: fc.array(fc.oneof(rule, choiceOf(...[{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }])), { maxLength: 3 }) }),
  Route: fc.record({ DestinationCidrBlock: cidr, NatGatewayId: choiceOf('nat-1'), GatewayId: choiceOf('igw-1') }),
};
const resource = fc.constantFrom(...Object.keys(properties)).chain((type) => (
  fc.tuple(properties[type], fc.option(fc.constantFrom(...CONDITIONS)))
    .map(([made, Condition]) => ec2(type, made, Condition === null ? {} : { Condition }))
));
const resources = fc.array(resource, { minLength: 1, maxLength: 5 });
const template = fc.tuple(resources, conditions, fc.option(condition)).map(([made, Conditions, assertion]) => ({
  Parameters: Object.fromEntries(PARAMETERS.map((name) => [name, param({ AllowedValues: VALUES })])),
  Mappings: { Blocks: Object.fromEntries(VALUES.map((value, i) => [value, { Block: `10.${i}.0.0/16` }])) },
  Conditions,
  Rules: assertion === null ? {} : { R: { Assertions: [{ Assert: assertion }] } },
  Resources: Object.fromEntries(made.map((one, i) => [`R${i}`, one])),
}));
const deployments = PARAMETERS.reduce<Map<string, string>[]>(
  (some, name) => some.flatMap((deployment) => VALUES.map((value) => new Map(deployment).set(name, value))), [new Map()],
);

const refused = ({ assumptions }: Network) => assumptions.some((assumption) => assumption.startsWith('the rules of the template are left out'));

test('in every deployment that the rules allow, the network is what the template says with those parameters', () => {
  fc.assert(fc.property(template, (one) => {
    const network = readTemplate(one);
    const pinned = deployments.map((deployment) => ({ deployment, there: readTemplate(one, { parameters: Object.fromEntries(deployment) }) }));
    const allowed = pinned.filter(({ there }) => !refused(there));
    expect(refused(network)).toBe(allowed.length === 0);
    for (const { deployment, there } of allowed) {
      expect(there.choices).toEqual([]);
      expect(evaluate(network.constraint, deployment)).toBe(true);
      expect(inWorld(network, deployment)).toEqual(inWorld(there, deployment));
    }
  }), process.env.FUZZ_RUNS === undefined ? { numRuns: 150, seed: 1024 } : { numRuns: Number(process.env.FUZZ_RUNS) });
});
