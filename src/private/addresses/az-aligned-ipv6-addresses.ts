import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzSlots } from './az-slots';
import { Ipv4Cidr } from './ipv4-cidr';

/**
 * Amazon-provided IPv6 addresses, numbered by the slot that a subnet's IPv4 block lies in.
 * ec2 numbers them by the subnet's position instead, so that a new zone moves the blocks of all tiers but the first.
 */
export class AzAlignedIpv6Addresses implements ec2.IIpv6Addresses {
  public readonly amazonProvided = true;
  private readonly amazon = ec2.Ipv6Addresses.amazonProvided();

  public constructor(private readonly slots: AzSlots) {}

  public allocateVpcIpv6Cidr(input: ec2.AllocateVpcIpv6CidrRequest): ec2.CfnVPCCidrBlock {
    return this.amazon.allocateVpcIpv6Cidr(input);
  }

  public createIpv6CidrBlocks(input: ec2.CreateIpv6CidrBlocksRequest): string[] {
    // Always the whole /56: a count that grew with the zones would change the expression of every deployed subnet.
    return this.amazon.createIpv6CidrBlocks({ ...input, subnetCount: 256 });
  }

  public allocateSubnetsIpv6Cidr(input: ec2.AllocateIpv6CidrRequest): ec2.SubnetIpamOptions {
    return {
      allocatedSubnets: input.allocatedSubnets.map(({ cidr }) => ({
        cidr,
        ipv6Cidr: Fn.select(this.slots.ipv6Index(Ipv4Cidr.parse(cidr)), input.ipv6Cidrs),
      })),
    };
  }
}
