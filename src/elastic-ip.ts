/**
 * An Elastic IP address.
 */
export interface ElasticIp {
  /**
   * The allocation id, `eipalloc-…`.
   */
  readonly allocationId: string;

  /**
   * The public IPv4 address: what partners put on their allow list.
   *
   * @default - unknown to the template: an existing address whose `publicIps` were not told
   */
  readonly publicIp?: string;
}
