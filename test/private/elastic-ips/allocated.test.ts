import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AllocatedElasticIps, type AllocatedElasticIpsProps } from '../../../src/private/elastic-ips/allocated';

const define = (props: Partial<AllocatedElasticIpsProps>) => {
  const stack = new Stack();
  new AllocatedElasticIps({ perGateway: 1, retain: false, ...props }).define(stack);
  return Template.fromStack(stack).findResources('AWS::EC2::EIP');
};

test('the first has the id that ec2 gives it', () => expect(Object.keys(define({ perGateway: 3 }))).toEqual(['EIP', 'EIP2', 'EIP3']));

test.each([{ ipamPoolId: 'ipam-pool-1' }, { publicIpv4Pool: 'ipv4pool-ec2-1' }])('come from the pool %j', (pool) => {
  const [key] = Object.keys(pool);
  expect(define({ pool }).EIP.Properties).toEqual({ Domain: 'vpc', [key[0].toUpperCase() + key.slice(1)]: Object.values(pool)[0] });
});
