import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import { att, ec2, Json, only, read, ref } from '../builders';

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
    ['in the default subnet', {}, { subnet: undefined, securityGroups: [unknown('the security groups are unknown')] }],
    ['from a launch template', { LaunchTemplate: {} }, { subnet: unknown('the launch template is not in the template'), publicIpv4: unknown('the launch template is not in the template') }],
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

describe('an instance whose interface is a resource', () => {
  const instance = ec2('Instance', { NetworkInterfaces: [{ NetworkInterfaceId: ref('Eni'), DeviceIndex: '0' }] });
  const around = (type: string, properties: object) => read({ ...resources, Vm: instance, It: ec2(type, properties) });
  test('takes routes and Elastic IPs for it', () => {
    expect(only(around('Route', { RouteTableId: ref('T'), DestinationCidrBlock: '0.0.0.0/0', InstanceId: ref('Vm') }), 'route').target)
      .toEqual({ kind: 'network-interface', reference: known('Eni') });
    expect(only(around('EIP', { InstanceId: ref('Vm') }), 'elastic-ip-association').host).toEqual(known('Eni'));
    expect(only(around('EIPAssociation', { EIP: ref('Eip'), InstanceId: ref('Vm') }), 'elastic-ip-association').host).toEqual(known('Eni'));
  });
});

describe('the source/destination check', () => {
  const nic = (more: object = {}) => ec2('NetworkInterface', { SubnetId: ref('Net'), ...more });
  const taking = (more: object = {}, others: Json = {}) => ec2('Instance', { NetworkInterfaces: [{ NetworkInterfaceId: ref('Nic') }], ...more }, others);
  const check = (added: object, id: string, head = {}) => read({ ...resources, ...added }, head).all('host').filter((one) => one.id === id).map(({ sourceDestCheck }) => sourceDestCheck);
  const script = (text: string) => ({ UserData: { 'Fn::Base64': { 'Fn::Sub': text } } });
  test.each<[string, object, unknown]>([
    ['is on by default', {}, known(true)],
    ['is off where the instance says so', { SourceDestCheck: 'false' }, known(false)],
    ['is what a parameter says', { SourceDestCheck: ref('P') }, unknown('the parameter P has no default')],
    ['is unknown if a start-up script may turn it off', script('aws ec2 modify-instance-attribute --no-source-dest-check'), unknown('the user data of instance It names the source/destination check')],
    ['is not turned off by other scripts', script('yum install -y iptables-services'), known(true)],
    ['is that of an interface made on launch', { NetworkInterfaces: [{ SubnetId: ref('Net') }], SourceDestCheck: false }, known(false)],
  ])('of an instance %s', (_, properties, expected) => {
    expect(check({ It: ec2('Instance', { SubnetId: ref('Net'), ...properties }) }, 'It', { Parameters: { P: { Type: 'String' } } })).toEqual([expected]);
  });
  test.each<[string, object, unknown]>([
    ['is on by default', { Nic: nic() }, known(true)],
    ['is off where the interface says so', { Nic: nic({ SourceDestCheck: false }), It: taking() }, known(false)],
    ['is off where its instance says so', { Nic: nic(), It: taking({ SourceDestCheck: false }) }, known(false)],
    ['is on if another instance says so', { Nic: nic(), It: ec2('Instance', { SubnetId: ref('Net'), SourceDestCheck: false }) }, known(true)],
    ['is unknown if the two differ', { Nic: nic({ SourceDestCheck: false }), It: taking({ SourceDestCheck: true }) },
      unknown('network interface Nic and its instance differ in SourceDestCheck')],
    ['is unknown if a script may turn it off', { Nic: nic(), It: taking(script('--no-source-dest-check')) }, unknown('the user data of instance It names the source/destination check')],
  ])('of an interface %s', (_, added, expected) => expect(check(added, 'Nic')).toEqual([expected]));
  test('of an interface is what the instance says where there is one', () => {
    const head = { Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } }, Conditions: { A: { 'Fn::Equals': [ref('P'), 'a'] } } };
    expect(check({ Nic: nic(), It: taking({ SourceDestCheck: false }, { Condition: 'A' }) }, 'Nic', head)).toEqual([known(false), known(true)]);
  });
  test('of a second interface is on, whatever the instance says', () => {
    const second = { It: ec2('Instance', { SourceDestCheck: false, NetworkInterfaces: [{ DeviceIndex: '1', SubnetId: ref('Far') }, { DeviceIndex: '0', SubnetId: ref('Net') }] }) };
    expect(check(second, 'It')).toEqual([known(false)]);
    expect(check(second, 'It.NetworkInterfaces[0]')).toEqual([known(true)]);
  });
});

test('a start-up script may take an Elastic IP', () => {
  const [host] = hosts({ SubnetId: ref('Net'), UserData: { 'Fn::Base64': 'aws ec2 associate-address --instance-id $id' } });
  expect(host.publicIpv4).toEqual(unknown('the user data of instance It may associate an Elastic IP'));
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
