/** A network of any size as a CloudFormation template: what a report is drawn of. */
export interface EstateParts {
  readonly zones?: readonly string[];
  readonly privatePerZone?: number;
  readonly isolatedPerZone?: number;
  /** Private subnets of the last zone, counted from its last, whose default route leads to the first zone's gateway. */
  readonly crossing?: number;
  /** One gateway, in the first zone, for all. */
  readonly isShared?: boolean;
  /** One regional gateway, and no public subnets. */
  readonly isRegional?: boolean;
  readonly isDualStack?: boolean;
  readonly name?: string;
}

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

const ref = (id: string) => ({ Ref: id });

export function estateTemplate(parts: EstateParts = {}): { Resources: Resources } {
  const { zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'], privatePerZone = 1, isolatedPerZone = 0, crossing = 0, name = '' } = parts;
  const resources: Resources = {};
  const add = (id: string, type: string, properties: Record<string, unknown>) => { resources[`${name}${id}`] = { Type: `AWS::EC2::${type}`, Properties: properties }; };
  const own = (id: string) => ref(`${name}${id}`);
  const vpc = { VpcId: own('Vpc') };
  let block = 0;
  const subnet = (id: string, zone: string) => {
    const n = block++;
    add(id, 'Subnet', {
      ...vpc,
      AvailabilityZone: zone,
      CidrBlock: `10.${Math.floor(n / 256)}.${n % 256}.0/24`,
      ...parts.isDualStack ? { Ipv6CidrBlock: `2600:1f16:abc:${n.toString(16)}::/64` } : {},
    });
    add(`${id}Table`, 'RouteTable', vpc);
    add(`${id}TableOf`, 'SubnetRouteTableAssociation', { SubnetId: own(id), RouteTableId: own(`${id}Table`) });
  };
  const route = (id: string, to: Record<string, unknown>) => {
    add(`${id}Default`, 'Route', { RouteTableId: own(`${id}Table`), DestinationCidrBlock: '0.0.0.0/0', ...to });
  };
  add('Vpc', 'VPC', { CidrBlock: '10.0.0.0/16' });
  if (parts.isDualStack) { add('VpcBlock', 'VPCCidrBlock', { ...vpc, Ipv6CidrBlock: '2600:1f16:abc::/48' }); }
  add('Igw', 'InternetGateway', {});
  add('IgwOf', 'VPCGatewayAttachment', { ...vpc, InternetGatewayId: own('Igw') });
  if (parts.isRegional) { add('NatRegional', 'NatGateway', { ...vpc, AvailabilityMode: 'regional' }); }
  zones.forEach((zone, z) => {
    const suffix = zone.slice(-1).toUpperCase();
    if (!parts.isRegional) {
      subnet(`Public${suffix}`, zone);
      route(`Public${suffix}`, { GatewayId: own('Igw') });
      if (z === 0 || !parts.isShared) {
        add(`Eip${suffix}`, 'EIP', { Domain: 'vpc' });
        add(`Nat${suffix}`, 'NatGateway', { SubnetId: own(`Public${suffix}`), AllocationId: { 'Fn::GetAtt': [`${name}Eip${suffix}`, 'AllocationId'] } });
      }
    }
    for (let i = 1; i <= privatePerZone; i++) {
      const id = privatePerZone === 1 ? `App${suffix}` : `App${String(i).padStart(2, '0')}${suffix}`;
      const isCrossing = z === zones.length - 1 && i > privatePerZone - crossing;
      const home = isCrossing || parts.isShared ? zones[0].slice(-1).toUpperCase() : suffix;
      subnet(id, zone);
      route(id, { NatGatewayId: own(parts.isRegional ? 'NatRegional' : `Nat${home}`) });
    }
    for (let i = 1; i <= isolatedPerZone; i++) { subnet(`Data${String(i).padStart(2, '0')}${suffix}`, zone); }
  });
  return { Resources: resources };
}

/** The templates of several networks as one. */
export function together(...templates: readonly { Resources: Resources }[]): { Resources: Resources } {
  return { Resources: Object.assign({}, ...templates.map(({ Resources: resources }) => resources)) };
}
