import { endHtml, HeaderWords } from './header-words';
import { scopeOf } from './scope';
import { stageOf, STOPS } from './stage';
import type { Step, Story } from './story';
import type { Attempt } from './stranger';
import { ExplanationEffect } from '../../reachability/explanation';
import type { PathAclRule } from '../../reachability/network-path';
import { PathComponentType } from '../../reachability/network-path';
import type { TracedHeader, TracedHop } from '../../reachability/packet-trace';
import { PacketFate } from '../../reachability/packet-trace';
import type { Html, Part } from '../html';
import { html, joined } from '../html';
import type { Names } from '../model/names';
import type { Site } from '../model/site';
import { ruleText } from '../picture/gates';
import { sentence } from '../words';

/** What the script needs of a step: where the tag stands, and what it says. */
export interface StepData {
  readonly at: readonly [number, number];
  readonly src: string;
  readonly dst: string;
  readonly newSrc: boolean;
  readonly newDst: boolean;
  readonly bad: boolean;
  readonly say: string;
}

/** The way of one packet: a picture, and steps that are all readable without it. */
export function packetSection(site: Site, names: Names, story: Story, suffix: string): Html {
  const { steps, end, stranger } = story;
  const intro = end?.state === 'dies'
    ? html`Out in five steps and back in three, or it should be: this packet dies at <a href="#step${suffix}-${end.number}">step ${end.number}</a>.`
    : 'Out in five steps, back in three, and one step that fails as it should.';
  return html`<p class="intro">${intro} Routes and rule numbers are what the engine found in this template; the packet is one of those that it followed.</p><div class="walk" data-walk="${site.index}"><figure class="stage"><div class="sheet">${stageOf(site, names, story)}</div><figcaption class="holds">${scopeOf(site, story)}</figcaption></figure><div><div class="controls" role="group" aria-label="Steps of the packet"><button type="button" class="prev">Back</button><button type="button" class="next main">Next step</button><button type="button" class="play">Play</button><span class="hint">or the arrow keys</span></div><p class="vh live" aria-live="polite"></p><ol class="steps">${
    steps.map((step) => stepHtml(step, story, names, suffix))}${
    item(9, suffix, stranger.attempts.every(({ fate }) => fate === PacketFate.DROPPED) ? 'ok' : 'dies', strangerTitle(story), undefined, html`<p>Somebody at ${stranger.address} tries to start a connection of their own${stranger.attempts.length > 1 && '. There are two addresses to try'}.</p>${stranger.attempts.map((attempt) => attemptHtml(attempt, story, names))}`)}</ol></div></div>`;
}

/** The steps for the script. */
export function stepData(story: Story): readonly StepData[] {
  const words = new HeaderWords(story);
  const of = (before: TracedHeader | undefined, after: TracedHeader | undefined) => {
    const [b, a] = [before, after].map((one) => one && [words.source(one).text, words.destination(one).text]);
    return { src: a?.[0] ?? '', dst: a?.[1] ?? '', newSrc: a?.[0] !== b?.[0], newDst: a?.[1] !== b?.[1] };
  };
  const last = story.stranger.attempts[story.stranger.attempts.length - 1];
  const reached = story.steps.filter(({ after }) => after).at(-1);
  return [
    ...story.steps.map(({ number, title, state, before, after }) => ({
      at: STOPS[number - 1],
      ...after ? of(before, after) : of(reached?.after, reached?.after),
      bad: state === 'dies' || state === 'never',
      say: `${title}${state === 'dies' ? '; the packet dies here' : state === 'never' ? '; the packet never gets here' : ''}`,
    })),
    { at: STOPS[8], ...of(last?.header, last?.header), bad: true, say: strangerTitle(story) },
  ];
}

function strangerTitle({ stranger: { attempts } }: Story): string {
  if (attempts.every(({ fate }) => fate === PacketFate.DROPPED)) { return 'A stranger gets nowhere'; }
  return attempts.some(({ fate }) => fate === PacketFate.PASSES) ? 'A stranger gets in' : 'Whether a stranger gets in is unknown';
}

function item(number: number, suffix: string, state: Step['state'], title: string, flag: Part, body: Part): Html {
  return html`<li class="step st-${state}" id="step${suffix}-${number}"><span class="no" aria-hidden="true">${number}</span><h3><span class="vh">Step ${number}: </span>${title}${flag}</h3><div class="body">${body}</div></li>`;
}

const FLAGS: Readonly<Record<Step['state'], Part>> = {
  ok: undefined,
  dies: html` <span class="flag">✗ the packet dies here</span>`,
  unknown: html` <span class="flag unk">? whether it passes is unknown</span>`,
  never: html` <span class="flag quiet">never gets here</span>`,
};

function stepHtml(step: Step, story: Story, names: Names, suffix: string): Html {
  const { number, title, text, state, hops, before, after } = step;
  const facts = joined([
    ...hops.filter(({ route }) => route).map(({ route, componentId }) => html`<dt>route</dt><dd><code>${route!.destination} → ${route!.targetId === 'local' ? 'local' : names.of(route!.targetId)}</code> in ${names.of(componentId)}</dd>`),
    ...hops.filter(({ type }) => type === PathComponentType.NETWORK_ACL).map((hop) => html`<dt>ACL</dt><dd>${aclFact(hop, names)}</dd>`),
    ...hops.flatMap(({ translation: t }) => t ? [html`<dt>table</dt><dd><code>${t.insideAddress}:${t.insidePort ?? ''} ⇄ ${t.gatewayAddress}:${t.gatewayPort ?? ''}</code> for <code>${t.peerAddress}:${t.peerPort ?? ''}</code></dd>`] : []),
  ]);
  return item(number, suffix, state, title, FLAGS[state], html`<p>${text}</p>${before && after && headerTable(before, after, story)}${facts.markup !== '' && html`<dl class="facts">${facts}</dl>`}${state === 'dies' && whatToChange(step, story, names)}${state === 'unknown' && because(hops, ExplanationEffect.MAY_BLOCK, names)}`);
}

function headerTable(before: TracedHeader, after: TracedHeader, story: Story): Html {
  const words = new HeaderWords(story);
  const row = (name: string, header: TracedHeader, other: TracedHeader) => {
    const [source, destination] = [words.source(header), words.destination(header)];
    return html`<tr><th scope="row">${name}</th><td>${endHtml(source, source.text !== words.source(other).text)}</td><td>${endHtml(destination, destination.text !== words.destination(other).text)}</td></tr>`;
  };
  const isSame = words.source(before).text === words.source(after).text &&
    words.destination(before).text === words.destination(after).text;
  return html`<table class="hdr"><thead><tr><td></td><th scope="col">source</th><th scope="col">destination</th></tr></thead><tbody>${isSame ? row('packet', before, before) : html`${row('before', before, before)}${row('after', after, before)}`}</tbody></table>`;
}

function aclFact({ rule, fate, crossing, subnetId, componentId }: TracedHop, names: Names): Html {
  const sign = fate === PacketFate.DROPPED ? html`<span class="bad">✗</span>` : html`<span class="ok">✓</span>`;
  return html`${sign} ${rule ? ruleHtml(rule, fate) : 'a rule that is unknown'} of ${names.of(componentId)}, ${crossing === 'inbound' ? 'into' : 'out of'} ${names.of(subnetId ?? '')}${rule && html`: <code>${rule.action} ${rule.text}</code>`}`;
}

const ruleHtml = ({ ruleNumber }: PathAclRule, fate: PacketFate): Html =>
  html`<b${fate === PacketFate.DROPPED && html` class="bad"`}>${ruleText(ruleNumber) === '*' ? 'the implicit deny' : `rule ${ruleNumber}`}</b>`;

function because(hops: readonly TracedHop[], effect: ExplanationEffect, names: Names): Html | undefined {
  const own = hops.flatMap(({ explanations }) => explanations).filter((one) => one.effect === effect);
  const said = [...new Set(own.map(({ detail }) => detail))];
  return said.length === 0 ? undefined : html`<p class="why">${joined(said.map((detail) => names.inSentence(detail)), '; ')}</p>`;
}

function whatToChange({ hops }: Step, { finding }: Story, names: Names): Html {
  const dead = hops.filter(({ fate }) => fate === PacketFate.DROPPED);
  return html`${because(dead, ExplanationEffect.BLOCKS, names)}${finding?.fix !== undefined && html`<p class="fix"><b>To fix it:</b> ${names.inSentence(finding.fix)}.</p>`}`;
}

function attemptHtml({ header, hops, end, fate, because: why }: Attempt, story: Story, names: Names): Html {
  const gates = hops.filter(({ type }) => type === PathComponentType.NETWORK_ACL);
  const where = end && (end.type === PathComponentType.INTERNET_GATEWAY ? 'at the internet gateway' : `at ${names.of(end.componentId)}`);
  const verdict = fate === PacketFate.DROPPED ? html`<b class="bad">✗ dies ${where}.</b>` : html`<b class="bad">✗ gets through.</b>`;
  const codes = [...new Set(why.flatMap(({ explanationCode }) => explanationCode ?? []))];
  return html`${headerTable(header, header, story)}<p class="try">${gates.map((gate) => html`<span class="where">ACL: ${aclFact(gate, names)}</span><br>`)}${verdict} ${joined([...new Set(why.map(({ detail }) => detail))].map((detail) => html`${names.inSentence(sentence(detail))}.`), ' ')}${codes.length > 0 && html` <code class="where">${codes.join(', ')}</code>`}</p>`;
}
