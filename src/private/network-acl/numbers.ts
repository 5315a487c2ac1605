import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ParsedTraffic, parseTraffic, renderTraffic } from './traffic';
import type { NetworkAclRule, NetworkAclTier } from '../../network-acl-rule';
import { expectList, expectMap, expectMethod, expectText, expectWholeNumber, given } from '../expected';

/**
 * AWS counts 20 rules per direction and address family, the final deny among them.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls
 */
const RULE_BUDGET = 19;
const HIGHEST_RULE_NUMBER = 32766;
const RULE_NUMBER_STEP = 10;
const FIRST_RULE_NUMBER = { IPv4: 100, IPv6: 101 };

/** A rule as CloudFormation has it, but for the number. */
interface ParsedRule {
  readonly egress: boolean;
  readonly family: 'IPv4' | 'IPv6';
  readonly cidr: ec2.AclCidrConfig;
  readonly traffic: ec2.AclTrafficConfig;
  readonly action: ec2.Action;
  readonly requestedNumber?: number;
  readonly purpose: string;
  /** Whether the user may ask for less than this rule, which a policy of this library writes. */
  readonly isOptional: boolean;
  /** What error messages call the rule. */
  readonly name: string;
}

export interface NumberedRule extends ParsedRule {
  readonly ruleNumber: number;
}

export function numberRules(tier: NetworkAclTier, rules: readonly NetworkAclRule[]): NumberedRule[] {
  expectList(`what rules() returns for the ${tier.toLowerCase()} tier`, rules ?? null, '[{ direction, cidr, traffic, purpose }]');
  const parsed = rules.map((rule, index) => parseRule(tier, rule, index));
  const numbered = [true, false].flatMap((egress) => {
    const families = (['IPv4', 'IPv6'] as const).flatMap((family) => {
      const group = parsed.filter((rule) => rule.egress === egress && rule.family === family);
      checkBudget(tier, group);
      return numberInOrder(group);
    });
    checkNumbers(families);
    return families;
  });
  return numbered;
}

function parseRule(tier: NetworkAclTier, rule: NetworkAclRule, index: number): ParsedRule {
  const ofTier = `of the ${tier.toLowerCase()} tier`;
  expectMap(`rule ${index + 1} ${ofTier}`, rule ?? null, '{ direction, cidr, traffic, purpose }');
  expectText(`the purpose of rule ${index + 1} ${ofTier}`, rule.purpose ?? null, 'replies', { mayBeToken: true });
  const name = `rule "${rule.purpose}" ${ofTier}`;
  expectMethod(`the cidr of ${name}`, rule.cidr ?? null, 'toCidrConfig', 'ec2.AclCidr.anyIpv4()');
  expectMethod(`the traffic of ${name}`, rule.traffic ?? null, 'toTrafficConfig', 'ec2.AclTraffic.tcpPort(443)');
  if (![ec2.TrafficDirection.INGRESS, ec2.TrafficDirection.EGRESS].includes(rule.direction)) {
    throw new Error(`the direction of ${name} must be ec2.TrafficDirection.INGRESS or EGRESS, got ${given(rule.direction)}`);
  }
  if (rule.action !== undefined && ![ec2.Action.ALLOW, ec2.Action.DENY].includes(rule.action)) {
    throw new Error(`the action of ${name} must be ec2.Action.ALLOW or DENY, got ${given(rule.action)}`);
  }
  expectWholeNumber(`the ruleNumber of ${name}`, rule.ruleNumber, { from: 1, to: HIGHEST_RULE_NUMBER });
  const cidr = rule.cidr.toCidrConfig();
  if ((cidr.cidrBlock === undefined) === (cidr.ipv6CidrBlock === undefined)) {
    throw new Error(
      `${name} has ${cidr.cidrBlock ? 'an IPv4 and an IPv6' : 'no'} CIDR, expected exactly one: write a rule for each address family`,
    );
  }
  return {
    egress: rule.direction === ec2.TrafficDirection.EGRESS,
    family: cidr.cidrBlock === undefined ? 'IPv6' : 'IPv4',
    cidr,
    traffic: renderTraffic(parseTraffic(rule.traffic, name)),
    action: rule.action ?? ec2.Action.ALLOW,
    requestedNumber: rule.ruleNumber,
    purpose: rule.purpose,
    isOptional: rule.traffic instanceof ParsedTraffic && rule.traffic.isOptional,
    name,
  };
}

/** All rules are of one direction and family. */
function checkBudget(tier: NetworkAclTier, rules: readonly ParsedRule[]): void {
  if (rules.length > RULE_BUDGET) {
    const [{ egress, family }] = rules;
    const optional = rules.filter(({ isOptional }) => isOptional);
    throw new Error(
      `the network ACL of the ${tier.toLowerCase()} tier needs ${rules.length} ${egress ? 'outbound' : 'inbound'} ${family} rules, ` +
        `but AWS accepts ${RULE_BUDGET} besides the final deny: drop or merge at least ${rules.length - RULE_BUDGET} of ` +
        (optional.length > 0 ? optional : rules).map((rule) => `"${rule.purpose}"`).join(', '),
    );
  }
}

/** All rules are of one direction and family. */
function numberInOrder(rules: readonly ParsedRule[]): NumberedRule[] {
  let next: number | undefined;
  return rules.map((rule) => {
    const ruleNumber = rule.requestedNumber ?? next ?? FIRST_RULE_NUMBER[rule.family];
    next = ruleNumber + RULE_NUMBER_STEP;
    return { ...rule, ruleNumber };
  });
}

/** All rules are of one direction: IPv4 and IPv6 share its numbers. */
function checkNumbers(rules: readonly NumberedRule[]): void {
  const holders = new Map<number, NumberedRule>();
  for (const rule of rules) {
    if (rule.ruleNumber > HIGHEST_RULE_NUMBER) {
      throw new Error(
        `${rule.name} comes after others and has rule number ${rule.ruleNumber}, but ${HIGHEST_RULE_NUMBER} is the highest: give it a lower one`,
      );
    }
    const holder = holders.get(rule.ruleNumber);
    if (holder) {
      throw new Error(
        `${rule.name} has rule number ${rule.ruleNumber}, which "${holder.purpose}" holds in the same direction: give one of them another`,
      );
    }
    holders.set(rule.ruleNumber, rule);
  }
}
