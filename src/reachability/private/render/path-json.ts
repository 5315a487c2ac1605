import type { Explanation } from '../../explanation';
import { ExplanationCode, ExplanationEffect } from '../../explanation';
import type {
  NetworkPath,
  PacketHeader,
  PathAclRule,
  PathComponent,

  PathRoute,
} from '../../network-path';
import { PathComponentType, PathVerdict } from '../../network-path';

/** JSON that a person or a program reads: no functions, no dates, nothing that depends on when it was made. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

type Fields = Readonly<Record<string, Json | undefined>>;

const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58' };

/** Where AWS writes the target of a route. */
const TARGET_FIELDS: Readonly<Record<string, string>> = {
  'nat-gateway': 'NatGatewayId',
  'egress-only-internet-gateway': 'EgressOnlyInternetGatewayId',
  'instance': 'InstanceId',
  'network-interface': 'NetworkInterfaceId',
  'transit-gateway': 'TransitGatewayId',
  'vpc-peering-connection': 'VpcPeeringConnectionId',
  'carrier-gateway': 'CarrierGatewayId',
  'local-gateway': 'LocalGatewayId',
};

/**
 * A path in the shape of AWS's `NetworkInsightsAnalysis`, with logical ids for ids. What AWS has no field for is in
 * fields of its own, so that nothing is lost: `Verdict`, `Family`, `Conditions`, `Notes`, and lists (`AclRules`,
 * `Routes`, `InboundHeaders`, `OutboundHeaders`) beside the field that holds the first of several.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAnalysis.html
 */
export function pathJson(path: NetworkPath): Fields {
  const isKnown = path.verdict !== PathVerdict.UNKNOWN;
  return {
    Status: isKnown ? 'succeeded' : 'failed',
    ...some('StatusMessage', path.reasons.join('; ')),
    ...(isKnown ? { NetworkPathFound: path.verdict !== PathVerdict.NOT_FOUND } : {}),
    Verdict: path.verdict,
    ...some('Family', path.family),
    ...some('Conditions', path.when),
    ...some('Notes', path.notes),
    ForwardPathComponents: path.forward.map(componentJson),
    ReturnPathComponents: path.reply.map(componentJson),
    Explanations: path.blockedBy.map(({ componentId, explanationCode, ruleNumber, constructPath, detail }) => ({
      ExplanationCode: explanationCode,
      Component: { Id: componentId, Name: constructPath },
      AclRule: ruleNumber === undefined ? undefined : { RuleNumber: ruleNumber },
      Detail: detail,
    })),
  };
}

function componentJson(component: PathComponent): Fields {
  const { translation } = component;
  return {
    SequenceNumber: component.sequenceNumber,
    Component: { Id: component.componentId, Name: component.type },
    ...some('Subnet', component.subnetId && { Id: component.subnetId }),
    ...some('Vpc', component.vpcId && { Id: component.vpcId }),
    ...some('AvailabilityZone', component.zone),
    ...some('Direction', component.direction && direction(component)),
    ...firstAndAll('InboundHeader', component.inboundHeaders.map(headerJson)),
    ...firstAndAll('OutboundHeader', component.outboundHeaders.map(headerJson)),
    ...firstAndAll(
      'AclRule',
      component.aclRules.map((rule) => aclRuleJson(rule, component)),
    ),
    ...firstAndAll('RouteTableRoute', component.routes.map(routeJson)),
    ...some(
      'Translation',
      translation && {
        InsideAddresses: translation.insideAddresses,
        InsidePortRanges: translation.insidePortRanges.map(rangeJson),
        GatewayAddresses: translation.gatewayAddresses,
        GatewayPortRanges: translation.gatewayPortRanges.map(rangeJson),
        PublicAddresses: translation.publicAddresses,
      },
    ),
    AdditionalDetails: component.explanations
      .filter(({ explanationCode }) => explanationCode === ExplanationCode.AVAILABILITY_ZONE_CROSSED)
      .map(({ explanationCode, detail }) => ({ AdditionalDetailType: explanationCode, Detail: detail })),
    Explanations: component.explanations
      .filter(({ explanationCode }) => explanationCode !== ExplanationCode.AVAILABILITY_ZONE_CROSSED)
      .map((explanation) => explanationJson(explanation, component)),
  };
}

function explanationJson(
  { explanationCode, effect, componentId, ruleNumber, detail }: Explanation,
  component: PathComponent,
): Fields {
  const rule = component.aclRules.find((one) => one.ruleNumber === ruleNumber);
  return {
    ...some('ExplanationCode', explanationCode),
    Component: { Id: componentId },
    ...some('Acl', component.type === PathComponentType.NETWORK_ACL && { Id: component.componentId }),
    ...some('AclRule', rule && aclRuleJson(rule, component)),
    ...some('Direction', component.direction && direction(component)),
    ...some('Subnet', component.subnetId && { Id: component.subnetId }),
    ...some('Effect', effect === ExplanationEffect.INFORMS ? undefined : effect),
    Detail: detail,
  };
}

function headerJson({ protocols, ...header }: PacketHeader): Fields {
  return {
    Protocol: protocols.map((protocol) => PROTOCOL_NUMBERS[protocol] ?? protocol).join(','),
    SourceAddresses: header.sourceAddresses,
    ...some('SourcePortRanges', header.sourcePortRanges.map(rangeJson)),
    DestinationAddresses: header.destinationAddresses,
    ...some('DestinationPortRanges', header.destinationPortRanges.map(rangeJson)),
    ...some('IcmpTypes', header.icmpTypes),
  };
}

function aclRuleJson(
  { ruleNumber, action, text, cidr, protocol, portRange, entryId }: PathAclRule,
  component: PathComponent,
): Fields {
  return {
    ...some('Cidr', cidr),
    Egress: direction(component) === 'egress',
    ...some('PortRange', portRange && rangeJson(portRange)),
    ...some('Protocol', protocol),
    RuleAction: action,
    RuleNumber: ruleNumber,
    Text: text,
    EntryId: entryId,
  };
}

function routeJson({ destination, targetId, targetType }: PathRoute): Fields {
  return { DestinationCidr: destination, [TARGET_FIELDS[targetType] ?? 'GatewayId']: targetId, TargetType: targetType };
}

function direction({ direction: crossing }: PathComponent): string {
  return crossing === 'outbound' ? 'egress' : 'ingress';
}

function rangeJson({ from, to }: { readonly from: number; readonly to: number }): Fields {
  return { From: from, To: to };
}

/** The field with the first, and if there are more the plural field with all. */
function firstAndAll(field: string, all: readonly Json[]): Fields {
  return { ...(all.length > 0 ? { [field]: all[0] } : {}), ...(all.length > 1 ? { [`${field}s`]: all } : {}) };
}

/** The field, unless there is nothing to say. */
function some(field: string, value: Json | undefined): Fields {
  const isNothing =
    value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
  return isNothing ? {} : { [field]: value };
}
