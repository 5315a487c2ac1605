import * as fc from 'fast-check';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { Verdict } from '../../src/reachability/verdict';
import { contradictions } from '../support/law';
import { templateOf } from '../support/network-template';
import type { TemplateJson } from '../support/oracle-network';
import { networkAboutHosts, randomNetwork } from '../support/random-network';
import { FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

test('check() and explain() never contradict each other', () => {
  const read = (plan: Parameters<typeof templateOf>[0]) => NetworkReachability.fromTemplate({ ...templateOf(plan) });
  fc.assert(fc.property(networkAboutHosts, (plan) => expect(contradictions(read(plan))).toEqual([])), runs(0.05));
});

/** A next hop of a kind that nobody knows yet. */
const withUnknownNextHop = (template: TemplateJson, pick: number): TemplateJson => {
  const tables = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::EC2::RouteTable').map(([id]) => id);
  if (tables.length === 0) { return template; }
  const route = {
    Type: 'AWS::EC2::Route',
    Properties: { RouteTableId: { Ref: tables[pick % tables.length] }, DestinationCidrBlock: pick % 2 === 0 ? '0.0.0.0/1' : '8.8.0.0/16', QuantumGatewayId: 'qgw-1' },
  };
  return { ...template, Resources: { ...template.Resources, Unheard: route } };
};

test('a resource that the model does not know turns PROVED into UNKNOWN, never the reverse', () => {
  fc.assert(fc.property(randomNetwork, fc.nat(), (plan, pick) => {
    const template = templateOf(plan);
    const verdicts = (one: TemplateJson) => new Map(NetworkReachability.fromTemplate({ ...one }).check()
      .map(({ rule, subject, verdict }) => [`${rule} ${subject}`, verdict]));
    const [before, after] = [verdicts(template), verdicts(withUnknownNextHop(template, pick))];
    const gained = [...after].filter(([key, verdict]) => verdict === Verdict.PROVED && (before.get(key) ?? Verdict.PROVED) !== Verdict.PROVED);
    expect(gained).toEqual([]);
  }), runs(0.05));
});

