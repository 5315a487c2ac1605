import { Lazy } from 'aws-cdk-lib';
import { Endpoint } from '../../src/reachability/endpoint';

describe('in words', () => {
  test.each([
    [Endpoint.subnet(' Private1 '), 'subnet Private1'],
    [Endpoint.address('203.0.113.5'), '203.0.113.5'],
    [Endpoint.address('2001:DB8:0::1'), '2001:db8::1'],
    [Endpoint.internet(), 'internet'],
    [Endpoint.elasticIp(' NatEip '), 'Elastic IP NatEip'],
    [Endpoint.host(' Web '), 'host Web'],
    [Endpoint.service('s3'), 's3'],
    [Endpoint.service(' S3Express '), 's3express'],
    [Endpoint.service('com.amazonaws.eu-west-1.dynamodb'), 'dynamodb'],
  ])('%s', (endpoint, text) => expect(endpoint.toString()).toBe(text));
});

describe('refused', () => {
  const token = Lazy.string({ produce: () => 'late' });

  test.each([
    ['an empty name', () => Endpoint.subnet(' '), 'the name of a subnet is empty: give its logical id, or the end of its name such as PrivateSubnet1'],
    ['a block', () => Endpoint.address('10.0.0.0/24'), '10.0.0.0/24 is not an IP address: give one address such as 10.0.0.0, not a block'],
    ['no address', () => Endpoint.address('10.0.0.256'), '10.0.0.256 is not an IP address: give an IPv4 or IPv6 address such as 203.0.113.5'],
    ['nothing', () => Endpoint.address(''), 'an empty string is not an IP address: give an IPv4 or IPv6 address such as 203.0.113.5'],
    ['an empty Elastic IP', () => Endpoint.elasticIp(''), 'the name of an Elastic IP is empty: give its logical id'],
    ['an empty host', () => Endpoint.host(' '), 'the name of a host is empty: give its logical id'],
    ['a token for a host', () => Endpoint.host(token),
      'the host of an endpoint is a token, which has no value before deployment: give the logical id of a subnet or a literal address'],
    ['a service with interface endpoints', () => Endpoint.service('sqs'), 'sqs is no service with gateway endpoints: give one of s3, s3express, dynamodb'],
    ['an empty service', () => Endpoint.service(''), 'an empty string is no service with gateway endpoints: give one of s3, s3express, dynamodb'],
    ['a token for a subnet', () => Endpoint.subnet(token),
      'the subnet of an endpoint is a token, which has no value before deployment: give the logical id of a subnet or a literal address'],
    ['a token for an address', () => Endpoint.address(token),
      'the address of an endpoint is a token, which has no value before deployment: give the logical id of a subnet or a literal address'],
  ])('%s', (_name, define, message) => expect(define).toThrow(new Error(message)));
});
