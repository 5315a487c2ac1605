import { packetSection, stepData } from '../../../src/report/packet/section';
import { storyOf } from '../../../src/report/packet/story';
import { drawn, engineOf } from '../../support/engine';
import { haNetwork, NetworkBuilder, TIERED } from '../../support/network-builder';

const told = (network: NetworkBuilder) => {
  const { engine, site, names } = drawn(engineOf(network));
  const story = storyOf(engine, site, names)!;
  return { markup: packetSection(site, names, story, '').markup, data: stepData(story) };
};
const whole = told(haNetwork({ publicAcl: TIERED, privateAcl: TIERED }));
const broken = told(haNetwork({ publicAcl: ['in 50 deny tcp 32768-60999 203.0.113.0/24', ...TIERED], privateAcl: TIERED }));

test('nine steps, all of them there without a script', () => expect(whole.markup.match(/<li class="step st-ok" id="step-\d"/g)).toHaveLength(9));
test('the field that just changed is marked', () => expect(whole.markup).toContain('<mark><i>10.0.0.10:12077</i></mark>'));
test('addresses of deployment stand in italics, by the name that the picture has', () => expect(whole.markup).toContain('<i>Elastic IP 1:12077</i>'));
test('routes and rules that decided', () => {
  expect(whole.markup).toContain('<code>0.0.0.0/0 → NAT gateway 1</code>');
  expect(whole.markup).toContain('<b>rule 200</b> of PublicAcl, into PublicA: <code>allow tcp 1024-65535 0.0.0.0/0</code>');
});
test('the ninth step', () => {
  expect(whole.markup).toContain('A stranger gets nowhere');
  expect(whole.markup).toContain('✗ dies at the internet gateway.');
  expect(whole.markup).toContain('✗ dies at NAT gateway 1.');
});
test('one packet stands for all', () => expect(whole.markup).toContain('One packet stands for all'));

test('a lost packet is said to be lost, with what to change', () => {
  expect(broken.markup).toContain('This packet is lost.');
  expect(broken.markup).toMatch(/id="step-6".*the packet dies here.*To fix it:.*rule 50.*id="step-7".*never gets here/s);
  expect(broken.markup).toContain('this packet dies at <a href="#step-6">step 6</a>');
});
test('what the script says of a step', () => {
  expect(broken.data.map(({ say }) => say)[5]).toBe('The reply comes back to it; the packet dies here');
  expect(broken.data.map(({ bad }) => bad)).toEqual([false, false, false, false, false, true, true, true, true]);
  expect(whole.data[2]).toMatchObject({ src: '10.0.0.10:12077', dst: '203.0.113.10:443', newSrc: true, newDst: false });
});
