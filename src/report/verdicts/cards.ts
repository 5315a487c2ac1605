import type { Cause } from './causes';
import { failureOf } from './claims';
import { ladderOf } from './ladder';
import type { Explanation } from '../../reachability/explanation';
import type { Witness } from '../../reachability/finding';
import { Severity, Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html, joined } from '../html';
import type { Names } from '../model/names';
import type { Site } from '../model/site';
import { closedPorts } from '../model/site';
import { ruleText } from '../picture/gates';
import { listed, sentence } from '../words';

const MOST_NAMES = 8;
const MOST_PACKETS = 3;

/** One cause: where, with which packet, who is to blame, and what to change. */
export function cardOf(site: Site, names: Names, cause: Cause): Html {
  const { id, first } = cause;
  const isUnknown = first.verdict === Verdict.UNKNOWN;
  const title = isUnknown ? names.inSentence(sentence(first.summary)) : failureOf(first);
  const ladder = isUnknown ? undefined : ladderOf(site, names, cause);
  const when = first.when.length > 0 && html`; when ${joined(first.when, ' or ')}`;
  const weight = isUnknown ? 'unknown never fails a synth' : first.severity === Severity.WARNING ? 'advice: it never fails a synth' : first.severity;
  return html`<article class="viol sheet" id="${id}"><h3><span class="${isUnknown ? 'unk' : 'bad'}">${isUnknown ? '?' : '✗'}</span> ${title}</h3><div class="grid${ladder === undefined && ' alone'}"><dl>${
    entry('where', where(names, cause))}${
    first.witnesses.length > 0 && entry('packet', joined(first.witnesses.slice(0, MOST_PACKETS).map((one) => packet(one, names)), html`<br>`))}${
    first.reasons.length > 0 && entry('because', joined(first.reasons.map((reason) => names.inSentence(reason)), html`<br>`))}${
    first.blame.length > 0 && entry('blame', joined(first.blame.map((one) => blame(one, names)), html`<br>`))}${
    first.fix !== undefined && html`<dt>fix</dt><dd class="fix">${fix(first.fix, names)}</dd>`}${
    first.accepted !== undefined && entry('accepted', html`${first.accepted}`)}${
    entry('rule', html`<code>${first.rule}</code>, ${weight}${when}`)}</dl>${ladder && html`<div>${ladder}</div>`}</div></article>`;
}

const entry = (term: string, text: Html): Html => html`<dt>${term}</dt><dd>${text}</dd>`;

function where(names: Names, { all }: Cause): Html {
  const [subject, ...others] = all.map((one) => one.subject);
  const shown = others.slice(0, MOST_NAMES).map((id) => names.link(id));
  return html`${names.link(subject)}${others.length > 0 && html`; also affects ${joined(shown, ', ')}`}${
    others.length > MOST_NAMES && ` and ${others.length - MOST_NAMES} more`}`;
}

function packet(
  { protocol, source, sourcePort, destination, destinationPort, icmpType, icmpCode, where: place }: Witness,
  names: Names,
): Html {
  const end = (address: string, port: number | undefined) => port === undefined ? address : `${address}:${port}`;
  const icmp = icmpType === undefined ? '' : ` type ${icmpType} code ${icmpCode ?? 0}`;
  const name = /^\d/.test(protocol) ? `protocol ${protocol}` : protocol;
  return html`<span class="pkt">${name} ${end(source, sourcePort)} → ${end(destination, destinationPort)}${icmp}</span> <span class="where">${names.inSentence(place)}</span>`;
}

function blame({ ruleNumber, componentId, constructPath, detail }: Explanation, names: Names): Html {
  const rule = ruleNumber === undefined ? '' : ruleText(ruleNumber) === '*' ? 'implicit deny of ' : `rule ${ruleNumber}, `;
  return html`<b>${rule}</b><code>${constructPath ?? componentId}</code>${constructPath !== undefined && html` <span class="where">(<code>${componentId}</code>)</span>`}<br><span class="where">${names.inSentence(detail)}</span>`;
}

function fix(text: string, names: Names): Html {
  const steps = text.split('; ');
  return steps.length === 1 ? html`${names.inSentence(text)}` : html`<ul>${steps.map((step) => html`<li>${names.inSentence(step)}</li>`)}</ul>`;
}

/** Ports whose replies are lost because the template says so. */
export function onPurpose({ findings }: Site): Html | undefined {
  const ports = closedPorts(findings);
  if (ports.length === 0) { return undefined; }
  return html`<p class="holds">Closed on purpose, and not counted as violations: replies on port${ports.length > 1 && 's'} ${listed(ports.map(String))}. Of the 64,512 ports that a NAT gateway chooses from, a connection that gets ${ports.length > 1 ? 'one of these' : 'this one'} loses its replies.</p>`;
}
