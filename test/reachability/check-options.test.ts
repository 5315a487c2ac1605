import { checkOptions } from '../../src/reachability/check-options';
import { Severity } from '../../src/reachability/verdict';

test('what is not said is filled in', () => expect(checkOptions({})).toEqual({ ephemeralPorts: { from: 1024, to: 65535 }, severities: {} }));

test('what is said is kept', () => {
  const given = { ephemeralPorts: { from: 0, to: 0 }, severities: { 'zone-loss': Severity.WARNING } };
  expect(checkOptions(given)).toEqual(given);
});

test.each([[1024, 65536], [5, 4], [-1, 4], [1.5, 4], [NaN, 4]])('ports %d to %d are refused', (from, to) => {
  expect(() => checkOptions({ ephemeralPorts: { from, to } })).toThrow(`ephemeralPorts is ${from}-${to}, expected two ports from 0 to 65535, the lower one first`);
});

test('the severity of a rule that does not exist is refused', () => {
  expect(() => checkOptions({ severities: { 'return-trafic': Severity.WARNING } })).toThrow('severities names a rule return-trafic, expected one of acl-rule-quota');
});
