import * as fc from 'fast-check';
import { templateOf } from '../support/network-template';
import { TemplateJson } from '../support/oracle-network';
import { randomNetwork } from '../support/random-network';
import { findingsOf, FUZZ_TIMEOUT, runs } from '../support/verdicts';

jest.setTimeout(FUZZ_TIMEOUT);

const HIDEABLE: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Subnet': ['CidrBlock', 'AvailabilityZone', 'VpcId', 'MapPublicIpOnLaunch'],
  'AWS::EC2::VPCCidrBlock': ['CidrBlock', 'VpcId'],
  'AWS::EC2::VPCGatewayAttachment': ['InternetGatewayId', 'VpcId'],
  'AWS::EC2::RouteTable': ['VpcId'],
  'AWS::EC2::NetworkAcl': ['VpcId'],
  'AWS::EC2::NetworkAclEntry': [
    'NetworkAclId', 'CidrBlock', 'Ipv6CidrBlock', 'RuleNumber', 'RuleAction', 'Protocol', 'Egress', 'PortRange',
  ],
  'AWS::EC2::Route': ['RouteTableId', 'DestinationCidrBlock', 'NatGatewayId', 'GatewayId', 'EgressOnlyInternetGatewayId'],
  'AWS::EC2::NatGateway': ['SubnetId', 'VpcId', 'AllocationId', 'ConnectivityType'],
  'AWS::EC2::SubnetRouteTableAssociation': ['RouteTableId', 'SubnetId'],
  'AWS::EC2::SubnetNetworkAclAssociation': ['NetworkAclId', 'SubnetId'],
  'AWS::EC2::EIPAssociation': ['InstanceId', 'NetworkInterfaceId', 'AllocationId'],
  'AWS::EC2::EIP': ['InstanceId'],
  'AWS::EC2::NetworkInterface': ['SubnetId'],
  'AWS::EC2::Instance': ['SubnetId'],
};

/** Rules that may be silent in doubt: what they say is advice, and a promise that is in doubt is UNKNOWN by the rule of the promise. */
const ADVICE: readonly string[] = ['closed-network', 'unreachable-endpoint'];

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
  const hidden = findingsOf(hiding(template, picks));
  const named = new Set(hidden.map(({ rule, subject }) => `${rule} ${subject}`));
  const silent = [...actual].filter(([name, verdict]) => verdict === 'VIOLATED' && !named.has(name) && !ADVICE.includes(name.split(' ')[0]));
  return [...silent.map(([name]) => `${name}: nothing is said with values hidden`), ...hidden.flatMap(({ rule, subject, verdict }) => {
    const expected = actual.get(`${rule} ${subject}`) ?? 'PROVED';
    return verdict === 'UNKNOWN' || verdict === expected ? [] : [`${rule} ${subject}: ${verdict} whatever the hidden values, but ${expected} with those that were hidden`];
  })];
}

test('what is proved or violated with values hidden is so with the values', () => {
  fc.assert(fc.property(randomNetwork, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (plan, picks) =>
    expect(contradictions(templateOf(plan), picks)).toEqual([])), runs(0.06));
});
