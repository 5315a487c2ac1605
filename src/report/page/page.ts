import { masthead } from './masthead';
import { networkSection } from './network-section';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { TopologyTier } from '../../reachability/network-topology';
import { Verdict } from '../../reachability/verdict';
import { designsOf } from '../cost/designs';
import { costSection, STEPS } from '../cost/section';
import type { Html } from '../html';
import { html, trusted } from '../html';
import { lossSection, lossStyles } from '../loss/section';
import type { ZoneLoss } from '../loss/zone-losses';
import { worstOf, zoneLosses } from '../loss/zone-losses';
import type { Engine } from '../model/engine';
import { Names } from '../model/names';
import type { Site } from '../model/site';
import { sitesOf } from '../model/site';
import { packetSection, stepData } from '../packet/section';
import type { Story } from '../packet/story';
import { storyOf } from '../packet/story';
import type { Picture } from '../picture/picture';
import { pictureOf } from '../picture/picture';
import type { Cause } from '../verdicts/causes';
import { causesOf } from '../verdicts/causes';
import { verdictsSection } from '../verdicts/section';

/** What stands at the head and at the foot of a report. */
export interface PageFacts {
  readonly title?: string;
  /** SHA-256 of the template, or of the assembly. */
  readonly digest?: string;
  readonly version?: string;
}

/** Nothing is loaded from anywhere: what the page has is in it. */
const POLICY = 'default-src \'none\'; style-src \'unsafe-inline\'; script-src \'unsafe-inline\'; img-src data:; base-uri \'none\'; form-action \'none\'';

/** One VPC with all that is said of it. */
interface Chapter {
  readonly site: Site;
  /** Nothing for the first VPC, else its number: it makes ids unique. */
  readonly suffix: string;
  readonly picture: Picture;
  readonly causes: readonly Cause[];
  readonly story?: Story;
  readonly losses: readonly ZoneLoss[];
}

interface Section {
  readonly kind: string;
  readonly title: string;
  readonly body: Html;
  readonly count?: number;
}

/** The whole page. The same for equal answers: there is no date in it. */
export function pageOf(engine: Engine, facts: PageFacts): Html {
  const topology = engine.topology();
  const sites = sitesOf(topology, engine.check());
  const names = new Names(sites);
  const chapters = sites.map((site) => chapterOf(engine, site, names));
  const causes = chapters.flatMap((chapter) => chapter.causes);
  const title = facts.title ?? titleOf(sites);
  const suffixOf = (rule: string) => chapters.find(({ site }) => site.findings.some((one) => one.rule === rule))?.suffix ?? '';
  const sections = chapters.flatMap((chapter) => sectionsOf(chapter, names, chapters.length > 1));
  const ofStories = chapters.flatMap(({ story }) => story?.everyone.analysis.assumptions ?? []);
  const assumed = [...new Set([...topology.assumptions, ...ofStories])];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><title>${title}: network proof</title><style>${trusted(STYLE)}</style></head><body>
<a class="skip" href="#${sections[0]?.kind ?? 'main'}">Skip to the network</a>
${masthead(title, topology, sites, causes, suffixOf)}
<nav class="toc" aria-label="Parts of this report"><ol class="wrap">${sections.map(({ kind, title: name, count }) => html`<li><a href="#${kind}">${name}${count !== undefined && html` <span class="x">${count} ✗</span>`}</a></li>`)}</ol></nav>
<main id="main">${sections.map(({ kind, title: name, body }) => html`
<section id="${kind}" class="wrap s-${kind.replace(/-\d+$/, '')}" aria-labelledby="h-${kind}"><h2 id="h-${kind}">${name}</h2>${body}</section>`)}</main>
${footer(assumed, topology.unknowns, names, facts)}
<script type="application/json" id="data">${trusted(scriptData(chapters))}</script><script>${trusted(SCRIPT)}</script></body></html>
`;
}

/** What the report is about, if nobody says: the construct path of the VPC. */
export function titleOf(sites: readonly Site[]): string {
  if (sites.length !== 1) { return sites.length === 0 ? 'a template without subnets' : `${sites.length} VPCs`; }
  const [{ vpc }] = sites;
  return vpc.constructPath?.replace(/\/Resource$/, '') ?? vpc.name;
}

function chapterOf(engine: Engine, site: Site, names: Names): Chapter {
  const suffix = site.index === 0 ? '' : `-${site.index + 1}`;
  const hasPrivate = site.subnets.some(({ tier }) => tier === TopologyTier.PRIVATE);
  return {
    site,
    suffix,
    picture: pictureOf(site, names),
    causes: causesOf(site, suffix),
    story: storyOf(engine, site, names),
    losses: hasPrivate && site.zones.length > 1 ? zoneLosses(engine, site) : [],
  };
}

function sectionsOf(
  { site, suffix, picture, causes, story, losses }: Chapter,
  names: Names,
  areSeveral: boolean,
): readonly Section[] {
  const violated = site.findings.filter(({ verdict }) => verdict === Verdict.VIOLATED).length;
  const of = areSeveral ? ` of ${site.vpc.name}` : '';
  return [
    { kind: `network${suffix}`, title: `The network${of}`, body: networkSection(site, names, picture, suffix) },
    ...story ? [{ kind: `packet${suffix}`, title: `The way of a packet${areSeveral ? ` in ${site.vpc.name}` : ''}`, body: packetSection(site, names, story, suffix) }] : [],
    ...site.findings.length > 0 ? [{ kind: `verdicts${suffix}`, title: `Verdicts${areSeveral ? ` on ${site.vpc.name}` : ''}`, body: verdictsSection(site, names, causes, suffix), count: violated > 0 ? violated : undefined }] : [],
    ...losses.length > 0 ? [{ kind: `loss${suffix}`, title: `Lose a zone${of}`, body: lossSection(site, picture, losses, suffix) }] : [],
    ...site.gateways.length > 0 ? [{ kind: `cost${suffix}`, title: `What ${areSeveral ? site.vpc.name : 'it'} costs`, body: costSection(site, suffix) }] : [],
  ];
}

function footer(
  assumed: readonly string[],
  unknowns: readonly string[],
  names: Names,
  { version, digest }: PageFacts,
): Html {
  const list = (items: readonly string[], none: string) => html`<ul>${items.length === 0 ? html`<li>${none}</li>` : items.map((item) => html`<li>${names.inSentence(item)}</li>`)}</ul>`;
  return html`<footer class="wrap"><div class="cols"><div><h2>Taken for granted</h2>${list(assumed, 'nothing')}${unknowns.length > 0 && html`<h2>What is unknown</h2>${list(unknowns, '')}`}</div><div><h2>How this was made</h2><p>By cdk-ha-nat-vpc${version !== undefined && ` ${version}`} from the template alone${digest !== undefined && html` (SHA-256 <code>${digest}</code>)`}. Nothing was deployed, no account was asked, and this page asks nobody either. Equal templates give equal reports.</p></div></div></footer>`;
}

/** By the number of the VPC; a `<` would end the script element. */
function scriptData(chapters: readonly Chapter[]): string {
  const data = chapters.map(({ site, picture, story, losses }) => ({
    steps: story ? stepData(story) : [],
    start: story?.end ? story.end.number - 1 : 0,
    losses: lossStyles(site, picture, losses),
    worst: worstOf(losses),
    cost: { steps: STEPS, designs: designsOf(site).map(({ risk, ...design }) => design) },
  }));
  return JSON.stringify(data).replace(/[<>&\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
