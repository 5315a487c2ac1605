import { Annotations, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { parseVpcCidr } from './vpc-cidr';

/**
 * Refuse a block that AWS would refuse: ec2 judges the size of subnets, not of the VPC.
 */
export function checkVpcCidr(ipAddresses: ec2.IIpAddresses): void {
  const { cidrBlock } = ipAddresses.allocateVpcCidr();
  if (cidrBlock && !Token.isUnresolved(cidrBlock)) {
    parseVpcCidr(cidrBlock);
  }
}

/**
 * Advise on a plan that is not this library's own: ec2 packs subnets by counting them.
 */
export function adviseOnPackedAddresses(vpc: ec2.Vpc): void {
  Annotations.of(vpc).addWarningV2(
    'cdk-ha-nat-vpc:HaNatVpc.packedAddresses',
    'the address plan may find a subnet its place by counting: another zone or tier then moves deployed subnets, which CloudFormation replaces or fails to. ' +
      'Right for a deployed VPC that is adopted; look at `cdk diff` before you change azCount, tiers or ipProtocol. ' +
      'For a new VPC use AzAlignedIpAddresses, which never moves a subnet',
  );
}
