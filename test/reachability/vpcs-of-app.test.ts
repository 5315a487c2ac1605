import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { vpcsCalled } from '../../src/reachability/vpcs-of-app';

const app = new App();
const network = new Stack(new Stage(app, 'Prod'), 'Network');
new ec2.CfnVPC(network, 'Plain', { cidrBlock: '10.0.0.0/16' });
new ec2.Vpc(network, 'Vpc', { natGateways: 0 });
new ec2.CfnVPC(new NestedStack(network, 'Nested'), 'Inner', { cidrBlock: '10.0.0.0/16' });

const ids = (name: string) => vpcsCalled([name], app).map(({ id }) => id.replace(/Nested\w+/, 'Nested'));

test.each([
  ['Prod/Network/Plain', 'Prod/Network:Plain'],
  ['Plain', 'Prod/Network:Plain'],
  ['Prod/Network:Plain', 'Prod/Network:Plain'],
  ['Prod/Network/Vpc', 'Prod/Network:Vpc8378EB38'],
  ['Prod/Network/Vpc/Resource', 'Prod/Network:Vpc8378EB38'],
  ['Prod/Network/Nested/Inner', 'Prod/Network:Nested/Inner'],
])('%s is %s', (name, id) => expect(ids(name)).toEqual([id]));

test('knows the stack whose template it is read with', () => expect(vpcsCalled(['Prod/Network/Nested/Inner'], app)[0].stack).toBe('Prod/Network'));

test.each([
  [app, 'Prod/Network', 'vpcs names Prod/Network, expected the construct path or the logical id of a VPC of the app: Prod/Network/Plain, Prod/Network/Vpc, Prod/Network/Nested/Inner'],
  [new App(), 'Vpc', 'vpcs names Vpc, expected the construct path or the logical id of a VPC of the app: there is none'],
])('what is no VPC is refused', (root, name, message) => expect(() => vpcsCalled([name], root)).toThrow(message));
