import type { Cause } from './causes';
import { claimOf, rulesOf } from './claims';
import type { Finding } from '../../reachability/finding';
import { Severity, Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html } from '../html';
import type { Names } from '../model/names';
import type { Site } from '../model/site';
import { shownAcls } from '../model/site';
import { shortened } from '../visible-text';

/** From so many marks, a cell counts the proved ones, and shows one mark for each cause. */
const MANY = 4;
const SIGNS: Readonly<Record<Verdict, string>> = { PROVED: '✓', VIOLATED: '✗', UNKNOWN: '?' };
const WORDS: Readonly<Record<Verdict, string>> = { PROVED: 'proved', VIOLATED: 'violated', UNKNOWN: 'unknown' };
const KINDS = ['public', 'private', 'isolated', 'unknown', 'dev', 'acl', 'other'];

/** One row for each rule, one column for each zone and one for what belongs to none. */
export function matrixOf(site: Site, names: Names, causes: readonly Cause[], suffix: string): Html {
  const { zones, findings } = site;
  const isWide = findings.some(({ subject }) => zoneOf(site, subject) === undefined);
  const columns = [...zones.map(({ key, label }) => ({ key, label })), ...isWide ? [{ key: undefined, label: 'whole VPC' }] : []];
  const cell = (rule: string, key: string | undefined) =>
    cellOf(site, names, causes, findings.filter((one) => one.rule === rule && zoneOf(site, one.subject) === key));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${`Verdicts on ${site.vpc.name} by rule and zone`}"><table class="matrix"><caption class="vh">Verdicts: one row for each rule, one column for each Availability Zone</caption><thead><tr><th scope="col">claim</th>${
    columns.map(({ label }) => html`<th scope="col">${shortened(label, 24)}</th>`)}</tr></thead><tbody>${
    rulesOf(findings).map((rule) => html`<tr id="r${suffix}-${rule}"><th scope="row">${claimOf(rule)}<code>${rule}</code></th>${columns.map(({ key }) => cell(rule, key))}</tr>`)}</tbody></table></div>`;
}

function zoneOf({ subnets, gateways }: Site, subject: string): string | undefined {
  return subnets.find(({ id }) => id === subject)?.zoneKey ??
    gateways.find(({ gateway }) => gateway.id === subject)?.home?.zoneKey;
}

function kindOf({ subnets, gateways, vpc }: Site, subject: string): string {
  const isGateway = gateways.some(({ gateway }) => gateway.id === subject);
  return subnets.find(({ id }) => id === subject)?.tier ??
    (isGateway ? 'dev' : vpc.networkAcls.some(({ id }) => id === subject) ? 'acl' : 'other');
}

/** Where the page shows what a proved claim is about; undefined if it shows it nowhere. */
function placeOf(site: Site, names: Names, subject: string): string | undefined {
  const anchor = names.anchor(subject);
  switch (kindOf(site, subject)) {
    case 'other': return undefined;
    case 'acl': return shownAcls(site).some(({ id }) => id === subject) ? `a-${anchor}` : undefined;
    default: return anchor;
  }
}

function cellOf(site: Site, names: Names, causes: readonly Cause[], findings: readonly Finding[]): Html {
  if (findings.length === 0) { return html`<td><span class="none" aria-hidden="true">–</span><span class="vh">does not apply</span></td>`; }
  const order = ({ subject }: Finding) => KINDS.indexOf(kindOf(site, subject));
  const sorted = [...findings].sort((a, b) => order(a) - order(b));
  const proved = sorted.filter(({ verdict }) => verdict === Verdict.PROVED);
  const loud = sorted.filter(({ verdict }) => verdict !== Verdict.PROVED);
  const causeOf = (finding: Finding) => causes.find(({ all }) => all.includes(finding));
  if (sorted.length <= MANY) {
    return html`<td><ul class="marks">${[...loud, ...proved].map((one) => mark(site, names, one, causeOf(one), 0))}</ul></td>`;
  }
  const ofCauses = causes.flatMap((cause) => {
    const own = loud.filter((one) => cause.all.includes(one));
    return own.length === 0 ? [] : [mark(site, names, own[0], cause, own.length - 1)];
  });
  return html`<td><ul class="marks">${ofCauses}${proved.length > 0 && html`<li><span class="mk"><b aria-hidden="true">✓</b>${proved.length}<span class="vh"> proved</span></span></li>`}</ul></td>`;
}

function mark(
  site: Site,
  names: Names,
  { subject, verdict, severity }: Finding,
  cause: Cause | undefined,
  more: number,
): Html {
  const state = verdict === Verdict.PROVED ? '' : verdict === Verdict.UNKNOWN ? ' unk' : severity === Severity.WARNING ? ' bad warn' : ' bad';
  const kind = kindOf(site, subject);
  const target = cause?.id ?? placeOf(site, names, subject);
  const name = shortened(names.of(subject).replace('NAT gateway', 'NAT').replace(/NetworkAcl$/, ' ACL'), 18);
  const inside = html`<b aria-hidden="true">${SIGNS[verdict]}</b><span class="dot ${kind}"></span>${name}${more > 0 && ` + ${more}`}<span class="vh"> ${WORDS[verdict]}</span>`;
  return html`<li>${target === undefined ? html`<span class="mk${state}">${inside}</span>` : html`<a class="mk${state}" href="#${target}">${inside}</a>`}</li>`;
}
