import { checkNetwork } from '../../../../src/reachability/rules/private/check';
import { Severity } from '../../../../src/reachability/verdict';
import { ec2, read, ref } from '../../private/sources/cloudformation/builders';

const network = read({
  Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
  ...Object.fromEntries(['B', 'A'].map((id) => [id, ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', Tags: [{ Key: 'aws-cdk:subnet-type', Value: 'Private' }] })])),
});
const OPTIONS = { ephemeralPorts: { from: 1024, to: 65535 }, severities: {} };
const ofRule = (...[options, judged]: [Parameters<typeof checkNetwork>[1], Parameters<typeof checkNetwork>[2]?]) => (
  checkNetwork(network, options, judged).filter(({ rule }) => rule === 'same-zone-egress').map(({ subject, severity }) => [subject, severity])
);

test('asks every rule of all that it applies to, in order', () => {
  const keys = checkNetwork(network, OPTIONS).map(({ rule, subject }) => `${rule} ${subject}`);
  expect(keys).toEqual([...keys].sort());
  expect(ofRule(OPTIONS)).toEqual([['A', 'error'], ['B', 'error']]);
});
test('asks only of what is to be judged', () => expect(ofRule(OPTIONS, (id) => id === 'B')).toEqual([['B', 'error']]));
test('takes severities as told', () => expect(ofRule({ ...OPTIONS, severities: { 'same-zone-egress': Severity.WARNING } })).toEqual([['A', 'warning'], ['B', 'warning']]));
