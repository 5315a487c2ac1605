import { ALWAYS } from '../../../../../../src/reachability/private/conditions/condition';
import { known, outside, unknown } from '../../../../../../src/reachability/private/network/resource';
import { formatCidr } from '../../../../../../src/reachability/private/packet/cidr';
import { Properties } from '../../../../../../src/reachability/private/sources/cloudformation/expressions/properties';
import { ec2, Json, param, ref, stackOf, when } from '../builders';

/** Reads something from properties written in a template. */
function from<T>(written: unknown, read: (properties: Properties) => T): T {
  const stack = stackOf({ Parameters: { Open: param() }, Resources: { Vpc: ec2('VPC') } });
  return stack.possibilities.everyBranch(ALWAYS, (branch) => read(Properties.of(stack.evaluate(written, branch), branch)))[0].value;
}
const noDefault = unknown('the parameter Open has no default');
const openReference = { ...noDefault, text: 'Open' };

describe('references', () => {
  test.each([
    [ref('Vpc'), known('Vpc')],
    ['vpc-123', outside('vpc-123 is not in the template', 'vpc-123')],
    [ref('Open'), openReference],
    [undefined, unknown('P is not given')],
    [[ref('Vpc')], unknown('P is a list')],
  ])('%j', (P, expected) => expect(from({ P }, (properties) => properties.reference('P'))).toEqual(expected));

  test('one that is not there', () => expect(from({ P: ref('AWS::NoValue') }, (properties) => properties.optionalReference('P'))).toBeUndefined());
  test.each([
    [[ref('Vpc'), ref('AWS::NoValue'), 'x'], [known('Vpc'), outside('x is not in the template', 'x')]],
    [ref('Vpc'), [known('Vpc')]],
    [ref('Open'), [openReference]],
    [undefined, []],
  ])('a list: %j', (P, expected) => expect(from({ P }, (properties) => properties.references('P'))).toEqual(expected));
});

describe('scalars', () => {
  test.each([[true, known(true)], ['true', known(true)], ['True', known(true)], ['false', known(false)], [undefined, known(false)], [ref('Open'), noDefault],
    ['yes', unknown('P is "yes", not true or false')], [1, unknown('P is "1", not true or false')]])(
    'the flag %j', (P, expected) => expect(from({ P }, (properties) => properties.flag('P'))).toEqual(expected),
  );
  test.each([[7, known(7)], ['7', known(7)], [' -1 ', known(-1)], [undefined, undefined], ['7.5', unknown('P is "7.5", not an integer')],
    ['', unknown('P is "", not an integer')], ['1e3', unknown('P is "1e3", not an integer')], [ref('Vpc'), unknown('Vpc is known at deploy time only')]])(
    'the integer %j', (P, expected) => expect(from({ P }, (properties) => properties.integer('P'))).toEqual(expected),
  );
  test.each([['Allow', known('allow')], ['deny', known('deny')], ['maybe', unknown('P is "maybe", not allow or deny')]])(
    'the word %j', (P, expected) => expect(from({ P }, (properties) => properties.word('P', ['allow', 'deny']))).toEqual(expected),
  );
  test.each([['x', known('x')], [5, known('5')], [undefined, undefined], [{ a: 1 }, unknown('P is a structure')]])(
    'the text %j', (P, expected) => expect(from({ P }, (properties) => properties.text('P'))).toEqual(expected),
  );
  test.each([['10.0.0.0/8', '10.0.0.0/8'], [' 100.68.0.18/18 ', '100.68.0.0/18'], ['::/0', '::/0'], ['10.0.0.0', 'P is "10.0.0.0", not a CIDR block'],
    [ref('Open'), noDefault.reason]])('the block %j', (P, expected) => {
    const cidr = from({ P }, (properties) => properties.cidr('P'))!;
    expect(cidr.kind === 'known' ? formatCidr(cidr.value) : cidr.reason).toBe(expected);
  });
});

describe('structures', () => {
  const texts = (written: Json) => from(written, (properties) => properties.structures('L').map((one) => one.text('K')));
  test('one in another', () => expect(from({ S: { K: 'x' } }, (properties) => properties.structure('S').text('K'))).toEqual(known('x')));
  test('a list', () => expect(texts({ L: [{ K: 'x' }, ref('AWS::NoValue'), { K: 'y' }] })).toEqual([known('x'), known('y')]));
  test('no list', () => expect(texts({})).toEqual([]));
  test('an unknown list is one unknown element', () => expect(texts({ L: ref('Open') })).toEqual([noDefault]));
  test('an element that is no structure', () => expect(texts({ L: ['x'] })).toEqual([unknown('K stands in something that is no structure')]));
  test('of properties that are unknown, each one is', () => expect(from(ref('Open'), (properties) => properties.reference('P'))).toEqual({ ...noDefault, text: 'Open.P' }));
  test('no properties', () => expect(from(null, (properties) => [properties.has('P'), properties.flag('P')])).toEqual([false, known(false)]));
  test('a word of Object.prototype is no property', () => expect(from({}, (properties) => properties.has('constructor'))).toBe(false));
  test('properties under a condition', () => {
    const stack = stackOf({ Parameters: { A: param({ AllowedValues: ['x', 'y'] }) } });
    const read = stack.possibilities.everyBranch(ALWAYS, (branch) => Properties.of(stack.evaluate(when('C', { P: 'x' }, { P: 'y' }), branch), branch).text('P'));
    expect(read.map(({ value }) => value)).toEqual([known('x'), known('y')]);
  });
});
