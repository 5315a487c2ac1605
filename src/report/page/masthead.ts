import type { Finding } from '../../reachability/finding';
import type { NetworkTopology } from '../../reachability/network-topology';
import { TopologyTier } from '../../reachability/network-topology';
import { RuleId } from '../../reachability/rules/rule-id';
import { Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html } from '../html';
import type { Site } from '../model/site';
import { closedPorts, TIERS } from '../model/site';
import type { Cause } from '../verdicts/causes';
import { claimOf, PROMISES } from '../verdicts/claims';
import { counted, listed, numberWord } from '../words';

/** The verdict in words, and the four promises. */
export function masthead(
  title: string,
  topology: NetworkTopology,
  sites: readonly Site[],
  causes: readonly Cause[],
  suffixOf: (rule: string) => string,
): Html {
  const findings = sites.flatMap((site) => site.findings);
  const of = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict);
  const [violated, unknown] = [of(Verdict.VIOLATED), of(Verdict.UNKNOWN)];
  const purpose = closedPorts(findings);
  const state = violated.length > 0 ? 'broken' : unknown.length > 0 ? 'open' : 'whole';
  return html`<header class="top wrap"><p class="eyebrow"><b>Network proof of ${title}</b>${facts(sites)}</p><h1 class="${state}">${headline(violated, unknown, purpose.length > 0)}</h1><p class="lede">${lede(findings, violated, unknown, causes, purpose)}</p>${promises(findings, suffixOf)}${deployment(topology)}</header>`;
}

function facts(sites: readonly Site[]): readonly Html[] {
  const subnets = sites.flatMap((site) => site.subnets);
  const counts = TIERS.map((tier) => [tier, subnets.filter((subnet) => subnet.tier === tier).length] as const);
  const tiers = counts.filter(([, n]) => n > 0);
  const zones = new Set(sites.flatMap((site) => site.zones.map(({ key }) => key)));
  const words = tiers.map(([tier, n]) => `${n} ${tier === TopologyTier.UNKNOWN ? 'of unknown tier' : tier}`);
  return [
    html`<span>${sites.length === 1 ? html`VPC <code>${sites[0].vpc.cidrs.join(', ')}</code>` : `${sites.length} VPCs`}</span>`,
    html`<span>${counted(zones.size, 'Availability Zone')}</span>`,
    html`<span>${listed(words)} subnet${subnets.length !== 1 && 's'}</span>`,
    html`<span>${counted(sites.reduce((sum, { gateways }) => sum + gateways.length, 0), 'NAT gateway')}</span>`,
  ];
}

function headline(violated: readonly Finding[], unknown: readonly Finding[], isClosed: boolean): Html {
  const rules = new Set(violated.map(({ rule }) => rule));
  if (rules.size === 0) {
    if (unknown.length > 0) { return html`Nothing is broken, and <em>${unknown.length === 1 ? 'one claim is' : `${numberWord(unknown.length)} claims are`} unknown.</em>`; }
    return isClosed ? html`Every promise <em>holds.</em>` : html`Every packet finds its way <em>out and back.</em>`;
  }
  if (rules.has(RuleId.NO_INBOUND_FROM_INTERNET)) { return html`This network lets <em>strangers in.</em>`; }
  if (rules.size === 1 && rules.has(RuleId.RETURN_TRAFFIC)) { return html`Some packets <em>never come back.</em>`; }
  if (rules.has(RuleId.ZONE_LOSS)) { return html`A zone would take <em>another with it.</em>`; }
  return html`Some promises <em>do not hold.</em>`;
}

function lede(
  findings: readonly Finding[],
  violated: readonly Finding[],
  unknown: readonly Finding[],
  causes: readonly Cause[],
  purpose: readonly number[],
): Html {
  const reasons = causes.filter(({ first }) => first.verdict === Verdict.VIOLATED).length;
  if (violated.length > 0) {
    return html`<b>${counted(violated.length, 'claim')} of ${findings.length}</b> ${violated.length === 1 ? 'is' : 'are'} violated, for ${reasons === 1 ? 'one reason' : `${numberWord(reasons)} reasons`}. Each is shown below with a packet, the resource to blame and the change that fixes it.`;
  }
  if (findings.length === 0) { return html`There is nothing here that the rules apply to.`; }
  const decided = findings.length - unknown.length;
  return html`${decided === findings.length ? `All ${decided} claims are` : `${decided} of ${findings.length} claims are`} decided for every address and every port, from the template alone, before anything is deployed${
    unknown.length > 0 && '; what cannot be known from it is named below'}.${
    purpose.length > 0 && ` Replies on port${purpose.length > 1 ? 's' : ''} ${listed(purpose.map(String))} are lost, on purpose.`}`;
}

function promises(findings: readonly Finding[], suffixOf: (rule: string) => string): Html {
  const items = PROMISES.flatMap((rule) => {
    const all = findings.filter((finding) => finding.rule === rule);
    if (all.length === 0) { return []; }
    const proved = all.filter(({ verdict }) => verdict === Verdict.PROVED).length;
    const violated = all.filter(({ verdict }) => verdict === Verdict.VIOLATED).length;
    const [state, said] = violated > 0 ? [' bad', `✗ fails for ${violated} of ${all.length}`]
      : proved < all.length ? [' unk', `? unknown for ${all.length - proved} of ${all.length}`] : ['', `✓ proved for all ${all.length}`];
    return [html`<li class="claim"><a href="#r${suffixOf(rule)}-${rule}"><span class="n${state}">${said}</span><span class="t">${claimOf(rule)}</span></a></li>`];
  });
  return html`${items.length > 0 && html`<ul class="claims">${items}</ul>`}`;
}

/** Which of the deployments that the template allows is shown. */
function deployment({ choices }: NetworkTopology): Html | undefined {
  if (choices.length === 0) { return undefined; }
  return html`<div class="open">The pictures show one deployment of several that this template allows; verdicts speak of all of them.<ul>${
    choices.map(({ name, value, otherValues }) => html`<li><code>${name}</code> is <code>${value === '' ? '\'\'' : value}</code> here${otherValues.length > 0 && html`; it may be ${listed(otherValues.map((other) => other === '' ? '\'\'' : other), 'or')}`}</li>`)}</ul></div>`;
}
