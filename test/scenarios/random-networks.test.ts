import * as fc from 'fast-check';
import { bruteForce } from '../support/brute-force';
import { templateOf } from '../support/network-template';
import { TemplateJson } from '../support/oracle-network';
import { randomNetwork } from '../support/random-network';
import { findingsOf, FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

/** What brute force says nothing of: what subnets say to each other is for `check-and-explain` to compare, and the others are advice. */
const UNSPOKEN: readonly string[] = ['replies-within-vpc', 'closed-network', 'unreachable-endpoint'];

/** Where the proof and brute force disagree. Brute force names every subject that a rule must speak of; of others a rule may say that all is well. */
function disagreements(template: TemplateJson): readonly string[] {
  const oracle = bruteForce(template);
  const spoken = findingsOf(template).filter(({ rule }) => !UNSPOKEN.includes(rule));
  const proof = new Map(spoken.map(({ rule, subject, verdict }) => [`${rule} ${subject}`, verdict as string]));
  return [...new Set([...oracle.keys(), ...proof.keys()])].flatMap((key) => {
    const [expected, got] = [oracle.get(key) ?? 'PROVED', proof.get(key) ?? (oracle.has(key) ? 'no finding' : 'PROVED')];
    return expected === got ? [] : [`${key}: brute force says ${expected}, the proof ${got}`];
  });
}

test('the proof says of each rule and subject what brute force says', () => {
  fc.assert(fc.property(randomNetwork, (plan) => expect(disagreements(templateOf(plan))).toEqual([])), runs(0.12));
});

test('whatever the order of resources, the findings are the same', () => {
  fc.assert(fc.property(randomNetwork, fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), (plan, order) =>
    expect(JSON.stringify(findingsOf(templateOf({ ...plan, order })))).toBe(JSON.stringify(findingsOf(templateOf(plan))))), runs(0.05));
});
