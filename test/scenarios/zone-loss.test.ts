import * as fc from 'fast-check';
import { closedVersions } from '../support/brute-force';
import { templateOf } from '../support/network-template';
import { forwardFlows, send } from '../support/oracle-flows';
import { readOracleNetwork, ResourceJson, TemplateJson } from '../support/oracle-network';
import { pointsOf } from '../support/oracle-points';
import { randomNetwork } from '../support/random-network';
import { findingsOf, FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

const LOST = { Type: 'AWS::EC2::InternetGateway', Properties: {} };

/** The template without what stands in a zone; routes to a gateway that is gone stay, and lead nowhere. */
function withoutZone(template: TemplateJson, zone: string): TemplateJson {
  const isIn = ({ Properties: properties }: ResourceJson) => JSON.stringify(properties?.AvailabilityZone) === zone;
  const names = (resource: ResourceJson, gone: readonly string[]) => gone.some((id) => JSON.stringify(resource).includes(`{"Ref":"${id}"}`));
  const entries = Object.entries(template.Resources);
  const subnets = entries.filter(([, resource]) => isIn(resource)).map(([id]) => id);
  const gateways = entries.filter(([, resource]) => resource.Type === 'AWS::EC2::NatGateway' && names(resource, subnets)).map(([id]) => id);
  const left = entries.filter(([id, resource]) => ![...subnets, ...gateways].includes(id) && !names(resource, subnets));
  const rerouted = left.map(([id, resource]) => [id, names(resource, gateways) ? toNowhere(resource) : resource] as const);
  return { Resources: { Lost: LOST, ...Object.fromEntries(rerouted) } };
}

function toNowhere({ Type: type, Properties: { NatGatewayId: _, ...properties } = {} }: ResourceJson): ResourceJson {
  return { Type: type, Properties: { ...properties, GatewayId: { Ref: 'Lost' } } };
}

test('a subnet keeps all its ways out without any other zone, exactly if that is proved', () => {
  fc.assert(fc.property(randomNetwork, (plan) => {
    const template = templateOf(plan);
    const network = readOracleNetwork(template);
    for (const { subject, verdict } of findingsOf(template).filter(({ rule }) => rule === 'zone-loss')) {
      const subnet = network.subnets.find(({ id }) => id === subject)!;
      const flows = [...forwardFlows(network, pointsOf(network, subnet), false)];
      const others = [...new Set(network.subnets.map(({ zone }) => zone))].filter((zone) => zone !== subnet.zone);
      const lossy = others.filter((zone) => {
        const left = readOracleNetwork(withoutZone(template, zone));
        return flows.some((packet) => send(left, packet, undefined, false).walk.end !== 'internet');
      });
      const isStill = closedVersions(network, subnet, pointsOf(network, subnet)).length > 0;
      expect({ subject, lossy, verdict }).toEqual({ subject, lossy, verdict: lossy.length > 0 ? 'VIOLATED' : isStill ? 'UNKNOWN' : 'PROVED' });
    }
  }), runs(0.05));
});

test('what is left of a network when a zone is gone is proved to survive, if the whole was', () => {
  fc.assert(fc.property(randomNetwork, fc.nat({ max: 3 }), (plan, lost) => {
    const template = templateOf(plan);
    const zones = [...new Set(readOracleNetwork(template).subnets.map(({ zone }) => zone))];
    const provedIn = (some: TemplateJson) => findingsOf(some).filter(({ rule, verdict }) => rule === 'zone-loss' && verdict === 'PROVED');
    const left = withoutZone(template, zones[lost % zones.length]);
    const before = provedIn(template).map(({ subject }) => subject).filter((subject) => subject in left.Resources);
    const spoken = findingsOf(left).filter(({ rule }) => rule === 'zone-loss').map(({ subject }) => subject);
    const after = provedIn(left).map(({ subject }) => subject);
    const cutOff = findingsOf(left).filter(({ rule, verdict }) => rule === 'zone-loss' && verdict === 'UNKNOWN').map(({ subject }) => subject);
    expect(before.filter((subject) => spoken.includes(subject) && !after.includes(subject))).toEqual([]);
    expect(before.filter((subject) => cutOff.includes(subject))).toEqual([]);
  }), runs(0.03));
});
