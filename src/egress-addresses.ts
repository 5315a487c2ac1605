import { CfnOutput } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { NatGateway } from './nat-gateway';
import { egressAddressesOf } from './private/elastic-ips/egress';
import type { EgressAddress } from './private/elastic-ips/egress';
import { expectMap, expectText, expectWholeNumber } from './private/expected';

/**
 * Properties of `EgressAddresses.addOutputs()`.
 */
export interface EgressOutputsProps {
  /**
   * Export the outputs, under names that begin with this: `Egress` gives `EgressZone1Address1`.
   *
   * @default - the outputs are not exported
   */
  readonly exportNamePrefix?: string;
}

/**
 * Properties of `EgressAddresses.addParameter()`.
 */
export interface EgressParameterProps {
  /**
   * The name of the parameter, such as `/network/egress-addresses`.
   *
   * @default - CloudFormation picks one
   */
  readonly parameterName?: string;
}

/**
 * Properties of `EgressAddresses.addPrefixList()`.
 */
export interface EgressPrefixListProps {
  /**
   * The name of the prefix list.
   *
   * @default - a name made of the construct path
   */
  readonly prefixListName?: string;

  /**
   * How many entries the list can have. A security group or route table that refers to the list counts that many
   * against its own quota.
   *
   * AWS changes either the entries of a list or its size in one step: raise it in a deployment of its own, before there
   * are more addresses.
   *
   * @default 16, or the next multiple of 16 that holds the addresses
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
   */
  readonly maxEntries?: number;
}

/**
 * The public IPv4 addresses that the internet sees the private subnets come from: what partners put on an allow list.
 *
 * IPv6 is not among them: it leaves from the hosts' own addresses, which are in the IPv6 block of the VPC.
 */
export class EgressAddresses {
  /**
   * @internal
   */
  public static _of(vpc: ec2.Vpc, natGateways: NatGateway[]): EgressAddresses {
    return new EgressAddresses(vpc, natGateways);
  }

  private home?: Construct;

  private constructor(private readonly vpc: ec2.Vpc, private readonly natGateways: NatGateway[]) {}

  /**
   * All addresses, those of the first Availability Zone first. They are known when the stack is deployed.
   *
   * Throws if the template does not know them: there are no public NAT gateways, AWS chooses the addresses of a
   * regional one, or `ElasticIps.fromAllocationIds()` was given no `publicIps`.
   */
  public get publicIps(): string[] {
    return this.addresses().map(({ publicIp }) => publicIp);
  }

  /**
   * Add an output for each address: `Zone1Address1`, `Zone1Address2`, `Zone2Address1`…
   *
   * Throws if the template does not know the addresses, or the outputs are there already.
   */
  public addOutputs(props: EgressOutputsProps = {}): CfnOutput[] {
    expectMap('the props of addOutputs()', props, "{ exportNamePrefix: 'Egress' }");
    const { exportNamePrefix } = props;
    expectText('exportNamePrefix', exportNamePrefix, 'Egress', { mayBeToken: true });
    const addresses = this.addresses();
    const scope = this.place('Outputs', 'addOutputs');
    return addresses.map(({ name, publicIp }) => new CfnOutput(scope, name, {
      value: publicIp,
      description: `Public address that private subnets of ${this.vpc.node.path} leave from`,
      exportName: exportNamePrefix && `${exportNamePrefix}${name}`,
    }));
  }

  /**
   * Add a parameter of Systems Manager, of type `StringList`, that holds all addresses.
   *
   * Throws if the template does not know the addresses, or the parameter is there already.
   */
  public addParameter(props: EgressParameterProps = {}): ssm.StringListParameter {
    expectMap('the props of addParameter()', props, "{ parameterName: '/network/egress-addresses' }");
    const { parameterName } = props;
    expectText('parameterName', parameterName, '/network/egress-addresses', { mayBeToken: true });
    const stringListValue = this.publicIps;
    return new ssm.StringListParameter(this.place('Parameter', 'addParameter'), 'Resource', {
      parameterName,
      stringListValue,
      description: `Public addresses that private subnets of ${this.vpc.node.path} leave from`,
    });
  }

  /**
   * Add a managed prefix list of all addresses, for security groups and route tables, in this account or in others that
   * you share it with.
   *
   * Throws if the template does not know the addresses, `maxEntries` does not hold them, or the list is there already.
   */
  public addPrefixList(props: EgressPrefixListProps = {}): ec2.PrefixList {
    expectMap('the props of addPrefixList()', props, "{ prefixListName: 'egress' }");
    const { prefixListName, maxEntries } = props;
    expectText('prefixListName', prefixListName, 'egress', { mayBeToken: true });
    const addresses = this.addresses();
    const count = addresses.length;
    expectWholeNumber('maxEntries', maxEntries, { from: count, to: 1000 }, `, for there are ${count} addresses`);
    const prefixList = new ec2.PrefixList(this.place('PrefixList', 'addPrefixList'), 'Resource', {
      prefixListName,
      maxEntries: maxEntries ?? 16 * Math.ceil(count / 16),
      addressFamily: ec2.AddressFamily.IP_V4,
    });
    // The props of ec2.PrefixList take literal blocks alone.
    (prefixList.node.defaultChild as ec2.CfnPrefixList).entries =
      addresses.map(({ name, publicIp }) => ({ cidr: `${publicIp}/32`, description: name }));
    return prefixList;
  }

  private addresses(): EgressAddress[] {
    return egressAddressesOf(this.vpc, this.natGateways);
  }

  private place(id: string, call: string): Construct {
    this.home ??= new Construct(this.vpc, 'EgressAddresses');
    if (this.home.node.tryFindChild(id)) {
      throw new Error(`${call}() was called before for ${this.vpc.node.path}: call it once, and keep what it returns`);
    }
    return new Construct(this.home, id);
  }
}
