import type { Cause } from './causes';
import { CrossingDirection } from '../../reachability/acl-crossing';
import type { TopologyAclRule, TopologyNetworkAcl } from '../../reachability/network-topology';
import { TopologyTargetType } from '../../reachability/network-topology';
import { RuleId } from '../../reachability/rules/rule-id';
import type { Html } from '../html';
import { html } from '../html';
import type { Names } from '../model/names';
import type { Site, SiteSubnet } from '../model/site';
import { ruleText } from '../picture/gates';

const MOST_RULES = 14;

/** The list in which the guilty line stands, as a packet meets it: the rules of an ACL, or a route table. */
export function ladderOf(site: Site, names: Names, cause: Cause): Html | undefined {
  return rulesWith(site, cause) ?? routesWith(site, names, cause);
}

/** All rules of one ACL in one direction. */
export function ruleTable(
  caption: string,
  rules: readonly TopologyAclRule[],
  guilty: ReadonlySet<number | undefined>,
  fadesAfter = true,
): Html {
  const first = rules.findIndex(({ ruleNumber }) => guilty.has(ruleNumber));
  const shown = rules.length > MOST_RULES && first >= 0 ? around(rules, first) : rules;
  const row = (rule: TopologyAclRule) => {
    const isGuilty = guilty.has(rule.ruleNumber);
    const isAfter = first >= 0 && fadesAfter && rules.indexOf(rule) > first;
    return html`<tr${isGuilty ? html` class="hit"` : isAfter && html` class="after"`}><td>${ruleText(rule.ruleNumber)}</td><td>${isGuilty && '✗ '}${rule.action}</td><td>${rule.text}</td></tr>`;
  };
  return html`<table class="ladder"><caption>${caption}</caption><thead><tr><th scope="col">rule</th><th scope="col">action</th><th scope="col">matches</th></tr></thead><tbody>${shown.map(row)}${
    shown.length < rules.length && html`<tr class="after"><td colspan="3">${rules.length - shown.length} more of ${rules.length} rules are in the list of network ACLs</td></tr>`}</tbody></table>`;
}

function around(rules: readonly TopologyAclRule[], first: number): readonly TopologyAclRule[] {
  const from = Math.max(0, Math.min(first - MOST_RULES / 2, rules.length - MOST_RULES));
  return rules.slice(from, from + MOST_RULES);
}

function rulesWith({ vpc, findings }: Site, { first }: Cause): Html | undefined {
  const [hit] = first.blame.filter(({ ruleNumber }) => ruleNumber !== undefined);
  const acl = hit && vpc.networkAcls.find((one) => one.id === hit.componentId || holdsEntry(one, hit.componentId));
  if (!acl || findings.length === 0) { return undefined; }
  const isOut = hit.crossing
    ? hit.crossing.direction === CrossingDirection.OUTBOUND
    : acl.outbound.some(({ entryId }) => entryId === hit.componentId);
  const rules = isOut ? acl.outbound : acl.inbound;
  const hits = first.blame.filter(({ crossing }) => crossing?.direction === hit.crossing?.direction);
  const guilty = new Set(hits.map(({ ruleNumber }) => ruleNumber));
  return ruleTable(`${rules === acl.outbound ? 'Outbound' : 'Inbound'} rules of ${acl.name}, in the order a packet meets them`, rules, guilty, first.rule !== RuleId.SHADOWED_ACL_RULE);
}

const holdsEntry = ({ inbound, outbound }: TopologyNetworkAcl, id: string): boolean =>
  [...inbound, ...outbound].some(({ entryId }) => entryId === id);

function routesWith({ subnets, zones, vpc }: Site, names: Names, { first }: Cause): Html | undefined {
  const blamed = new Set(first.blame.map(({ componentId }) => componentId));
  const isSubject = ({ id, gateways }: SiteSubnet) =>
    id === first.subject || gateways.some(({ gateway }) => gateway.id === first.subject);
  const subnet = subnets.find(isSubject);
  if (!subnet?.routes.some(({ id }) => blamed.has(id))) { return undefined; }
  const zoneOf = (key: string | undefined) => zones.find((zone) => zone.key === key)?.label;
  return html`<table class="ladder"><caption>Routes of ${subnet.name}, in ${subnet.zone.label}</caption><thead><tr><th scope="col">destination</th><th scope="col">target</th></tr></thead><tbody><tr class="after"><td>${vpc.cidrs[0]}</td><td>local</td></tr>${
    subnet.routes.map(({ id, destination, targetId, targetType, targetZoneKey }) => html`<tr${blamed.has(id) && html` class="hit"`}><td>${blamed.has(id) && '✗ '}${destination}</td><td>${
      targetType === TopologyTargetType.NAT_GATEWAY ? names.of(targetId) : targetType}${targetZoneKey !== undefined && `, ${zoneOf(targetZoneKey) ?? targetZoneKey}`}</td></tr>`)}</tbody></table>`;
}
