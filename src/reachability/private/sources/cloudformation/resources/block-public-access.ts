import type { Readers } from './reader';
import { unknown } from '../../../network/resource';
import type { BlockPublicAccess, BlockPublicAccessExclusion } from '../../../network/resources';

export const BLOCK_PUBLIC_ACCESS_READERS: Readers = {
  'AWS::EC2::VPCBlockPublicAccessOptions': (options) =>
    options.readOne<BlockPublicAccess>((properties) => ({
      kind: 'block-public-access',
      mode:
        properties.word('InternetGatewayBlockMode', ['off', 'block-ingress', 'block-bidirectional']) ??
        unknown('InternetGatewayBlockMode is not given'),
    })),
  'AWS::EC2::VPCBlockPublicAccessExclusion': (exclusion) =>
    exclusion.readOne<BlockPublicAccessExclusion>((properties) => ({
      kind: 'block-public-access-exclusion',
      vpc: properties.optionalReference('VpcId'),
      subnet: properties.optionalReference('SubnetId'),
      mode:
        properties.word('InternetGatewayExclusionMode', ['allow-bidirectional', 'allow-egress']) ??
        unknown('InternetGatewayExclusionMode is not given'),
    })),
};
