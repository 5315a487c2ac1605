import { parseTemplate } from '../../../../../../src/reachability/private/sources/cloudformation/text/template-text';

const yaml = (text: string) => parseTemplate(text, 'it');

describe('short forms', () => {
  test.each([
    ['!Ref Vpc', { Ref: 'Vpc' }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!GetAtt Vpc.CidrBlock', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    ['!GetAtt Child.Outputs.VpcId', { 'Fn::GetAtt': ['Child', 'Outputs.VpcId'] }],
    ['!GetAtt [Vpc, CidrBlock]', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    ['!GetAtt Vpc', { 'Fn::GetAtt': ['Vpc'] }],
    ['!Sub "${AWS::Region}a"', { 'Fn::Sub': '${AWS::Region}a' }],
    ['!Sub ["${X}", {X: !Ref Y}]', { 'Fn::Sub': ['${X}', { X: { Ref: 'Y' } }] }],
    ["!GetAZs ''", { 'Fn::GetAZs': '' }],
    ['!GetAZs', { 'Fn::GetAZs': '' }],
    ['!Select [0, !GetAZs {Ref: "AWS::Region"}]', { 'Fn::Select': [0, { 'Fn::GetAZs': { Ref: 'AWS::Region' } }] }],
    ['!Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]', { 'Fn::Select': [1, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 4, 8] }] }],
    ['!If [C, !Ref A, !Ref AWS::NoValue]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
    ['!And [!Equals [1, "1"], !Not [!Condition C], !Or [a, b]]',
      { 'Fn::And': [{ 'Fn::Equals': [1, '1'] }, { 'Fn::Not': [{ Condition: 'C' }] }, { 'Fn::Or': ['a', 'b'] }] }],
    ['!FindInMap [M, !Ref "AWS::Region", k]', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] }],
    ['!Join [",", !Split ["|", a|b]]', { 'Fn::Join': [',', { 'Fn::Split': ['|', 'a|b'] }] }],
    ['!ImportValue x', { 'Fn::ImportValue': 'x' }],
    ['!ImportValue\n    Fn::Sub: "${X}-vpc"', { 'Fn::ImportValue': { 'Fn::Sub': '${X}-vpc' } }],
    ['!Base64 |\n    #!/bin/sh\n    echo !Ref', { 'Fn::Base64': '#!/bin/sh\necho !Ref\n' }],
    ['!Transform {Name: Mine, Parameters: {A: 1}}', { 'Fn::Transform': { Name: 'Mine', Parameters: { A: 1 } } }],
    ['!Length [1, 2]', { 'Fn::Length': [1, 2] }],
    ['!ToJsonString {a: !Ref B}', { 'Fn::ToJsonString': { a: { Ref: 'B' } } }],
    ['!Contains [[a, b], !Ref P]', { 'Fn::Contains': [['a', 'b'], { Ref: 'P' }] }],
    ['!Divine [1]', { 'Fn::Divine': [1] }],
    ['\n    Fn::ForEach::L: [X, [a, b], {"K${X}": !Ref X}]', { 'Fn::ForEach::L': ['X', ['a', 'b'], { 'K${X}': { Ref: 'X' } }] }],
  ])('%s', (text, expected) => expect(yaml(`  A: ${text}\n`)).toEqual({ A: expected }));
});
