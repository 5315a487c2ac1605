import { att, ec2, equals, guardText, Json, only, param, read, ref, stackOf, variantsIn, when } from './builders';
import { ALWAYS } from '../../../../../src/reachability/private/conditions/condition';

const nestedStack = (Parameters: unknown = {}, more: Json = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { Parameters }, ...more });
const withChild = (child: Json, parameters: unknown = {}, resources: Json = {}, more: Json = {}, nested: Json = {}) => (
  read({ Child: nestedStack(parameters, nested), ...resources }, more, { nested: (id) => (id === 'Child' ? { Resources: {}, ...child } : undefined) })
);

describe('a nested stack', () => {
  test('ids lead through the stacks', () => {
    expect(withChild({ Resources: { Vpc: ec2('VPC') } }).all('vpc').map(({ id }) => id)).toEqual(['Child/Vpc']);
  });

  test('a parameter stands for what the parent passes: one of its resources', () => {
    const network = withChild(
      { Parameters: { VpcId: param() }, Resources: { Net: ec2('Subnet', { VpcId: ref('VpcId') }) } }, { VpcId: ref('Vpc') }, { Vpc: ec2('VPC') },
    );
    expect(only(network, 'subnet').vpc).toEqual({ kind: 'known', value: 'Vpc' });
  });

  test('a list of resources, passed as one text', () => {
    const network = withChild(
      { Parameters: { Tables: { Type: 'List<String>' } }, Resources: { S3: ec2('VPCEndpoint', { RouteTableIds: ref('Tables') }) } },
      { Tables: { 'Fn::Join': [',', [ref('A'), ref('B')]] } }, { A: ec2('RouteTable'), B: ec2('RouteTable') },
    );
    expect(only(network, 'gateway-endpoint').routeTables).toEqual([{ kind: 'known', value: 'A' }, { kind: 'known', value: 'B' }]);
  });

  test('a default where the parent passes nothing', () => {
    const network = withChild({ Parameters: { Cidr: param({ Default: '10.0.0.0/16' }) }, Resources: { Vpc: ec2('VPC', { CidrBlock: ref('Cidr') }) } });
    expect(network.assumptions).toEqual(['parameter Child/Cidr = 10.0.0.0/16 (its default)']);
  });

  test('a parameter that the parent passes under a condition', () => {
    const network = withChild(
      { Parameters: { Cidr: param({ Default: '10.0.0.0/16' }) }, Resources: { Vpc: ec2('VPC', { CidrBlock: ref('Cidr') }) } },
      { Cidr: when('Big', '10.0.0.0/8') }, {}, { Parameters: { Size: param({ AllowedValues: ['big', 'small'] }) }, Conditions: { Big: equals(ref('Size'), 'big') } },
    );
    expect(variantsIn(network, 'vpc-cidr', ({ cidr }) => cidr.kind === 'known' && cidr.value.prefix)).toEqual([['Size=big', 8], ['!(Size=big)', 16]]);
  });

  test('outputs lead back into the stack', () => {
    const network = withChild(
      { Resources: { Vpc: ec2('VPC') }, Outputs: { VpcId: { Value: ref('Vpc') } } }, {}, { Net: ec2('Subnet', { VpcId: att('Child', 'Outputs.VpcId') }) },
    );
    expect(only(network, 'subnet').vpc).toEqual({ kind: 'known', value: 'Child/Vpc' });
  });

  test('an output that is not there', () => {
    const network = withChild({}, {}, { Net: ec2('Subnet', { VpcId: att('Child', 'Outputs.VpcId') }) });
    expect(only(network, 'subnet').vpc).toMatchObject({ kind: 'unknown', reason: 'Child has no output VpcId' });
  });

  test('an output that is what it gets', () => {
    const network = withChild(
      { Parameters: { P: param() }, Outputs: { O: { Value: ref('P') } } }, { P: att('Child', 'Outputs.O') },
      { Net: ec2('Subnet', { VpcId: att('Child', 'Outputs.O') }) },
    );
    expect(only(network, 'subnet').vpc).toMatchObject({ kind: 'unknown', reason: 'Child/Outputs.O refers to itself' });
  });

  test('its condition is that of everything in it', () => {
    const network = withChild(
      { Parameters: { P: param({ AllowedValues: ['x', 'y'] }) }, Conditions: { InIt: equals(ref('P'), 'x') }, Resources: { Vpc: ec2('VPC', {}, { Condition: 'InIt' }) } },
      {}, {}, { Parameters: { Q: param({ AllowedValues: ['x', 'y'] }) }, Conditions: { Of: equals(ref('Q'), 'y') } }, { Condition: 'Of' },
    );
    expect(guardText(only(network, 'vpc').when)).toBe('(Q=y & Child/P=x)');
  });

  test('a condition on what the parent passes is a condition on its parameter', () => {
    const network = withChild(
      { Parameters: { P: param() }, Conditions: { C: equals(ref('P'), 'x') }, Resources: { Vpc: ec2('VPC', {}, { Condition: 'C' }) } },
      { P: ref('Q') }, {}, { Parameters: { Q: param({ Default: 'd' }) } },
    );
    expect([guardText(only(network, 'vpc').when), network.choices]).toEqual(['Q=x', [{ name: 'Q', values: ['d', 'x', '(any other value)'] }]]);
  });

  test('a resource is not an empty text', () => {
    const network = withChild(
      { Parameters: { P: param() }, Conditions: { C: equals(ref('P'), '') }, Resources: { A: ec2('VPC', {}, { Condition: 'C' }) } }, { P: ref('Vpc') }, { Vpc: ec2('VPC') },
    );
    expect(network.all('vpc').map(({ id }) => id)).toEqual(['Vpc']);
  });

  test('rules of its own count', () => {
    const rules = { R: { Assertions: [{ Assert: { 'Fn::Contains': [['x', 'y'], ref('P')] } }] } };
    const conditions = { C: equals(ref('P'), 'x'), D: equals(ref('P'), 'z') };
    const resources = { A: ec2('VPC', {}, { Condition: 'C' }), B: ec2('VPC', {}, { Condition: 'D' }) };
    const network = withChild({ Parameters: { P: param({ AllowedValues: ['x', 'y', 'z'] }) }, Rules: rules, Conditions: conditions, Resources: resources });
    expect(network.all('vpc').map(({ id }) => id)).toEqual(['Child/A']);
  });

  test('stacks in stacks', () => {
    const asked: string[] = [];
    const network = read({ A: nestedStack() }, {}, {
      nested: (id) => { asked.push(id); return { Resources: id === 'A' ? { B: nestedStack() } : { Vpc: ec2('VPC') } }; },
    });
    expect([asked, network.all('vpc').map(({ id }) => id)]).toEqual([['A', 'A/B'], ['A/B/Vpc']]);
  });

  test('stacks in stacks without end', () => {
    const Resources = { A: nestedStack(), B: nestedStack() };
    const { unreadable } = read(Resources, {}, { nested: () => ({ Resources }) });
    expect(new Set(unreadable.map(({ part }) => part))).toEqual(new Set(['nested stacks deeper than 10 or beyond the first 200']));
  });

  test('a parameter that doubles with every stack is followed once a stack', () => {
    const doubled = { 'Fn::Join': ['', [ref('P'), ref('P')]] };
    const child = {
      Parameters: { P: param() }, Conditions: { C: equals(ref('P'), 'x') }, Resources: { A: nestedStack({ P: doubled }), Vpc: ec2('VPC', {}, { Condition: 'C' }) },
    };
    const network = read({ A: nestedStack({ P: doubled }) }, { Parameters: { P: param() } }, { nested: () => child });
    expect(network.all('vpc')).toHaveLength(10);
  });

  test('a template that is not at hand', () => {
    const network = read({ Child: nestedStack(), Net: ec2('Subnet', { VpcId: att('Child', 'Outputs.VpcId') }) });
    expect(network.unreadable).toEqual([{ id: 'Child', part: 'the nested stack Child, whose template is not at hand', when: ALWAYS, handed: [] }]);
    expect(only(network, 'subnet').vpc).toMatchObject({ kind: 'unknown', reason: 'the template of the nested stack Child is not at hand' });
  });

  test('a template that cannot be read', () => {
    const network = read({ Child: nestedStack(), Vpc: ec2('VPC') }, {}, { nested: () => { throw new Error('child.json is a directory'); } });
    expect(network.unreadable).toEqual([{ id: 'Child', part: 'the nested stack Child, whose template cannot be read: child.json is a directory', when: ALWAYS, handed: [] }]);
    expect(network.all('vpc')).toHaveLength(1);
  });
});

test('a template that is not at hand, of a nested stack with a condition', () => {
  const network = read({ Child: nestedStack({}, { Condition: 'IsBig' }), Net: ec2('Subnet') }, {
    Parameters: { Size: param({ AllowedValues: ['big', 'small'] }) }, Conditions: { IsBig: equals(ref('Size'), 'big') },
  });
  expect(network.unreadable.map(({ when: condition }) => guardText(condition))).toEqual(['Size=big']);
  expect(network.choices).toEqual([{ name: 'Size', values: ['big', 'small'] }]);
});

describe('what cannot be read is said', () => {
  test.each([
    ['a macro', { Transform: 'Mine' }, 'the macro Mine, which may change anything in the template'],
    ['a macro with parameters', { Transform: [{ Name: 'Mine' }] }, 'the macro Mine, which may change anything in the template'],
    ['an include', { Transform: { Name: 'AWS::Include' } }, 'the macro AWS::Include, which may change anything in the template'],
    ['a module', { Resources: { M: { Type: 'My::Net::Vpc::MODULE' } } }, 'M, which is a module, My::Net::Vpc::MODULE'],
    ['a resource without a type', { Resources: { M: 'x' } }, 'M, which is no resource with a Type'],
  ])('%s', (_, template, expected) => expect(stackOf(template).context.notes.unreadable.map(({ part }) => part)).toEqual([expected]));

  test.each([['AWS::LanguageExtensions'], ['AWS::Serverless-2016-10-31']])('%s changes nothing here', (name) => {
    expect(stackOf({ Transform: [name] }).context.notes.unreadable).toEqual([]);
  });
});
