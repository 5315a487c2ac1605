import { mutateTemplate, mutateText } from './mutations';
import { Random, seedOf } from './random';
import { CHILD, TEMPLATES, TEXTS } from './templates';
import { Endpoint } from '../../src/reachability/endpoint';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { findingText } from '../../src/reachability/private/render/finding-text';
import { readTemplate } from '../../src/reachability/private/sources/cloudformation/read-template';
import { requireTemplate } from '../../src/reachability/private/sources/cloudformation/require-template';
import { parseTemplate } from '../../src/reachability/private/sources/cloudformation/text/template-text';
import { printable } from '../../src/reachability/private/words/printable';
import { Traffic } from '../../src/reachability/traffic';
import { Verdict } from '../../src/reachability/verdict';

/** An input of a run: a template to read, or a text to parse and read. */
export type Input = TemplateInput | TextInput;

interface TemplateInput {
  readonly kind: 'template';
  readonly template: unknown;
  /** What nested stacks have for a template, if they are read too. */
  readonly child?: unknown;
  /** Whether paths are asked for: they take longer than all the rest. */
  readonly explains: boolean;
}

interface TextInput {
  readonly kind: 'text';
  readonly text: string;
}

/** Half are texts: they are cheap, and most of them end in the parser. */
export function inputOf(run: number, index: number): Input {
  const random = new Random(seedOf(run, index));
  if (random.chance(0.5)) { return { kind: 'text', text: mutateText(random.pick(TEXTS), random) }; }
  const explains = random.chance(0.1);
  const child = random.chance(0.1) ? mutateTemplate(CHILD, random) : undefined;
  return { kind: 'template', template: mutateTemplate(random.pick(TEMPLATES), random), child, explains };
}

/** How an input ended, as expected. */
export type Ending = 'findings' | 'refused';

/** Reads the input and asks all that there is to ask; throws if it does not end in findings or in one error of the house. */
export function verify(input: Input): Ending {
  const template = input.kind === 'template' ? deepFrozen(input.template) : refusedOr(() => parseTemplate(input.text, 'the template'));
  const network = refusedOr(() => NetworkReachability.fromTemplate(template as Record<string, unknown>));
  if (network === undefined) { return 'refused'; }
  verifyFindings(network);
  if (input.kind === 'text') { return 'findings'; }
  if (input.explains) { verifyPaths(network); }
  if (input.child !== undefined) { refusedOr(() => readTemplate(template, { nested: () => checkedChild(input.child) })); }
  return 'findings';
}

function checkedChild(child: unknown): unknown {
  requireTemplate(child, 'child.yaml');
  return deepFrozen(child);
}

function verifyFindings(network: NetworkReachability): void {
  for (const finding of network.check()) {
    if (!Object.values(Verdict).includes(finding.verdict)) { throw new TypeError(`no verdict: ${finding.verdict}`); }
    if (finding.verdict === Verdict.UNKNOWN && finding.reasons.length === 0) { throw new TypeError(`unknown without a reason: ${finding.summary}`); }
    JSON.stringify(finding);
    requirePrintable(findingText(finding));
  }
}

function verifyPaths(network: NetworkReachability): void {
  for (const [source, destination] of [[Endpoint.subnet('Private'), Endpoint.internet()], [Endpoint.internet(), Endpoint.subnet('Subnet')]]) {
    const answer = refusedOr(() => network.explain({ source, destination, traffic: Traffic.tcp(443) }));
    if (answer === undefined) { continue; }
    requirePrintable(answer.toString());
    JSON.stringify(answer.toJson());
  }
}

function requirePrintable(text: string): void {
  const line = text.split('\n').find((one) => printable(one) !== one);
  if (line !== undefined) { throw new TypeError(`what is not printable is printed: ${printable(line)}`); }
}

/** Undefined if it was refused in the way of the house. Whatever else is thrown goes on. */
function refusedOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error || !isHouseStyle(error.message)) { throw error; }
    return undefined;
  }
}

/** One line, which says something, and does not end in a full stop. */
function isHouseStyle(message: string): boolean {
  requirePrintable(message);
  return message.length > 20 && !message.includes('\n') && !message.endsWith('.') && !/undefined|\[object|NaN/.test(message);
}

function deepFrozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}
