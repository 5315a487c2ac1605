import { ResourceJson, TemplateJson } from './oracle-network';
import { AclPlan, RulePlan, rulesOf } from './random-acl';
import { AMAZON_BLOCK, FlawKind, InnerTier, NetworkPlan, vpcIpv6 } from './random-network';

/** The CloudFormation template that a plan stands for. */
export function templateOf(plan: NetworkPlan): TemplateJson {
  return new NetworkTemplate(plan).build();
}

const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const amazonBlock = { 'Fn::Select': [0, attribute('Vpc', 'Ipv6CidrBlocks')] };
const VPC = { VpcId: ref('Vpc') };
const TO_INTERNET = { GatewayId: ref('Igw') };
/** AWS's own rule of a default network ACL. */
const isNotAwsOwn = ({ number }: RulePlan) => number !== 100;
const SECONDARY = '100.64.0.0/16';
const TO_EGRESS_ONLY = { EgressOnlyInternetGatewayId: ref('Eigw') };

class NetworkTemplate {
  private readonly resources = new Map<string, ResourceJson>();
  private readonly isDual: boolean;
  private readonly isRegional: boolean;
  private readonly hasSecondaryBlock: boolean;

  constructor(private readonly plan: NetworkPlan) {
    this.isDual = plan.ipv6 !== 'none';
    this.hasSecondaryBlock = plan.secondaryBlock && plan.tiers.length > 1;
    this.isRegional = plan.nat === 'regional' || plan.nat === 'regional-listed';
  }

  public build(): TemplateJson {
    const { plan } = this;
    this.addVpc();
    plan.acls.forEach((_, index) => this.add(`Acl${index}`, 'NetworkAcl', VPC));
    plan.acls.forEach((acl, index) => this.addEntries(`Acl${index}`, ref(`Acl${index}`), acl));
    this.addEntries('DefaultAcl', attribute('Vpc', 'DefaultNetworkAcl'), { ...plan.defaultAcl, extra: plan.defaultAcl.extra.filter(isNotAwsOwn) });
    if (this.isRegional) { this.addRegionalGateway(); }
    for (let zone = 0; zone < plan.zones; zone += 1) {
      this.addPublicSubnet(zone);
      if (!this.isRegional && (plan.nat === 'zonal' || zone === 0)) { this.addGateway(zone); }
      plan.tiers.forEach((tier, index) => this.addInnerSubnet(tier, index, zone));
      if (this.has('elastic-ip-on-host', zone)) { this.addElasticHost(zone); }
    }
    if (plan.gatewayEndpoint) { this.addGatewayEndpoint(); }
    return { Resources: Object.fromEntries(shuffled([...this.resources], plan.order)) };
  }

  private add(id: string, type: string, properties: Record<string, unknown>): void {
    this.resources.set(id, { Type: `AWS::EC2::${type}`, Properties: properties });
  }

  private has(kind: FlawKind, zone?: number): boolean {
    return this.plan.flaws.some((flaw) => flaw.kind === kind && (zone === undefined || flaw.zone === zone));
  }

  private zone(zone: number): unknown {
    return this.plan.zoneNames === 'literal' ? `eu-west-1${'abcd'[zone]}` : { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] };
  }

  private addVpc(): void {
    this.add('Vpc', 'VPC', { CidrBlock: `${this.plan.vpc}.0.0/16` });
    this.add('Igw', 'InternetGateway', {});
    if (!this.has('no-attachment')) { this.add('Attachment', 'VPCGatewayAttachment', { ...VPC, InternetGatewayId: ref('Igw') }); }
    if (this.hasSecondaryBlock) { this.add('Secondary', 'VPCCidrBlock', { ...VPC, CidrBlock: SECONDARY }); }
    if (this.has('route-to-other-vpc')) { this.addOtherVpc(); }
    if (!this.isDual) { return; }
    const own = { Ipv6CidrBlock: vpcIpv6('00::/56'), Ipv6Pool: 'ipv6pool-ec2-0' };
    this.add('Ipv6', 'VPCCidrBlock', { ...VPC, ...(this.plan.ipv6 === 'literal' ? own : { AmazonProvidedIpv6CidrBlock: true }) });
    this.add('Eigw', 'EgressOnlyInternetGateway', VPC);
  }

  private addEntries(name: string, acl: object, plan: AclPlan): void {
    const ipv6 = { none: [], amazon: [AMAZON_BLOCK], literal: [vpcIpv6('00::/56')] }[this.plan.ipv6];
    const ipv4 = [`${this.plan.vpc}.0.0/16`, ...(this.hasSecondaryBlock ? [SECONDARY] : [])];
    for (const rule of rulesOf(plan, { ipv4, ipv6 })) {
      this.add(`${name}${rule.egress ? 'Egress' : 'Ingress'}${rule.number}`, 'NetworkAclEntry', entryOf(acl, rule));
    }
  }

  private addSubnet(id: string, zone: number, cidr: string, ipv6Index: number, tier: InnerTier | 'public', acl: number | undefined): void {
    const own = vpcIpv6(`${ipv6Index.toString(16).padStart(2, '0')}::/64`);
    const ipv6 = this.plan.ipv6 === 'literal' ? own : { 'Fn::Select': [ipv6Index, { 'Fn::Cidr': [amazonBlock, 256, '64'] }] };
    this.add(id, 'Subnet', {
      ...VPC,
      AvailabilityZone: this.zone(zone),
      CidrBlock: cidr,
      ...(this.isDual ? { Ipv6CidrBlock: ipv6 } : {}),
      ...(tier === 'private' && this.hasDns64(zone) ? { EnableDns64: true } : {}),
      ...(this.plan.tagged ? { Tags: [{ Key: 'aws-cdk:subnet-type', Value: `${tier[0].toUpperCase()}${tier.slice(1)}` }] } : {}),
    });
    this.add(`${id}Table`, 'RouteTable', VPC);
    if (tier !== 'private' || !this.has('main-route-table', zone)) {
      const table = this.plan.sharedTable && id === `Inner0x${zone}` ? 'Inner0x0Table' : `${id}Table`;
      this.add(`${id}TableOf`, 'SubnetRouteTableAssociation', { SubnetId: ref(id), RouteTableId: ref(table) });
    }
    if (acl !== undefined) { this.add(`${id}AclOf`, 'SubnetNetworkAclAssociation', { SubnetId: ref(id), NetworkAclId: ref(`Acl${acl}`) }); }
  }

  private hasDns64(zone: number): boolean {
    return this.isDual && ((this.plan.nat64 && !this.has('nat64-route-alone', zone)) || this.has('dns64-alone', zone));
  }

  private addRoute(subnet: string, name: string, destination: string, target: Record<string, unknown>): void {
    const property = destination.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock';
    this.add(`${subnet}${name}`, 'Route', { RouteTableId: ref(`${subnet}Table`), [property]: destination, ...target });
  }

  private addPublicSubnet(zone: number): void {
    const id = `Public${zone}`;
    this.addSubnet(id, zone, `${this.plan.vpc}.${zone}.0/24`, zone, 'public', this.plan.aclOfTier[0]);
    if (!this.has('no-public-default-route', zone)) { this.addRoute(id, 'Default', '0.0.0.0/0', TO_INTERNET); }
    if (!this.isDual) { return; }
    this.addRoute(id, 'Ipv6', '::/0', TO_INTERNET);
    if (this.has('nat64-of-public-subnet', zone)) { this.addRoute(id, 'Nat64', '64:ff9b::/96', this.toNat(zone)); }
    if (this.has('public-part-to-egress-only', zone)) { this.addRoute(id, 'Part', '2001:4860::/32', TO_EGRESS_ONLY); }
  }

  private addGateway(zone: number): void {
    const home = this.has('gateway-in-private-subnet', zone) ? `Inner0x${zone}` : `Public${zone}`;
    if (this.has('private-connectivity', zone)) {
      this.add(`Nat${zone}`, 'NatGateway', { SubnetId: ref(home), ConnectivityType: 'private' });
      return;
    }
    this.add(`Eip${zone}`, 'EIP', { Domain: 'vpc' });
    this.add(`Nat${zone}`, 'NatGateway', { SubnetId: ref(home), AllocationId: attribute(`Eip${zone}`, 'AllocationId') });
  }

  private addRegionalGateway(): void {
    const listed = this.plan.nat === 'regional-listed' ? [0, 1] : [];
    listed.forEach((zone) => this.add(`Eip${zone}`, 'EIP', { Domain: 'vpc' }));
    const addresses = listed.map((zone) => ({ AvailabilityZone: this.zone(zone), AllocationIds: [attribute(`Eip${zone}`, 'AllocationId')] }));
    this.add('Nat0', 'NatGateway', { ...VPC, AvailabilityMode: 'regional', ...(listed.length > 0 ? { AvailabilityZoneAddresses: addresses } : {}) });
  }

  private toNat(zone: number): Record<string, unknown> {
    return { NatGatewayId: ref(this.plan.nat === 'zonal' ? `Nat${zone % this.plan.zones}` : 'Nat0') };
  }

  private addInnerSubnet(tier: InnerTier, index: number, zone: number): void {
    const id = `Inner${index}x${zone}`;
    const tail = index === 0 ? `${16 * (zone + 1)}.0/20` : `${240 + zone}.0/28`;
    const prefix = index > 0 && this.hasSecondaryBlock ? '100.64' : this.plan.vpc;
    this.addSubnet(id, zone, `${prefix}.${tail}`, 16 * (index + 1) + zone, tier, this.plan.aclOfTier[1 + index]);
    if (tier === 'private') {
      this.addPrivateRoutes(id, zone);
      if (this.isDual) { this.addPrivateIpv6Routes(id, zone); }
      return;
    }
    if (this.has('isolated-routed-to-nat', zone)) { this.addRoute(id, 'Nat', '0.0.0.0/0', this.toNat(zone)); }
    if (this.has('isolated-routed-to-internet', zone)) { this.addRoute(id, 'Internet', '0.0.0.0/1', TO_INTERNET); }
  }

  private addPrivateRoutes(id: string, zone: number): void {
    if (this.has('internet-route-in-private-table', zone)) {
      this.addRoute(id, 'Default', '0.0.0.0/0', TO_INTERNET);
    } else if (!this.has('no-default-route', zone) && !this.has('nat64-only', zone)) {
      this.addRoute(id, 'Default', '0.0.0.0/0', this.toNat(this.has('cross-zone-route', zone) ? zone + 1 : zone));
    }
    if (this.has('part-by-internet-gateway', zone)) { this.addRoute(id, 'Part', '8.8.0.0/16', TO_INTERNET); }
    if (this.has('part-by-other-zone', zone)) { this.addRoute(id, 'Other', '8.8.8.0/24', this.toNat(zone + 1)); }
    if (this.has('route-to-other-vpc', zone)) { this.addRoute(id, 'Foreign', '1.0.0.0/8', { NatGatewayId: ref('OtherNat') }); }
    if (this.has('route-to-private-range', zone)) { this.addRoute(id, 'Range', '172.16.0.0/12', TO_INTERNET); }
  }

  private addPrivateIpv6Routes(id: string, zone: number): void {
    if (!this.has('no-ipv6-default-route', zone) && !this.has('nat64-only', zone)) {
      const direct = this.has('ipv6-by-internet-gateway', zone) ? TO_INTERNET : TO_EGRESS_ONLY;
      this.addRoute(id, 'Ipv6', '::/0', this.has('ipv6-by-nat', zone) ? this.toNat(zone) : direct);
    }
    if (this.plan.nat64 || this.has('nat64-route-alone', zone) || this.has('nat64-only', zone)) {
      this.addRoute(id, 'Nat64', '64:ff9b::/96', this.toNat(this.has('nat64-other-zone', zone) ? zone + 1 : zone));
    }
  }

  private addGatewayEndpoint(): void {
    const tables = [...this.resources].filter(([, { Type: type }]) => type === 'AWS::EC2::RouteTable').map(([id]) => ref(id));
    this.add('Endpoint', 'VPCEndpoint', { ...VPC, ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' }, RouteTableIds: tables });
  }

  /** A VPC beside this one, with a NAT gateway that works. */
  private addOtherVpc(): void {
    const other = { VpcId: ref('OtherVpc') };
    this.add('OtherVpc', 'VPC', { CidrBlock: '10.99.0.0/16' });
    this.add('OtherIgw', 'InternetGateway', {});
    this.add('OtherAttachment', 'VPCGatewayAttachment', { ...other, InternetGatewayId: ref('OtherIgw') });
    this.add('OtherPublic', 'Subnet', { ...other, AvailabilityZone: this.zone(0), CidrBlock: '10.99.0.0/24' });
    this.add('OtherTable', 'RouteTable', other);
    this.add('OtherTableOf', 'SubnetRouteTableAssociation', { SubnetId: ref('OtherPublic'), RouteTableId: ref('OtherTable') });
    this.add('OtherDefault', 'Route', { RouteTableId: ref('OtherTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('OtherIgw') });
    this.add('OtherEip', 'EIP', { Domain: 'vpc' });
    this.add('OtherNat', 'NatGateway', { SubnetId: ref('OtherPublic'), AllocationId: attribute('OtherEip', 'AllocationId') });
  }

  private addElasticHost(zone: number): void {
    const anywhere = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }];
    this.add(`Open${zone}`, 'SecurityGroup', { ...VPC, GroupDescription: 'open to the world', SecurityGroupIngress: anywhere });
    const [host, eip, home] = [ref(`Host${zone}`), `HostEip${zone}`, { SubnetId: ref(`Inner0x${zone}`) }];
    if (zone % 2 === 0) {
      this.add(`Host${zone}`, 'Instance', { ...home, SecurityGroupIds: [attribute(`Open${zone}`, 'GroupId')] });
      this.add(eip, 'EIP', { Domain: 'vpc', InstanceId: host });
      return;
    }
    this.add(`Host${zone}`, 'NetworkInterface', { ...home, GroupSet: [attribute(`Open${zone}`, 'GroupId')] });
    this.add(eip, 'EIP', { Domain: 'vpc' });
    this.add(`${eip}Of`, 'EIPAssociation', { AllocationId: attribute(eip, 'AllocationId'), NetworkInterfaceId: host });
  }
}

function entryOf(acl: object, rule: RulePlan): Record<string, unknown> {
  return {
    NetworkAclId: acl,
    RuleNumber: rule.number,
    Protocol: rule.protocol,
    RuleAction: rule.allow ? 'allow' : 'deny',
    ...(rule.egress ? { Egress: true } : {}),
    [rule.cidr.includes(':') ? 'Ipv6CidrBlock' : 'CidrBlock']: rule.cidr === AMAZON_BLOCK ? amazonBlock : rule.cidr,
    ...(rule.ports ? { PortRange: { From: rule.ports[0], To: rule.ports[1] } } : {}),
    ...(rule.icmp ? { Icmp: { Type: rule.icmp[0], Code: rule.icmp[1] } } : {}),
  };
}

function shuffled<T>(items: readonly T[], order: readonly number[]): readonly T[] {
  const keyed = items.map((item, index) => ({ item, key: (order[index % order.length] * (index + 1)) % 1009 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
