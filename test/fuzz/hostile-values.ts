const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), 'x');

/** What may stand where something else belongs: of the wrong type, of the right type and wrong, or too much. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1, 0.5, 1e9, 1e21, 2 ** 53, 65535, 65536, 32767, -1e308, NaN, Infinity,
  '', ' ', '0', '-1', '1', 'true', 'TRUE', 'x', 'tcp', 'icmpv6', 'all', 'allow', 'DENY', 'local', 'private', 'regional', 'block-bidirectional',
  '0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/33', '10.0.0.1', '10.0.0.0/16,10.1.0.0/16', '52.0.0.0/16', '169.254.169.0/24', '127.0.0.0/8', '0.0.0.0/32',
  '::/0', '2001:db8::/32', '64:ff9b::/96', '::ffff:10.0.0.0/104', '::1/128', 'fd00:ec2::/32', '1:2:3:4:5:6:7:8:9/64', '/', '/0', 'a/b/c',
  'igw-1', 'vgw-1', 'vpce-1', 'eni-1', 'vpc-12345678', 'pl-1', 'arn:aws:x', '{{resolve:ssm:/x}}', '${', '${}', '${!x}', '${Vpc}', '${AWS::Region}a', '${Vpc.CidrBlock}',
  '__proto__', 'constructor', 'toString', 'AWS::NoValue', 'AWS::Region', 'Vpc', 'Subnet', 'IsProd', 'Stage',
  '\u0000', '\n\r\t', '\u001b[31m', '\u202Egnp', '\uD800', 'é'.repeat(10), 'x'.repeat(5000), ','.repeat(500), '(a|'.repeat(200), ' '.repeat(3000), '${'.repeat(1000),
  [], [[]], [null], ['x'], [{}], Array.from({ length: 200 }, (_, i) => i), {}, { a: {} }, { x: null },
  { Ref: null }, { Ref: 'Nobody' }, { Ref: 'Vpc' }, { Ref: 'AWS::NoValue' }, { Ref: 'AWS::Region' }, { Ref: 'Stage' }, { Ref: 'Open' }, { Ref: 'List' }, { Ref: { Ref: 'Vpc' } },
  { 'Fn::GetAtt': 'Vpc' }, { 'Fn::GetAtt': ['Vpc'] }, { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, { 'Fn::GetAtt': ['Subnet', 'CidrBlock'] }, { 'Fn::GetAtt': [null, {}] },
  { 'Fn::If': [] }, { 'Fn::If': ['Nobody', 1, 2] }, { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, '10.0.0.0/8'] }, { 'Fn::If': [{}, [], {}] },
  { 'Fn::Select': [0, []] }, { 'Fn::Select': [-1, ['a']] }, { 'Fn::Select': [1e9, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': [{ Ref: 'Open' }, { Ref: 'List' }] },
  { 'Fn::Cidr': ['10.0.0.0/16', 256, 8] }, { 'Fn::Cidr': ['10.0.0.0/16', 1e9, -5] }, { 'Fn::Cidr': ['::/0', 256, 128] }, { 'Fn::Cidr': [] }, { 'Fn::Cidr': ['0.0.0.0/0', '5', '200'] },
  { 'Fn::Join': [] }, { 'Fn::Join': ['', [{ Ref: 'Vpc' }, null]] }, { 'Fn::Join': ['x', { Ref: 'List' }] }, { 'Fn::Split': ['', 'abc'] }, { 'Fn::Split': [',', { Ref: 'Open' }] },
  { 'Fn::Sub': [] }, { 'Fn::Sub': '${Nobody}${Vpc}${AWS::Region}' }, { 'Fn::Sub': ['${x}', { x: { 'Fn::Sub': '${x}' } }] }, { 'Fn::Sub': ['${__proto__}', null] },
  { 'Fn::FindInMap': ['Sizes', { Ref: 'Open' }, 'block'] }, { 'Fn::FindInMap': ['Nope', 'a', 'b'] }, { 'Fn::FindInMap': ['Sizes', 'a', 'b', { DefaultValue: { Ref: 'AWS::NoValue' } }] },
  { 'Fn::ImportValue': 'x' }, { 'Fn::ImportValue': { 'Fn::Sub': '${Open}-x' } }, { 'Fn::Transform': { Name: 'M' } }, { 'Fn::Length': [1] }, { 'Fn::ToJsonString': { a: { Ref: 'Open' } } },
  { 'Fn::Base64': 'x' }, { 'Fn::GetAZs': { Ref: 'Open' } }, { 'Fn::Nothing': 1 }, { 'Fn::Equals': ['a', 'b'] }, { 'Fn::Equals': [{ Ref: 'Open' }, { Ref: 'Stage' }] }, { 'Fn::Not': [] },
  { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsBoth' }, { Condition: 'Nobody' }] }, { 'Fn::Or': [] }, { Condition: 'IsBoth' }, { Condition: { Ref: 'Vpc' } },
  { 'Fn::ForEach::X': ['I', ['a', 'b'], { '${I}': 1 }] }, { 'Fn::ForEach::X': ['I', ['a', 'a'], { '${I}': 1 }] }, { 'Fn::ForEach::X': ['I', { Ref: 'Open' }, {}] },
  nested(60, (inner) => [inner]), nested(60, (inner) => ({ a: inner })), nested(8, (inner) => ({ 'Fn::Join': ['', [inner, inner]] })),
  nested(20, (inner) => ({ 'Fn::Sub': ['${A}${A}', { A: inner }] })), nested(40, (inner) => ({ 'Fn::If': ['IsProd', inner, 'y'] })), nested(40, (inner) => ({ 'Fn::Not': [inner] })),
  nested(600, (inner) => [inner]),
];

/** Pieces of text that mean something to a parser. */
export const TOKENS: readonly string[] = [
  '{', '}', '[', ']', ':', ': ', ',', '- ', '? ', '!', '!!', '!Ref ', '!Sub ', '!GetAtt ', '!!omap ', '!!set ', '!!binary ', '!!str ', '!!int ', '!<', '&a ', '*a', '*vpc', '<<: ', '<<: *vpc\n',
  '|', '>', '|-', '>+', '|2\n', '"', "'", '\\', '\\u0000', '\\x', '#', ' #', '%', '%YAML 1.2\n', '%TAG ! x\n', '---\n', '...\n', '\n', '\r', '\t', '\0', '\uFEFF', '\u2028', '\uD800', '  ', '      ',
  '@', '`', '~', 'null', 'true', '.nan', '-.inf', '0x', '010', '1:30', '1e999', '__proto__', 'Resources', 'Resources:\n', 'Fn::ForEach::X', '{"a":', '[[', '"a": 1,', '//', '/*',
];
