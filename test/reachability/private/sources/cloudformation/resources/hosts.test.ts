import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import { att, ec2, only, read, ref } from '../builders';

const resources = {
  Vpc: ec2('VPC'), Net: ec2('Subnet', { VpcId: ref('Vpc') }), Far: ec2('Subnet', { VpcId: 'vpc-1' }), Group: ec2('SecurityGroup'), Eip: ec2('EIP'), Eni: ec2('NetworkInterface'),
};
const network = (type: string, properties: object) => read({ ...resources, It: ec2(type, properties) });
const hosts = (properties: object, type = 'Instance') => network(type, properties).all('host').filter(({ id }) => id.startsWith('It'));
const inDefaultGroup = [known('Vpc.DefaultSecurityGroup')];

describe('an instance', () => {
  test.each<[string, object, object]>([
    ['in a subnet', { SubnetId: ref('Net'), SecurityGroupIds: [att('Group', 'GroupId')] },
      { type: 'instance', subnet: known('Net'), securityGroups: [known('Group')] }],
    ['without groups is in the default one', { SubnetId: ref('Net') }, { securityGroups: inDefaultGroup }],
    ['in a subnet of another VPC', { SubnetId: ref('Far') }, { securityGroups: [unknown('vpc-1 is not in the template')] }],
    ['in the default subnet', {}, { subnet: undefined, securityGroups: [unknown('the security groups cannot be told')] }],
    ['from a launch template', { LaunchTemplate: {} }, { subnet: unknown('a launch template may decide the subnet') }],
    ['with an interface', { NetworkInterfaces: [{ SubnetId: ref('Net'), AssociatePublicIpAddress: 'true', GroupSet: [ref('Group')] }] },
      { type: 'instance', subnet: known('Net'), publicIpv4: known(true), securityGroups: [known('Group')] }],
    ['with an interface that says little', { NetworkInterfaces: [{ SubnetId: ref('Net') }] }, { securityGroups: inDefaultGroup }],
  ])('%s', (_, properties, expected) => {
    const [host, ...others] = hosts(properties);
    expect([host, others]).toMatchObject([{ id: 'It', ...expected }, []]);
  });

  test('that does not say gets what its subnet gives', () => {
    expect([{ SubnetId: ref('Net') }, { NetworkInterfaces: [{}] }].flatMap((properties) => hosts(properties)).map(({ publicIpv4 }) => publicIpv4)).toEqual([undefined, undefined]);
  });
  test('with an interface that is a resource is that resource', () => expect(hosts({ NetworkInterfaces: [{ NetworkInterfaceId: ref('Eni') }] })).toEqual([]));
  test('with several interfaces', () => {
    expect(hosts({ NetworkInterfaces: [{ SubnetId: ref('Net') }, { NetworkInterfaceId: ref('Eni') }, { SubnetId: ref('Far') }] }).map(({ id, type }) => [id, type]))
      .toEqual([['It', 'instance'], ['It.NetworkInterfaces[2]', 'network-interface']]);
  });
});

test('a network interface gets no public address on launch', () => {
  expect(hosts({ SubnetId: ref('Net'), GroupSet: [ref('Group')] }, 'NetworkInterface'))
    .toMatchObject([{ type: 'network-interface', subnet: known('Net'), publicIpv4: known(false), securityGroups: [known('Group')] }]);
});

describe('an Elastic IP', () => {
  test('by itself', () => {
    const found = network('EIP', { Domain: 'vpc' });
    expect([found.variants('elastic-ip', 'It'), found.all('elastic-ip-association')]).toMatchObject([[{ id: 'It' }], []]);
  });
  test.each([
    ['on an instance', 'EIP', { InstanceId: 'i-1' }, { elasticIp: known('It'), host: unknown('i-1 is not in the template') }],
    ['associated by allocation', 'EIPAssociation', { AllocationId: att('Eip', 'AllocationId'), NetworkInterfaceId: ref('Eni') }, { elasticIp: known('Eip'), host: known('Eni') }],
    ['associated by address', 'EIPAssociation', { EIP: ref('Eip'), InstanceId: ref('Eni') }, { elasticIp: known('Eip'), host: known('Eni') }],
    ['associated with nothing', 'EIPAssociation', {}, { elasticIp: unknown('EIP is not given'), host: unknown('InstanceId is not given') }],
  ])('%s', (_, type, properties, expected) => expect(only(network(type, properties), 'elastic-ip-association')).toMatchObject(expected));
});
