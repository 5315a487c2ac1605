import { NetworkAclEntry } from '../account';
import { Check } from '../report';
import { DeployedResource, DeployedStack } from '../template';
import { place, subnetsOf } from './tiers';

const IMPLICIT_DENY = 32767;

/** The custom ACLs hold the entries of the template and no others, and each subnet has the ACL that the template gives it. */
export function checkNetworkAcls(stack: DeployedStack): Check[] {
  const entries = stack.resources('AWS::EC2::NetworkAclEntry');
  const acls = stack.resources('AWS::EC2::NetworkAcl');
  return [
    ...acls.map((acl): Check => {
      const deployed = stack.account.NetworkAcls.find((each) => each.NetworkAclId === acl.physicalId);
      const expected = entries.filter((entry) => entry.property('NetworkAclId') === acl.physicalId).map(entryOfTemplate).sort();
      return {
        name: `${acl.logicalId} holds the ${expected.length} entries of the template`,
        actual: deployed?.Entries.filter((entry) => entry.RuleNumber !== IMPLICIT_DENY).map(describeEntry).sort(),
        expected,
      };
    }),
    {
      name: 'each entry of the template belongs to an ACL of the template',
      actual: entries.filter((entry) => !acls.some((acl) => acl.physicalId === entry.property('NetworkAclId'))).map((entry) => entry.logicalId),
      expected: [],
    },
    ...(acls.length ? [associations(stack)] : []),
  ];
}

function associations(stack: DeployedStack): Check {
  const subnets = subnetsOf(stack);
  const aclOf = (subnetId: string) => stack.account.NetworkAcls
    .find((acl) => acl.Associations.some((association) => association.SubnetId === subnetId))?.NetworkAclId;
  const given = new Map(stack.resources('AWS::EC2::SubnetNetworkAclAssociation')
    .map((association) => [association.property<string>('SubnetId'), association.property<string>('NetworkAclId')]));
  const defaultAcl = stack.account.NetworkAcls.find((acl) => acl.IsDefault && acl.VpcId === subnets[0]?.VpcId)?.NetworkAclId;
  return {
    name: `each of the ${subnets.length} subnets has the ACL of its tier, or the default one`,
    actual: subnets.map((subnet) => [place(subnet), aclOf(subnet.SubnetId)]),
    expected: subnets.map((subnet) => [place(subnet), given.get(subnet.SubnetId) ?? defaultAcl]),
  };
}

/** An entry in one line, such as `ingress 100 allow 6 0.0.0.0/0 1024-65535`. */
export function describeEntry(entry: NetworkAclEntry): string {
  const ports = entry.PortRange && `${entry.PortRange.From}-${entry.PortRange.To}`;
  const icmp = entry.IcmpTypeCode && `type ${entry.IcmpTypeCode.Type} code ${entry.IcmpTypeCode.Code}`;
  return [entry.Egress ? 'egress' : 'ingress', entry.RuleNumber, entry.RuleAction, entry.Protocol, entry.CidrBlock ?? entry.Ipv6CidrBlock, ports, icmp]
    .filter((word) => word !== undefined).join(' ');
}

function entryOfTemplate(resource: DeployedResource): string {
  return describeEntry({
    RuleNumber: Number(resource.property('RuleNumber')),
    Egress: `${resource.property<boolean | string>('Egress') ?? false}` === 'true',
    RuleAction: resource.property<string>('RuleAction')!,
    Protocol: `${resource.property<number | string>('Protocol')}`,
    CidrBlock: resource.property('CidrBlock'),
    Ipv6CidrBlock: resource.property('Ipv6CidrBlock'),
    PortRange: resource.property('PortRange'),
    IcmpTypeCode: resource.property('Icmp'),
  });
}
