import type { Network } from '../../../../../../src/reachability/private/network/network';
import { readTemplates } from '../../../../../../src/reachability/private/sources/cloudformation/read-template';
import { checkNetwork } from '../../../../../../src/reachability/rules/private/check';
import { att, ec2, Json, param, read, ref } from '../builders';

const VPC = 'vpc-0123456789abcdef0';
const OTHER = 'vpc-0fedcba9876543210';
const importing = (name: string) => ({ 'Fn::ImportValue': name });

test('what stacks name by one id is one VPC', () => {
  const network = readTemplates(['A', 'B'].map((name) => ({ name, template: { Resources: { Net: ec2('Subnet', { VpcId: VPC }) } } })));
  expect(network.all('vpc').map(({ id }) => id)).toEqual([VPC]);
  expect(network.referringTo('subnet', 'vpc', VPC).map(({ id }) => id)).toEqual(['A:Net', 'B:Net']);
});

test.each<[string, unknown, Json, string[]]>([
  ['an id', VPC, {}, [VPC]],
  ['an old id', 'vpc-0123abcd', {}, ['vpc-0123abcd']],
  ['an id that a parameter gives', ref('VpcId'), { Parameters: { VpcId: param({ Default: VPC }) } }, [VPC]],
  ['no id', 'vpc-1', {}, []],
  ['the id of something else', 'subnet-0123abcd', {}, []],
])('%s', (_, VpcId, more, ids) => expect(read({ Net: ec2('Subnet', { VpcId }) }, more).all('vpc').map(({ id }) => id)).toEqual(ids));

const allowAll = (Egress: boolean) => ec2('NetworkAclEntry', {
  NetworkAclId: ref('Acl'), Egress, RuleNumber: 100, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0',
});

/** A NAT gateway in a public subnet of a VPC from outside, and the gateway that another stack attaches to a VPC. */
const apart = (vpc: string, attachedTo: string): Network => readTemplates([
  {
    name: 'Base',
    template: {
      Resources: { Igw: ec2('InternetGateway'), Attachment: ec2('VPCGatewayAttachment', { VpcId: attachedTo, InternetGatewayId: ref('Igw') }) },
      Outputs: { Igw: { Value: ref('Igw'), Export: { Name: 'igw' } } },
    },
  },
  {
    name: 'Net',
    template: {
      Resources: {
        Acl: ec2('NetworkAcl', { VpcId: vpc }),
        ...Object.fromEntries([true, false].map((Egress) => [`Rule${Egress}`, allowAll(Egress)])),
        Public: ec2('Subnet', { VpcId: vpc, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' }),
        Table: ec2('RouteTable', { VpcId: vpc }),
        Route: ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: importing('igw') }),
        TableOf: ec2('SubnetRouteTableAssociation', { SubnetId: ref('Public'), RouteTableId: ref('Table') }),
        AclOf: ec2('SubnetNetworkAclAssociation', { SubnetId: ref('Public'), NetworkAclId: ref('Acl') }),
        Eip: ec2('EIP'),
        Nat: ec2('NatGateway', { SubnetId: ref('Public'), AllocationId: att('Eip', 'AllocationId') }),
      },
    },
  },
]);
const OPTIONS = { ephemeralPorts: { from: 1024, to: 65535 }, severities: {} };
const verdicts = (network: Network, rule: string) => (
  checkNetwork(network, OPTIONS).filter((finding) => finding.rule === rule).map(({ verdict }) => verdict)
);

test('a gateway that another stack attaches to it is attached', () => {
  expect(verdicts(apart(VPC, VPC), 'nat-has-internet-route')).toEqual(['PROVED']);
});

test('one that is attached to another VPC may be the wrong one: that of this VPC is unknown', () => {
  expect(verdicts(apart(VPC, OTHER), 'nat-has-internet-route')).not.toContain('PROVED');
});

test('what it has beside what the templates give it may be anything', () => {
  const network = read({ Net: ec2('Subnet', { VpcId: VPC, CidrBlock: '10.0.0.0/24', Tags: [{ Key: 'aws-cdk:subnet-type', Value: 'Private' }] }) });
  expect(network.all('vpc-cidr').map(({ cidr }) => cidr.kind)).toEqual(['unknown', 'unknown']);
  expect(network.referringTo('gateway-attachment', 'vpc', VPC).map(({ gateway }) => gateway.kind)).toEqual(['unknown']);
  expect(checkNetwork(network, OPTIONS).filter(({ subject, rule, verdict }) => subject === 'Net' && rule === 'return-traffic' && verdict === 'PROVED')).toEqual([]);
});

test('its own network ACL is judged by nobody', () => {
  const network = read({ Net: ec2('Subnet', { VpcId: VPC, CidrBlock: '10.0.0.0/24' }) });
  expect(checkNetwork(network, OPTIONS).filter(({ subject }) => subject.startsWith('vpc-'))).toEqual([]);
});
