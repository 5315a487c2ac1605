import type { Readers } from './reader';
import { associatedBlock, vpcBlock } from './symbolic-blocks';
import { writtenBlock } from './written-block';
import { known } from '../../../network/resource';
import type { NetworkAcl, SecurityGroup, SecurityGroupRule, Vpc, VpcCidr } from '../../../network/resources';
import { allPackets, noPackets } from '../../rule-traffic';
import type { DeclaredResource } from '../declared-resource';
import { defaultNetworkAcl, defaultSecurityGroup } from '../expressions/attributes';
import type { ReadContext } from '../read-context';

export const VPC_READERS: Readers = {
  'AWS::EC2::VPCEncryptionControl': noteEncryptionControl,
  'AWS::EC2::VPC': (vpc, context) => [
    ...vpc
      .readOne<Vpc>(() => ({ kind: 'vpc' }))
      .flatMap((resource) => [resource, defaultAcl(resource), ...defaultGroup(resource)]),
    ...vpc.readOne<VpcCidr>((_, branch) => ({
      kind: 'vpc-cidr',
      vpc: known(vpc.id),
      family: 'ipv4',
      cidr: writtenBlock(vpc, context, 'CidrBlock', 'ipv4', vpcBlock(vpc, context, branch)),
    })),
  ],
  'AWS::EC2::VPCCidrBlock': (association, context) =>
    association.readOne<VpcCidr>((properties, branch) => {
      const { family, block } = associatedBlock(association, context, branch);
      const name = family === 'ipv4' ? 'CidrBlock' : 'Ipv6CidrBlock';
      const cidr = writtenBlock(association, context, name, family, block);
      return { kind: 'vpc-cidr', vpc: properties.reference('VpcId'), family, cidr };
    }),
};

/** The network ACL that a VPC comes with. That its own rules allow everything, whoever evaluates it knows. */
function defaultAcl(vpc: Vpc): NetworkAcl {
  return {
    kind: 'network-acl',
    id: defaultNetworkAcl(vpc.id),
    when: vpc.when,
    vpc: known(vpc.id),
    isDefault: true,
    portsBlockedOnPurpose: [],
  };
}

/** The security group that a VPC comes with: its members accept each other and may send anything. */
function defaultGroup(vpc: Vpc): readonly (SecurityGroup | SecurityGroupRule)[] {
  const id = defaultSecurityGroup(vpc.id);
  const none = { ipv4: noPackets('ipv4'), ipv6: noPackets('ipv6') };
  const rule = { kind: 'security-group-rule', when: vpc.when, securityGroup: known(id) } as const;
  return [
    { kind: 'security-group', id, when: vpc.when, vpc: known(vpc.id) },
    { ...rule, id: `${id}.ingress`, direction: 'ingress', permits: none, peerSecurityGroup: known(id) },
    { ...rule, id: `${id}.egress`, direction: 'egress', permits: allPackets() },
  ];
}

/**
 * VPC Encryption Control that enforces stops what is not encrypted, and gateways that it does not except.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html
 */
function noteEncryptionControl(control: DeclaredResource, { notes, possibilities }: ReadContext): readonly [] {
  const modes = possibilities.everyBranch(control.when, (branch) => (
    control.properties(branch).word('Mode', ['monitor', 'enforce'])
  ));
  if (!modes.every(({ value }) => value === undefined || value.kind === 'known' && value.value === 'monitor')) {
    notes.cannotRead(
      `VPC Encryption Control ${control.id}, which may stop gateways and traffic that is not encrypted`,
      { id: control.id, owner: control },
    );
  }
  return [];
}
