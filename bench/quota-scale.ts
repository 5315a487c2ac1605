interface Scale {
  readonly subnets: number;
  readonly rulesPerDirection: number;
  readonly routesPerTable: number;
}

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

const ref = (id: string) => ({ Ref: id });

/** Block `index` of a VPC of a /16 that is cut into blocks of 64 addresses: there are 1024. */
const subnetBlock = (index: number) => `10.0.${Math.floor(index / 4)}.${(index % 4) * 64}/26`;

/** One of 1024 blocks of the internet, below the addresses that the rules speak of. */
const destination = (index: number) => `${20 + Math.floor((index % 1024) / 256)}.${index % 256}.0.0/16`;

/**
 * A network as large as AWS's quotas allow: half of the subnets public with a NAT gateway each, half private behind it, and
 * for every subnet an ACL of its own, whose rules overlap and alternate between allow and deny so that few can be merged.
 */
export function quotaScaleTemplate({ subnets, rulesPerDirection, routesPerTable }: Scale): { Resources: Resources } {
  const resources: Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
    Attachment: { Type: 'AWS::EC2::VPCGatewayAttachment', Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') } },
  };
  for (let pair = 0; pair < subnets / 2; pair++) {
    addSubnet(resources, `Public${pair}`, pair, pair * 2, { GatewayId: ref('Igw') }, routesPerTable, rulesPerDirection);
    resources[`Eip${pair}`] = { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } };
    resources[`Nat${pair}`] = {
      Type: 'AWS::EC2::NatGateway',
      Properties: { SubnetId: ref(`Public${pair}`), AllocationId: { 'Fn::GetAtt': [`Eip${pair}`, 'AllocationId'] } },
    };
    addSubnet(resources, `Private${pair}`, pair, pair * 2 + 1, { NatGatewayId: ref(`Nat${pair}`) }, routesPerTable, rulesPerDirection);
  }
  return { Resources: resources };
}

function addSubnet(
  resources: Resources, id: string, pair: number, block: number, target: Record<string, unknown>, routes: number, rules: number,
): void {
  resources[id] = {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: ref('Vpc'), CidrBlock: subnetBlock(block), AvailabilityZone: `us-east-1${'abcdef'[pair % 6]}` },
  };
  resources[`${id}Table`] = { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } };
  resources[`${id}TableOf`] = { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref(id), RouteTableId: ref(`${id}Table`) } };
  for (let route = 0; route < routes; route++) {
    const to = route === 0 ? '0.0.0.0/0' : destination(pair * 7 + route);
    resources[`${id}Route${route}`] = { Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref(`${id}Table`), DestinationCidrBlock: to, ...target } };
  }
  resources[`${id}Acl`] = { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: ref('Vpc') } };
  resources[`${id}AclOf`] = { Type: 'AWS::EC2::SubnetNetworkAclAssociation', Properties: { SubnetId: ref(id), NetworkAclId: ref(`${id}Acl`) } };
  for (const egress of [true, false]) {
    for (let rule = 0; rule < rules; rule++) {
      resources[`${id}Acl${egress ? 'Out' : 'In'}${rule}`] = {
        Type: 'AWS::EC2::NetworkAclEntry',
        Properties: { NetworkAclId: ref(`${id}Acl`), Egress: egress, RuleNumber: 100 + rule, ...overlappingRule(rule, rules, pair) },
      };
    }
  }
}

function overlappingRule(rule: number, rules: number, salt: number): Record<string, unknown> {
  if (rule === rules - 1) { return { Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' }; }
  const from = 1024 + ((rule * 997 + salt * 131) % 30_000);
  return {
    Protocol: rule % 3 === 0 ? 17 : 6,
    RuleAction: rule % 2 === 0 ? 'allow' : 'deny',
    CidrBlock: `${40 + (rule % 8) * 16}.0.0.0/${4 + (rule % 5)}`,
    PortRange: { From: from, To: from + 5_000 },
  };
}
