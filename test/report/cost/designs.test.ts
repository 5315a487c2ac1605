import { known } from '../../../src/reachability/private/network/resource';
import { designIn, designsOf, partsOf, sharing, totalOf } from '../../../src/report/cost/designs';
import { costSection } from '../../../src/report/cost/section';
import { drawn, engineOf } from '../../support/engine';
import { haNetwork, NetworkBuilder, regionalNat } from '../../support/network-builder';

const site = (network: NetworkBuilder) => drawn(engineOf(network)).site;
const three = site(haNetwork({ zones: ['a', 'b', 'c'] }));
const [zonal, single, regional] = designsOf(three);

// 3 × 730 h × $0.045 = $98.55, 3 × 730 h × $0.005 = $10.95; GB at $0.045, two thirds of them crossing at $0.01.
test('a month without traffic', () => expect([zonal, single, regional].map((design) => totalOf(design, 0).toFixed(2))).toEqual(['109.50', '36.50', '109.50']));
test('a month with 1,000 GB', () => expect(partsOf(single, 1000).map((part) => part.toFixed(2))).toEqual(['32.85', '3.65', '45.00', '6.67']));
test('sharing saves until crossing costs as much', () => {
  const { saves, until } = sharing(designsOf(three));
  expect([saves.toFixed(2), until]).toEqual(['73.00', 10950]);
  expect(totalOf(single, until)).toBeCloseTo(totalOf(zonal, until), 1);
});
test('each Elastic IP of a gateway is paid for', () => {
  const two = site(haNetwork().change('nat-gateway', 'NatA', { allocations: [known('A'), known('B')] }).change('nat-gateway', 'NatB', { allocations: [known('C'), known('D')] }));
  expect(designsOf(two)[0].addresses).toBeCloseTo(4 * 0.005 * 730);
});
test.each([
  ['zonal', haNetwork()],
  ['single', haNetwork().without('NatB')],
  ['regional', haNetwork().without('NatA', 'NatB').with(regionalNat('Wide'))],
  [undefined, haNetwork({ zones: ['a', 'b', 'c'] }).without('NatC')],
])('this template is %s', (kind, network) => expect(designIn(site(network))).toBe(kind));

describe('the section', () => {
  const { markup } = costSection(three, '');
  test('prints Region and date of the prices', () => expect(markup).toContain('Prices of us-east-1, read on 20 September 2026'));
  test('marks the design of the template', () => expect(markup).toContain('One gateway a zone<span class="you">this template</span>'));
  test('says what sharing risks', () => expect(markup).toContain('saves <b>$73.00</b> a month and risks two more zones. From <b>10,950 GB</b>'));
  test('and what endpoints would save', () => expect(markup).toContain('This VPC has none: every 100 GB to these services pays <b>$4.50</b>'));
  test('and what they save', () => {
    const endpoint = { kind: 'gateway-endpoint' as const, id: 'S3', when: haNetwork().resources[0].when, vpc: known('Vpc'), service: 'com.amazonaws.us-east-1.s3', routeTables: [known('PrivateATable')] };
    expect(costSection(site(haNetwork().with(endpoint)), '').markup).toContain('takes traffic off the NAT gateways in 1 of 2 private subnets: every 100 GB saves <b>$4.50</b>');
  });
});
