/** The key of this library's entry in the Metadata of an AWS::EC2::NatGateway. */
export const NAT_GATEWAY_METADATA_KEY = 'cdk-ha-nat-vpc';

/**
 * What a template says of the intent behind a NAT gateway.
 */
export interface NatGatewayMetadata {
  /** That subnets of other zones may depend on this gateway, and why, in words. */
  readonly acceptedZoneLoss?: string;
  /** That this private gateway is not meant to lead to the internet, and where it leads instead, in words. */
  readonly privateConnectivity?: string;
}
