import { endText, headerText, Naming } from './packet-text';
import type { Explanation } from '../../explanation';
import { ExplanationCode, ExplanationEffect } from '../../explanation';
import type { NetworkPath, PathComponent } from '../../network-path';
import { PathComponentType, PathVerdict } from '../../network-path';
import { alternativesText } from '../words/alternatives';
import { addressesText, portsText } from '../words/header-text';
import { printable } from '../words/printable';

/** A question and its answer, to be read. */
export interface Answer {
  readonly source: string;
  readonly destination: string;
  readonly traffic: string;
  readonly verdict: PathVerdict;
  readonly paths: readonly NetworkPath[];
  /** What the paths of a deployment say together, the default deployment first. */
  readonly cases: readonly { readonly verdict: PathVerdict; readonly when: readonly string[] }[];
  readonly assumptions: readonly string[];
}

const VERDICTS: Readonly<Record<PathVerdict, string>> = {
  [PathVerdict.FOUND]: '✓ found',
  [PathVerdict.PARTLY_FOUND]: '! found for a part of the packets',
  [PathVerdict.DEPENDS_ON_PARAMETERS]: '! depends on the parameters',
  [PathVerdict.NOT_FOUND]: '✗ not found',
  [PathVerdict.UNKNOWN]: '? cannot be known from the template',
};

const MARKS: Readonly<Record<ExplanationEffect, string>> = {
  [ExplanationEffect.INFORMS]: '·',
  [ExplanationEffect.BLOCKS]: '✗',
  [ExplanationEffect.MAY_BLOCK]: '?',
};

const INDENT = ' '.repeat(7);

/** The whole answer: the question, then each path with its way there, its replies and all that blocks them. */
export function answerText(answer: Answer): string {
  const { source, destination, traffic, assumptions } = answer;
  const groups = groupsOf(answer);
  const sections = groups.map(({ path, when, lines }, i) => [
    ...(groups.length === 1 ? [] : [titleText(path, when, i, groups.length), '']),
    ...lines,
  ]);
  return [
    [`from     ${source}`, `to       ${destination}`, `traffic  ${traffic}`, `verdict  ${verdictText(answer)}`],
    ...sections,
    listSection('Assumed', assumptions),
  ].filter((lines) => lines.length > 0).map((lines) => lines.map(printable).join('\n')).join('\n\n') + '\n';
}

/** Where deployments differ, what is so in each, the default first: `found when Nat = true (…); not found when …`. */
function verdictText({ verdict, cases }: Answer): string {
  if (verdict !== PathVerdict.DEPENDS_ON_PARAMETERS) { return VERDICTS[verdict]; }
  const texts = cases.map((one, i) =>
    `${VERDICTS[one.verdict].slice(2)} when ${alternativesText(one.when)}${i === 0 ? ' (among them the default)' : ''}`);
  return `${VERDICTS[verdict]}: ${texts.join('; ')}`;
}

interface Group {
  readonly path: NetworkPath;
  readonly when: readonly string[];
  readonly lines: readonly string[];
}

/**
 * Paths that read alike but for their zones, as those of one template in different Regions do, are shown once and
 * without zones.
 */
function groupsOf(answer: Answer): readonly Group[] {
  const alike = new Map<string, NetworkPath[]>();
  for (const path of answer.paths) {
    const text = [path.family, ...pathLines(withoutZones(path), namingOf(answer, path))].join('\n');
    alike.set(text, [...alike.get(text) ?? [], path]);
  }
  return [...alike.values()].map(([path, ...others]) => ({
    path,
    when: [path, ...others].flatMap(({ when }) => when),
    lines: pathLines(others.length === 0 ? path : withoutZones(path), namingOf(answer, path)),
  }));
}

function withoutZones(path: NetworkPath): NetworkPath {
  const strip = (components: readonly PathComponent[]) =>
    components.map((component) => ({ ...component, zone: undefined }));
  return { ...path, forward: strip(path.forward), reply: strip(path.reply) };
}

function titleText({ family, verdict }: NetworkPath, when: readonly string[], i: number, count: number): string {
  const condition = when.length === 0 ? [] : [`when ${alternativesText(when)}`];
  const facts = [...family === '' ? [] : [family], ...condition].join(', ');
  return `── Path ${i + 1} of ${count}${facts === '' ? '' : ` (${facts})`}: ${VERDICTS[verdict]} ──`;
}

function pathLines(path: NetworkPath, naming: Naming): readonly string[] {
  const width = Math.max(0, ...[...path.forward, ...path.reply].map((component) => nameText(component).length));
  return [
    ...legLines('Forward', path.forward, width, naming),
    ...path.reply.length === 0 ? [] : ['', ...legLines('Reply', path.reply, width, naming)],
    ...spaced(listSection('Blocked by', path.blockedBy.map(blameText))),
    ...spaced(listSection('Cannot be known', path.reasons)),
    ...spaced(listSection('Note', path.notes)),
  ];
}

function blameText({ componentId, constructPath, explanationCode, detail }: Explanation): string {
  const code = explanationCode === undefined ? '' : ` [${explanationCode}]`;
  return `${detail}${code}${constructPath !== undefined ? ` (${constructPath})` : detail.includes(componentId) ? '' : ` (${componentId})`}`;
}

function legLines(
  title: string,
  components: readonly PathComponent[],
  width: number,
  naming: Naming,
): readonly string[] {
  let shown = '';
  const packets = (headers: PathComponent['inboundHeaders']): readonly string[] => {
    const texts = headers.length === 0 ? ['(nothing gets here)'] : headers.map((header) => headerText(header, naming));
    const text = texts.join('\n');
    if (text === shown) {
      return [];
    }
    shown = text;
    return texts.map((line) => `${INDENT}│ ${line}`);
  };
  return components.length === 0
    ? []
    : [
      title,
      ...components.flatMap((component) => [
        ...packets(component.inboundHeaders),
        componentLine(component, width),
        ...translationLine(component),
        ...component.explanations
          .filter((explanation) => !SAID_BY_TRANSLATION.has(explanation.explanationCode))
          .map(explanationLine),
        ...packets(component.outboundHeaders),
      ]),
    ];
}

function componentLine(component: PathComponent, width: number): string {
  const decision = decisionText(component);
  const name = nameText(component);
  return `${String(component.sequenceNumber).padStart(4)} ${markOf(component)} ${decision === '' ? name : `${name.padEnd(width)}  ${decision}`}`;
}

function markOf({ explanations, inboundHeaders, outboundHeaders }: PathComponent): string {
  const effects = explanations.map(({ effect }) => effect);
  if (effects.includes(ExplanationEffect.BLOCKS)) { return outboundHeaders.length > 0 ? '!' : '✗'; }
  if (inboundHeaders.length === 0) { return '·'; }
  return effects.includes(ExplanationEffect.MAY_BLOCK) ? '?' : '✓';
}

function nameText({ type, componentId, direction, subnetId }: PathComponent): string {
  switch (type) {
    case PathComponentType.INTERNET:
      return componentId === 'internet' ? 'internet' : `host ${componentId}`;
    case PathComponentType.NETWORK_ACL:
      return `${type} ${componentId}, ${direction === 'inbound' ? 'into' : 'out of'} ${subnetId}`;
    case PathComponentType.NAT_GATEWAY:
      return `${type} ${componentId}${subnetId === undefined ? '' : ` in ${subnetId}`}`;
    case PathComponentType.OTHER:
      return componentId;
    case PathComponentType.SUBNET:
    case PathComponentType.SECURITY_GROUP:
    case PathComponentType.ROUTE_TABLE:
    case PathComponentType.GATEWAY_ENDPOINT:
    case PathComponentType.SERVICE:
    case PathComponentType.INTERNET_GATEWAY:
    case PathComponentType.EGRESS_ONLY_INTERNET_GATEWAY:
      return `${type} ${componentId}`;
  }
}

function decisionText({ type, zone, aclRules, routes }: PathComponent): string {
  if (type === PathComponentType.SUBNET && zone !== undefined) { return `zone ${zone}`; }
  const allowing = aclRules.filter(({ action }) => action === 'allow');
  if (allowing.length === 1) { return `rule ${allowing[0].ruleNumber} allows ${allowing[0].text}`; }
  if (allowing.length > 1) { return `rules ${allowing.map(({ ruleNumber }) => ruleNumber).join(', ')} allow`; }
  return routes.map(({ destination, targetId }) => `${destination} → ${targetId}`).join(', ');
}

function translationLine({ translation }: PathComponent): readonly string[] {
  if (!translation) { return []; }
  const inside = withPorts(addressesText(translation.insideAddresses), portsText(translation.insidePortRanges));
  const outside = withPorts(addressesText(translation.gatewayAddresses), portsText(translation.gatewayPortRanges));
  return [`${INDENT}⇄ ${inside} ⇄ ${outside} ⇄ ${addressesText(translation.publicAddresses)}`];
}

function withPorts(addresses: string, ports: string): string {
  return ports === '' ? addresses : endText(addresses, ports);
}

/** What the line with the translation entry shows already. */
const SAID_BY_TRANSLATION: ReadonlySet<ExplanationCode | undefined> = new Set([
  ExplanationCode.NGW_SOURCE_ADDRESS_REASSIGN,
  ExplanationCode.NGW_DEST_ADDRESS_PRESERVATION,
  ExplanationCode.REMAP_EPHEMERAL_PORT,
]);

function explanationLine({ effect, explanationCode, detail }: Explanation): string {
  return `${INDENT}${MARKS[effect]} ${detail}${explanationCode === undefined ? '' : ` [${explanationCode}]`}`;
}

function listSection(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  - ${item}`)];
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

/** The internet is too many blocks to list: it has its name as long as nothing has been taken from it. */
function namingOf({ source, destination, paths }: Answer, { family, forward }: NetworkPath): Naming {
  const key = (addresses: readonly string[] | undefined) => (addresses ?? []).join(' ');
  const start = (path: Pick<NetworkPath, 'forward'>) => path.forward[0]?.inboundHeaders[0];
  const outside = (path: Pick<NetworkPath, 'forward'>) =>
    key(
      source === 'internet'
        ? start(path)?.sourceAddresses
        : destination === 'internet'
          ? start(path)?.destinationAddresses
          : undefined,
    );
  const internet = outside({ forward });
  const isWhole = new Set(paths.filter((path) => path.family === family).map(outside)).size === 1;
  return (addresses) =>
    internet !== '' && key(addresses) === internet
      ? isWhole
        ? 'internet'
        : 'part of the internet'
      : addressesText(addresses);
}
