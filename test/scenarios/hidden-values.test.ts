import * as fc from 'fast-check';
import { templateOf } from '../support/network-template';
import { TemplateJson } from '../support/oracle-network';
import { randomNetwork } from '../support/random-network';
import { findingsOf, FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

const HIDEABLE: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Subnet': ['CidrBlock', 'AvailabilityZone'],
  'AWS::EC2::NetworkAclEntry': ['CidrBlock', 'RuleNumber', 'RuleAction', 'Protocol'],
  'AWS::EC2::Route': ['DestinationCidrBlock', 'NatGatewayId', 'GatewayId'],
  'AWS::EC2::NatGateway': ['SubnetId'],
  'AWS::EC2::SubnetRouteTableAssociation': ['RouteTableId'],
  'AWS::EC2::SubnetNetworkAclAssociation': ['NetworkAclId'],
};

/** The template with some of its values given by parameters that have no default. */
function hiding(template: TemplateJson, picks: readonly number[]): TemplateJson {
  const places = Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) =>
    (HIDEABLE[Type] ?? []).filter((name) => name in Properties).map((name) => ({ id, name })));
  const hidden = structuredClone(template) as { Resources: Record<string, { Properties: Record<string, unknown> }> };
  const parameters = picks.map((pick, i) => {
    const { id, name } = places[pick % places.length];
    hidden.Resources[id].Properties[name] = { Ref: `Hidden${i}` };
    return [`Hidden${i}`, { Type: 'String' }] as const;
  });
  return { ...hidden, Parameters: Object.fromEntries(parameters) } as unknown as TemplateJson;
}

/** What is certain of a template with hidden values, and yet not so for the values it had. */
function contradictions(template: TemplateJson, picks: readonly number[]): readonly string[] {
  const actual = new Map(findingsOf(template).map(({ rule, subject, verdict }) => [`${rule} ${subject}`, verdict as string]));
  return findingsOf(hiding(template, picks)).flatMap(({ rule, subject, verdict }) => {
    const expected = actual.get(`${rule} ${subject}`) ?? 'PROVED';
    return verdict === 'UNKNOWN' || verdict === expected ? [] : [`${rule} ${subject}: ${verdict} whatever the hidden values, but ${expected} with those that were hidden`];
  });
}

test('what is proved or violated with values hidden is so with the values', () => {
  fc.assert(fc.property(randomNetwork, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (plan, picks) =>
    expect(contradictions(templateOf(plan), picks)).toEqual([])), runs(0.2));
});
