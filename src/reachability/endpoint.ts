import { Token } from 'aws-cdk-lib';
import { GATEWAY_SERVICES } from './private/forwarding/gateway-endpoint';
import { formatAddress, parseAddress } from './private/packet/address';
import type { EndpointSpec } from './private/paths/endpoints';
import { printable } from './private/words/printable';

/**
 * Where packets come from or go to.
 */
export class Endpoint {
  /**
   * The hosts of a subnet, at any of its addresses. They have the public IPv4 addresses that the template tells of:
   * given on launch, or Elastic IPs.
   *
   * @param logicalIdOrName logical id of the subnet, or the end of the name that a person would read in it:
   * `PrivateSubnet1` and `Private1` both name `VpcPrivateSubnet1Subnet8BCA10E0`. It must fit one subnet alone; if it
   * does not, the question fails with a list of subnets.
   */
  public static subnet(logicalIdOrName: string): Endpoint {
    refuseToken('subnet', logicalIdOrName);
    if (logicalIdOrName.trim() === '') {
      throw new Error(
        'the name of a subnet is empty: give its logical id, or the end of its name such as PrivateSubnet1',
      );
    }
    return new Endpoint({ kind: 'subnet', name: logicalIdOrName.trim() });
  }

  /**
   * One host: inside a subnet, if one of the subnets has the address, else outside the VPC.
   *
   * @param address an IPv4 or IPv6 address such as `10.0.1.5`, `203.0.113.5` or `2001:db8::1`
   */
  public static address(address: string): Endpoint {
    refuseToken('address', address);
    const parsed = parseAddress(address.trim());
    if (parsed === undefined) {
      const hint = address.includes('/')
        ? `: give one address such as ${address.split('/')[0]}, not a block`
        : ': give an IPv4 or IPv6 address such as 203.0.113.5';
      throw new Error(printable(`${address === '' ? 'an empty string' : address} is not an IP address${hint}`));
    }
    return new Endpoint({ kind: 'address', address: parsed });
  }

  /**
   * Whatever the internet finds at an Elastic IP: a zonal NAT gateway, which lets nothing in that no host asked for, or
   * the hosts of the subnet in which the address belongs to one. It is a destination, for packets from outside the VPC.
   *
   * @param logicalId logical id of the Elastic IP, which a NAT gateway or a host of the template must have; if none
   * has, the question fails with a list of Elastic IPs
   */
  public static elasticIp(logicalId: string): Endpoint {
    refuseToken('Elastic IP', logicalId);
    if (logicalId.trim() === '') { throw new Error('the name of an Elastic IP is empty: give its logical id'); }
    return new Endpoint({ kind: 'elastic-ip', name: logicalId.trim() });
  }

  /**
   * One host: an instance or a network interface of the template, with its own public addresses. Its security groups
   * count: what they do not permit is blocked. Those of hosts at the other end are taken to be open, unless that is a
   * host, too.
   *
   * @param logicalIdOrName logical id of the host, or the end of it; if it does not fit one host alone, the question
   * fails with a list of hosts
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
   */
  public static host(logicalIdOrName: string): Endpoint {
    refuseToken('host', logicalIdOrName);
    if (logicalIdOrName.trim() === '') { throw new Error('the name of a host is empty: give its logical id'); }
    return new Endpoint({ kind: 'host', name: logicalIdOrName.trim() });
  }

  /**
   * An AWS service that has gateway endpoints, as a destination: reached by the endpoint in the route table of the
   * subnet, or else by the way to the internet.
   *
   * @param name `s3`, `s3express` or `dynamodb`, or a whole name such as `com.amazonaws.eu-west-1.s3`
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
   */
  public static service(name: string): Endpoint {
    refuseToken('service', name);
    const service = name.trim().toLowerCase().replace(/^.*\./, '');
    if (!GATEWAY_SERVICES.includes(service)) {
      const given = name === '' ? 'an empty string' : name;
      throw new Error(
        printable(`${given} is no service with gateway endpoints: give one of ${GATEWAY_SERVICES.join(', ')}`),
      );
    }
    return new Endpoint({ kind: 'service', name: service });
  }

  /** Every host of the internet: all public addresses that are not the VPC's own. */
  public static internet(): Endpoint {
    return new Endpoint({ kind: 'internet' });
  }

  private constructor(
    /** @internal */
    public readonly _spec: EndpointSpec,
  ) {}

  /** What the endpoint is, in words. */
  public toString(): string {
    switch (this._spec.kind) {
      case 'subnet': return `subnet ${this._spec.name}`;
      case 'address': return formatAddress(this._spec.address);
      case 'internet': return 'internet';
      case 'host': return `host ${this._spec.name}`;
      case 'service': return this._spec.name;
      case 'elastic-ip': return `Elastic IP ${this._spec.name}`;
    }
  }
}

function refuseToken(what: string, value: string): void {
  if (Token.isUnresolved(value)) {
    throw new Error(
      `the ${what} of an endpoint is a token, which has no value before deployment: give the logical id of a subnet or a literal address`,
    );
  }
}
