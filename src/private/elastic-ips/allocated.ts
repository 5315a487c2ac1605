import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { ElasticIpSource } from './source';
import type { ElasticIp } from '../../elastic-ip';

export interface AllocatedElasticIpsProps {
  readonly perGateway: number;
  readonly retain: boolean;
  /** What the address is taken from besides Amazon's own pool. */
  readonly pool?: Pick<ec2.CfnEIPProps, 'ipamPoolId' | 'publicIpv4Pool' | 'networkBorderGroup'>;
}

/** Addresses that the stack allocates, as many for each gateway. */
export class AllocatedElasticIps implements ElasticIpSource {
  public readonly countsAgainstQuota: boolean;

  public constructor(private readonly props: AllocatedElasticIpsProps) {
    this.countsAgainstQuota = props.pool === undefined;
  }

  public define(scope: Construct): ElasticIp[] {
    const { perGateway, retain, pool } = this.props;
    return Array.from({ length: perGateway }, (_, index) => {
      // The primary address has the id that ec2 gives it: a gateway whose address changed would be replaced.
      const resource = new ec2.CfnEIP(scope, index === 0 ? 'EIP' : `EIP${index + 1}`, { domain: 'vpc', ...pool });
      if (retain) {
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
      }
      return { allocationId: resource.attrAllocationId, publicIp: resource.attrPublicIp };
    });
  }
}
