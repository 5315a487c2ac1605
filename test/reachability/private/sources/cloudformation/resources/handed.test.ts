import { ec2, Json, param, read, ref } from '../builders';

const base: Json = {
  Vpc: ec2('VPC'), Net: ec2('Subnet', { VpcId: ref('Vpc') }), Table: ec2('RouteTable', { VpcId: ref('Vpc') }), Acl: ec2('NetworkAcl', { VpcId: ref('Vpc') }),
};
const unread = (Type: string, Properties: Json, sections: Json = {}) =>
  read({ ...base, It: { Type, Properties } }, sections).unreadable.map(({ part, handed }) => [part, handed]);

test.each<[string, string, Json, string, string[]]>([
  ['a route table', 'Custom::Routes', { RouteTableId: ref('Table') }, 'route table Table', ['Table']],
  ['a route table of a list', 'AWS::CloudFormation::CustomResource', { Ids: ['x', ref('Table')] }, 'route table Table', ['Table']],
  ['a network ACL in a text', 'Custom::Acl', { Call: { 'Fn::Join': ['', ['{"acl":"', ref('Acl'), '"}']] } }, 'network ACL Acl', ['Acl']],
  ["the VPC's own network ACL", 'Custom::Acl', { Id: { 'Fn::GetAtt': ['Vpc', 'DefaultNetworkAcl'] } }, 'network ACL Vpc.DefaultNetworkAcl', ['Vpc.DefaultNetworkAcl']],
  ['a subnet, by a condition', 'Custom::Hosts', { S: { 'Fn::If': ['C', ref('Net'), 'none'] } }, 'subnet Net', ['Net']],
  ['several', 'Other::Net::Thing', { A: ref('Net'), B: { C: ref('Acl') }, V: ref('Vpc') }, 'network ACL Acl, subnet Net', ['Net', 'Acl']],
  ['a route table, of a type of EC2 that is not known', 'AWS::EC2::Novelty', { RouteTableId: ref('Table'), SubnetId: ref('Net') }, 'route table Table', ['Table']],
])('what is handed %s is not looked at', (_, type, properties, words, handed) => {
  const sections = { Parameters: { P: param() }, Conditions: { C: { 'Fn::Equals': [ref('P'), 'x'] } } };
  expect(unread(type, properties, sections)).toEqual([[`It (${type}), which is handed ${words}`, handed]]);
});

test.each<[string, string, Json]>([
  ['a custom resource with nothing of the network', 'Custom::Bucket', { Bucket: 'x', VpcId: ref('Vpc') }],
  ["CDK's custom resource that closes the default security group", 'Custom::VpcRestrictDefaultSG', { Id: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } }],
  ['a cluster that puts hosts into a subnet', 'Custom::AWSCDK-EKS-Cluster', { SubnetIds: [ref('Net')] }],
  ['a resource of AWS in a subnet', 'AWS::Lambda::Function', { VpcConfig: { SubnetIds: [ref('Net')] } }],
  ['a resource of EC2 in a subnet', 'AWS::EC2::TransitGatewayAttachment', { SubnetIds: [ref('Net')] }],
])('%s can change nothing here', (_, type, properties) => expect(unread(type, properties)).toEqual([]));

test.each<[string, Json, string[]]>([
  ['a nested stack', { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { T: ref('Table'), B: 'x' } } }, ['Table']],
  ['a nested stack with parameters of a list', { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { T: { 'Fn::Join': [',', [ref('Net'), ref('Table')]] } } } }, ['Net', 'Table']],
  ['a nested stack with nothing', { Type: 'AWS::CloudFormation::Stack', Properties: {} }, []],
  ['a module', { Type: 'My::Vpc::Thing::MODULE', Properties: { Acl: ref('Acl') } }, ['Acl']],
  ['a serverless application', { Type: 'AWS::Serverless::Application', Properties: { Parameters: { S: ref('Net') } } }, ['Net']],
])('%s knows what it is handed', (_, declaration, handed) => {
  expect(read({ ...base, It: declaration }).unreadable).toMatchObject([{ id: 'It', handed }]);
});
