import { Annotations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { parseVpcCidr } from './vpc-cidr';

/**
 * Judge a plan that is not this library's own: ec2 packs subnets by counting them, and takes blocks that AWS refuses.
 */
export function checkForeignAddressPlan(vpc: ec2.Vpc): void {
  const { cidrBlock } = vpc.node.defaultChild as ec2.CfnVPC;
  if (cidrBlock) {
    parseVpcCidr(cidrBlock);
  }
  Annotations.of(vpc).addWarningV2('cdk-ha-nat-vpc:HaNatVpc.packedAddresses',
    'the address plan may find a subnet its place by counting: another zone or tier then moves deployed subnets, which CloudFormation replaces or fails to. '
    + 'Right for a deployed VPC that is adopted; look at `cdk diff` before you change azCount, isolatedSubnets or ipProtocol. '
    + 'For a new VPC use AzAlignedIpAddresses, which never moves a subnet');
}
