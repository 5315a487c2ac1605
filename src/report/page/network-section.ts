import type { TopologyNetworkAcl } from '../../reachability/network-topology';
import { Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html, joined } from '../html';
import type { Names } from '../model/names';
import type { Site, SiteSubnet } from '../model/site';
import { shownAcls } from '../model/site';
import type { Picture } from '../picture/picture';
import { hasPiles, pilesOf } from '../picture/piles';
import { ruleTable } from '../verdicts/ladder';

/** The picture of a VPC, and the same as tables. */
export function networkSection(site: Site, names: Names, picture: Picture, suffix: string): Html {
  return html`<p class="intro">Zones are columns, tiers are rows, and the internet is at the top. Point at a subnet or tab to it to follow its routes${hasPiles(pilesOf(site)) && '. Subnets that are alike share one box'}.</p><figure class="sheet fig"><div class="scroll" tabindex="0" role="region" aria-label="${`Picture of ${site.vpc.name}`}"><svg class="net" viewBox="0 0 ${picture.width} ${picture.height}" role="group" aria-label="${`${site.vpc.name} with its zones, subnets, gateways and routes`}"><g id="net${suffix}">${picture.body}</g></svg></div>${legend(site)}</figure>${
    details('The picture as a table', subnetTable(site, names))}${details('Network ACLs, rule by rule', aclTables(site, names))}`;
}

const details = (summary: string, body: Html): Html => html`<details class="data"><summary>${summary}</summary>${body}</details>`;

function legend({ findings, vpc }: Site): Html {
  const isViolated = findings.some(({ verdict }) => verdict === Verdict.VIOLATED);
  const sign = (drawing: Html, text: string) => html`<span><svg width="36" height="18" aria-hidden="true">${drawing}</svg>${text}</span>`;
  return html`<figcaption class="legend">${sign(html`<path class="ln l" d="M2 9H34"/>`, 'route')}${
    sign(html`<path class="post" d="M8 2V16M28 2V16"/>`, 'network ACL')}${
    isViolated && html`${sign(html`<g class="gate bad"><path class="post" d="M8 2V16M28 2V16"/><path class="bar" d="M8 9H28"/></g>`, 'network ACL that loses packets')}${
      sign(html`<rect x="2" y="2" width="32" height="14" rx="3" class="sn private bad"/>`, 'cause')}${
      sign(html`<rect x="2" y="2" width="32" height="14" rx="3" class="sn private hurt"/>`, 'suffers from it')}${
      sign(html`<g class="ln cross"><path class="l" d="M2 9H34"/></g>`, 'crosses zones, or goes where it must not')}`}${
    vpc.natGateways.length > 0 && sign(html`<g class="eip"><rect x="1" y="1.5" width="34" height="15" rx="7.5"/></g>`, 'address that AWS assigns at deployment')}</figcaption>`;
}

function subnetTable(site: Site, names: Names): Html {
  const heads = ['subnet', 'zone', 'tier', 'addresses', 'routes besides local', 'network ACL', 'NAT gateway in it'];
  const regional = site.gateways.filter(({ gateway }) => gateway.isRegional);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${`Subnets of ${site.vpc.name} as a table`}"><table class="plain"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${
    site.subnets.map((subnet) => row(subnet, names))}${regional.map(({ gateway, name, elasticIps }) => html`<tr id="d-${names.anchor(gateway.id)}"><th scope="row">${name}</th><td colspan="6">regional, in no subnet; ${elasticIps.map(({ label }) => label).join(', ') || 'addresses that AWS assigns'}</td></tr>`)}</tbody></table></div>`;
}

function row({ id, name, zone, tier, ipv4Cidr, ipv6Cidr, routes, acl, gateways }: SiteSubnet, names: Names): Html {
  const anchor = names.anchor(id);
  const lines = (items: readonly Html[], none: string) => items.length > 0 ? joined(items, html`<br>`) : none;
  return html`<tr id="d-${anchor}"><th scope="row"><a href="#${anchor}">${name}</a></th><td>${zone.label}</td><td>${tier}</td><td>${
    lines([ipv4Cidr, ipv6Cidr].flatMap((cidr) => cidr === undefined ? [] : [html`<code>${cidr}</code>`]), 'unknown')}</td><td>${
    lines(routes.map(({ destination, targetId, targetType }) => html`<code>${destination} → ${names.anchor(targetId) ? names.of(targetId) : targetType}</code>`), 'local only')}</td><td>${
    acl ? acl.name : 'unknown'}</td><td>${lines(gateways.map((gateway) => html`${[gateway.name, ...gateway.elasticIps.map(({ label }) => label)].join(', ')}`), '')}</td></tr>`;
}

function aclTables({ vpc, subnets, findings }: Site, names: Names): Html {
  const blamed = new Set(findings.filter(({ verdict }) => verdict === Verdict.VIOLATED).flatMap(({ blame }) => blame.map(({ componentId, ruleNumber }) => `${componentId} ${ruleNumber}`)));
  const used = shownAcls({ vpc, subnets });
  const table = (caption: string, rules: TopologyNetworkAcl['inbound']) => ruleTable(caption, rules,
    new Set(rules.filter(({ entryId, ruleNumber }) => blamed.has(`${entryId} ${ruleNumber}`)).map(({ ruleNumber }) => ruleNumber)), false);
  return html`<div class="acls">${used.map(({ id, name, inbound, outbound }) => html`<div class="acl" id="a-${names.anchor(id)}"><h3>${name}</h3>${table('Inbound', inbound)}${table('Outbound', outbound)}</div>`)}</div>`;
}
