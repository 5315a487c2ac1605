import * as fc from 'fast-check';
import { casesOf, caseText } from '../../../../src/reachability/private/conditions/cases';

const when = (text: string) => new Map(text === '' ? [] : text.split(' ').map((one): [string, string] => [one[0], one.slice(2)]));
const all = (...texts: string[]) => texts.map(when);

test.each<[string, Map<string, string>[], Map<string, string>[], string[]]>([
  ['nothing else was looked at', all('A=1'), [], []],
  ['one value', all('A=1'), all('A=2'), ['A = 1']],
  ['a choice that makes no difference', all('A=1 B=1', 'A=1 B=2'), all('A=2'), ['A = 1']],
  ['two values of three', all('A=1', 'A=2'), all('A=3'), ['A = 1', 'A = 2']],
  ['two choices at a time', all('A=1 B=1'), all('A=2', 'A=1 B=2'), ['A = 1 and B = 1']],
  ['a choice that others did not ask for', all('A=1 B=1'), all('A=2', 'B=2 A=1', 'C=1 B=2'), ['A = 1 and B = 1']],
  ['an empty value', all('A='), all('A=1'), ["A = ''"]],
])('%s', (_, these, others, cases) => expect(casesOf(these, others)).toEqual(cases));

test('a deployment in words', () => expect(caseText(when('B=2 A='))).toBe("A = '' and B = 2"));

test('the alternatives hold in each that is meant, and in no other', () => {
  const worlds = fc.shuffledSubarray(['000', '001', '010', '011', '100', '101', '110', '111'], { minLength: 8 });
  fc.assert(fc.property(worlds, fc.nat({ max: 8 }), (names, count) => {
    const assigned = (name: string) => new Map([...name].map((value, i): [string, string] => ['ABC'[i], value]));
    const [these, others] = [names.slice(0, count), names.slice(count)];
    const cases = casesOf(these.map(assigned), others.map(assigned));
    const holds = (name: string) => cases.some((text) => text.split(' and ').every((part) => assigned(name).get(part[0]) === part.slice(-1)));
    const isMeant = (name: string) => (cases.length === 0 ? others.length === 0 || count === 0 : holds(name));
    expect([these.filter(isMeant), others.filter(isMeant)]).toEqual(count === 0 ? [[], others.filter(isMeant)] : [these, []]);
  }));
});
