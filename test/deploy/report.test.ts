import { stripVTControlCharacters } from 'node:util';
import { Check, Report } from './report';

const reported = (...checks: Check[]) => {
  const lines: string[] = [];
  const report = new Report((line) => lines.push(stripVTControlCharacters(line)));
  report.check(checks);
  report.close();
  return { failed: report.failures > 0, text: lines.join('\n') };
};

test('counts what passed, failed and was skipped', () => {
  const { failed, text } = reported(
    { name: 'same', actual: { a: [1] }, expected: { a: [1] } },
    { name: 'different', actual: [1], expected: [2] },
    { name: 'unseen', skipped: 'cannot look' },
  );
  expect(failed).toBe(true);
  expect(text).toMatch(/✓ same\n.*✗ different\n.*expected \[ 2 \]\n.*actual {3}\[ 1 \]\n.*– unseen skipped: cannot look\n\n1 passed, 1 failed, 1 skipped in/);
});

test('a run without failures has not failed', () => {
  expect(reported({ name: 'same', actual: 1, expected: 1 }).failed).toBe(false);
});

test('a missing value does not pass for an expected one', () => {
  expect(reported({ name: 'missing', actual: undefined, expected: 'x' }).failed).toBe(true);
});

test('a failure outside a comparison counts too', () => {
  const lines: string[] = [];
  const report = new Report((line) => lines.push(stripVTControlCharacters(line)));
  report.fail('cdk deploy', 'first\nsecond');
  expect(report.failures).toBe(1);
  expect(lines).toEqual(['  ✗ cdk deploy', '      first\n      second']);
});
