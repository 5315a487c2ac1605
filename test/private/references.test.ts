import { App, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { refersTo } from '../../src/private/references';

const app = new App();
const [one, other] = ['One', 'Other'].map((id) => new ec2.Vpc(new Stack(app, id), 'Vpc', { maxAzs: 2 }));

test.each<[string, string | undefined, boolean]>([
  ['its id', one.vpcId, true],
  ['the id of a VPC with the same logical id in another stack', other.vpcId, false],
  ['an expression that yields its id', Lazy.string({ produce: () => one.vpcId }), true],
  ['a literal', 'vpc-0123', false],
  ['nothing', undefined, false],
])('%s: %s', (_, value, expected) => expect(refersTo(one, value, one)).toBe(expected));

test('its id in another stack', () => expect(refersTo(other, one.vpcId, one)).toBe(true));
