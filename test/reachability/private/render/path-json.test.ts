import type { PacketHeader, PathComponent } from '../../../../src/reachability/network-path';
import { pathJson } from '../../../../src/reachability/private/render/path-json';
import { explain, onlyPath } from '../../../support/explain';
import { haNetwork, NetworkBuilder, TIERED } from '../../../support/network-builder';

const tiered = haNetwork({ publicAcl: ['in 90 deny tcp 3389 0.0.0.0/0', ...TIERED], privateAcl: TIERED });
const json = (...asked: [NetworkBuilder, string, string]): any => JSON.parse(JSON.stringify(pathJson(onlyPath(explain(...asked)))));

describe('the shape of NetworkInsightsAnalysis', () => {
  const analysis = json(tiered, '10.0.16.5 -> 203.0.113.5', 'tcp 443');

  test('the NAT gateway', () => {
    expect(analysis.ForwardPathComponents[4]).toMatchObject({
      SequenceNumber: 5,
      Component: { Id: 'NatA' },
      Subnet: { Id: 'PublicA' },
      Vpc: { Id: 'Vpc' },
      InboundHeader: {
        Protocol: '6',
        SourceAddresses: ['10.0.16.5/32'],
        SourcePortRanges: [{ From: 1024, To: 65535 }],
        DestinationAddresses: ['203.0.113.5/32'],
        DestinationPortRanges: [{ From: 443, To: 443 }],
      },
      OutboundHeader: { SourceAddresses: ['10.0.0.0/24'] },
      Explanations: [{ ExplanationCode: 'NGW_SOURCE_ADDRESS_REASSIGN' }, { ExplanationCode: 'REMAP_EPHEMERAL_PORT' }],
    });
  });

  test('a route', () => {
    expect(analysis.ForwardPathComponents[2].RouteTableRoute).toEqual({ DestinationCidr: '0.0.0.0/0', NatGatewayId: 'NatA', TargetType: 'nat-gateway' });
  });

  test('a network ACL rule, and all of them where several decide', () => {
    const crossing = analysis.ReturnPathComponents[2];
    const deny = {
      Cidr: '0.0.0.0/0',
      Egress: false,
      PortRange: { From: 3389, To: 3389 },
      Protocol: '6',
      RuleAction: 'deny',
      RuleNumber: 90,
      Text: 'tcp 3389 0.0.0.0/0',
      EntryId: 'PublicAcl:in:90',
    };
    expect(crossing.AclRule).toEqual(deny);
    expect(crossing.AclRules).toEqual([deny, expect.objectContaining({ RuleNumber: 200, PortRange: { From: 1024, To: 65535 } })]);
    expect(analysis.ForwardPathComponents[1].AclRule).toMatchObject({ Protocol: 'all', Egress: true });
    expect(crossing.Explanations).toEqual([expect.objectContaining({
      ExplanationCode: 'SUBNET_ACL_RESTRICTION', Acl: { Id: 'PublicAcl' }, AclRule: deny, Direction: 'ingress', Effect: 'blocks',
    })]);
  });

  test('the whole', () => {
    expect(analysis).toMatchObject({ Status: 'succeeded', NetworkPathFound: true, Verdict: 'PARTLY_FOUND', Family: 'ipv4' });
    expect(analysis.Explanations).toEqual([{
      ExplanationCode: 'SUBNET_ACL_RESTRICTION',
      Component: { Id: 'PublicAcl:in:90' },
      AclRule: { RuleNumber: 90 },
      Detail: 'reply: inbound rule 90 of PublicAcl denies tcp 3389 into PublicA',
    }]);
  });
});

test('several headers are listed besides the first', () => {
  const [first] = json(tiered, 'PrivateA -> PublicB', 'all').ForwardPathComponents;
  expect(first.InboundHeaders.map(({ Protocol }: { Protocol: string }) => Protocol)).toEqual(['6,17', '1', 'other']);
  expect(first.InboundHeader).toEqual(first.InboundHeaders[0]);
});

test('an unknown path is no answer', () => {
  const unsure = haNetwork({ privateAcl: ['in 100 allow all 0.0.0.0/0', 'out 100 ? all 0.0.0.0/0'] });
  const analysis = json(unsure, 'PrivateA -> internet', 'tcp 443');
  expect(analysis.Status).toBe('failed');
  expect(analysis.StatusMessage).toMatch(/^the action of network ACL entry PrivateAcl:out:100 is unknown/);
  expect(analysis).not.toHaveProperty('NetworkPathFound');
});

test('another zone is an additional detail', () => {
  const crossed = tiered.change('nat-gateway', 'NatA', { placement: { kind: 'zonal', subnet: { kind: 'known', value: 'PublicB' } } });
  expect(json(crossed, 'PrivateA -> internet', 'tcp 443').ForwardPathComponents[4].AdditionalDetails)
    .toEqual([{ AdditionalDetailType: 'AVAILABILITY_ZONE_CROSSED', Detail: 'the path leaves zone a for b' }]);
});

/** Every text and number in a value, sorted. */
const leaves = (value: unknown): string[] => (value !== null && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [String(value)]);

test('the twin has all that the path has', () => {
  const path = onlyPath(explain(tiered, 'PrivateA -> internet', 'all'));
  const said = new Set(leaves(json(tiered, 'PrivateA -> internet', 'all')));
  const facts = ({ componentId, subnetId, zone, explanations, aclRules, routes, inboundHeaders, outboundHeaders }: PathComponent) => [
    componentId, subnetId, zone,
    ...explanations.map(({ detail }) => detail),
    ...aclRules.flatMap(({ entryId, text }) => [entryId, text]),
    ...routes.flatMap(({ destination, targetId }) => [destination, targetId]),
    ...[...inboundHeaders, ...outboundHeaders].flatMap((header: PacketHeader) => [...header.sourceAddresses, ...header.destinationAddresses]),
  ];
  const missing = [...path.forward, ...path.reply].flatMap(facts).filter((fact) => fact !== undefined && !said.has(fact));
  expect(missing).toEqual([]);
});
