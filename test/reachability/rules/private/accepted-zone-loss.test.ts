import { acceptanceOf } from '../../../../src/reachability/rules/private/accepted-zone-loss';
import { Severity } from '../../../../src/reachability/verdict';

type Crossing = Parameters<typeof acceptanceOf>[0][number];
const through = (acceptedZoneLoss?: string) => ({ share: { nextHop: { kind: 'nat-gateway', gateway: { acceptedZoneLoss } } } }) as unknown as Crossing;
const elsewhere = { share: { nextHop: { kind: 'internet-gateway', id: 'igw' } } } as unknown as Crossing;

test.each<[string, Crossing[], ReturnType<typeof acceptanceOf>]>([
  ['every gateway says so', [through('cheap'), through('cheap')], { severity: Severity.WARNING, accepted: 'cheap' }],
  ['every gateway says so in its own words', [through('cheap'), through('small')], { severity: Severity.WARNING, accepted: 'cheap; small' }],
  ['one gateway does not', [through('cheap'), through()], {}],
  ['a route leads elsewhere', [through('cheap'), elsewhere], {}],
  ['something else is wrong', [through('cheap'), undefined], {}],
  ['nothing is crossed', [], {}],
])('where %s', (_, crossings, acceptance) => expect(acceptanceOf(crossings)).toEqual(acceptance));
