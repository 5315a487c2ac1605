import { isIP } from 'net';
import type { NamedResource } from './named-resources';
import { ELASTIC_IP, namedResourcesOf } from './named-resources';
import { resourceNamed, shownName } from './resource-name';
import { Endpoint } from '../../reachability/endpoint';
import { PathVerdict } from '../../reachability/network-path';
import type { NetworkReachability, NetworkReachabilityOptions } from '../../reachability/network-reachability';
import type { PathAnalysis } from '../../reachability/path-analysis';
import { GATEWAY_SERVICES } from '../../reachability/private/forwarding/gateway-endpoint';
import type { Traffic } from '../../reachability/traffic';
import { ExitCode } from '../exit-code';
import { inputsOf } from '../inputs/inputs';
import { requireParameters } from '../inputs/parameters';
import type { TemplateInput } from '../inputs/template-input';
import { reachabilityOf, stacksOf } from '../inputs/template-input';
import { Refusal } from '../refusal';
import type { Style } from '../style';
import { styleOf } from '../style';
import type { Terminal } from '../terminal';
import { hasColor } from '../terminal';
import { listed } from '../words';

export interface ExplainOptions {
  readonly read: NetworkReachabilityOptions;
  /** Names of the ends, as a person writes them. */
  readonly from: string;
  readonly to: string;
  readonly traffic: Traffic;
  readonly json: boolean;
}

/** The services that have gateway endpoints, by their short or whole names. */
const SERVICE = new RegExp(`^(?:com\\.amazonaws\\.[\\w-]+\\.)?(?:${GATEWAY_SERVICES.join('|')})$`, 'i');

/** One end of the path: what stands in several subnets has several endpoints. */
interface End {
  readonly endpoints: readonly Endpoint[];
  /** What it is, if the endpoints do not say. */
  readonly note?: string;
}

/** `explain`: the path of packets and of the replies to them, hop by hop. */
export function explain(paths: readonly string[], options: ExplainOptions, terminal: Terminal): ExitCode {
  const inputs = inputsOf(paths, terminal.cwd);
  requireParameters(inputs, options.read.parameters);
  const { input, from, to } = inputWith(inputs, options);
  const reachability = reachabilityOf(input, options.read);
  const analyses = from.endpoints.flatMap((source) =>
    to.endpoints.map((destination) => answer(reachability, { source, destination, traffic: options.traffic })));
  const style = styleOf(hasColor(terminal, terminal.out));
  const notes = [from.note, to.note].filter((note) => note !== undefined);
  for (const note of notes) { terminal.err.write(`${note}\n`); }
  terminal.out.write(options.json ? jsonOf(analyses) : analyses.map((one) => colored(one.toString(), style)).join('\n'));
  return exitCodeOf(analyses.map(({ verdict }) => verdict));
}

function answer(reachability: NetworkReachability, question: Parameters<NetworkReachability['explain']>[0]): PathAnalysis {
  try {
    return reachability.explain(question);
  } catch (error) {
    // The engine refuses ends that make no question, such as two outside the VPC.
    throw Refusal.usage((error as Error).message);
  }
}

/** Of several templates, the one that has both ends. */
function inputWith(
  inputs: readonly TemplateInput[],
  { from, to }: ExplainOptions,
): { readonly input: TemplateInput; readonly from: End; readonly to: End } {
  const read = inputs.map((input) => ({ input, resources: namedResourcesOf(stacksOf(input)) }));
  const withBoth = read.filter(({ resources }) => resources.length > 0).flatMap(({ input, resources }) => {
    const ends = [from, to].map((name) => attempt(() => endNamed(name, resources)));
    return ends[0] && ends[1] ? [{ input, from: ends[0], to: ends[1] }] : [];
  });
  if (withBoth.length === 1) { return withBoth[0]; }
  if (withBoth.length > 1) {
    throw Refusal.usage(
      `${from} and ${to} are in ${listed(withBoth.map(({ input }) => input.name))}: name the template that you mean`,
    );
  }
  const all = read.flatMap(({ resources }) => resources);
  for (const name of [from, to]) { endNamed(name, all); }
  throw Refusal.usage(`no single template has both ${from} and ${to}`);
}

function attempt<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof Refusal) { return undefined; }
    throw error;
  }
}

function endNamed(name: string, resources: readonly NamedResource[]): End {
  if (name.trim().toLowerCase() === 'internet') { return { endpoints: [Endpoint.internet()] }; }
  if (isIP(name.trim()) !== 0) { return { endpoints: [Endpoint.address(name)] }; }
  if (SERVICE.test(name.trim())) { return { endpoints: [Endpoint.service(name)] }; }
  const resource = resourceNamed(name, resources);
  if (resource.type === ELASTIC_IP) { return { endpoints: [Endpoint.elasticIp(resource.id)] }; }
  if (resource.host !== undefined) { return { endpoints: [Endpoint.host(resource.host)] }; }
  return {
    endpoints: resource.subnets.map((subnet) => Endpoint.subnet(subnet)),
    ...resource.subnets[0] === resource.id ? {} : {
      note: `${shownName(resource)} stands in ${listed(resource.subnets)}: the path of the hosts there is shown, whatever its security groups allow`,
    },
  };
}

function jsonOf(analyses: readonly PathAnalysis[]): string {
  const json = analyses.map((analysis) => analysis.toJson());
  return `${JSON.stringify(json.length === 1 ? json[0] : json, undefined, 2)}\n`;
}

function exitCodeOf(verdicts: readonly PathVerdict[]): ExitCode {
  if (verdicts.some((verdict) => verdict !== PathVerdict.FOUND && verdict !== PathVerdict.UNKNOWN)) {
    return ExitCode.VIOLATED;
  }
  return verdicts.includes(PathVerdict.UNKNOWN) ? ExitCode.UNKNOWN : ExitCode.PROVED;
}

/** The marks of the text in the colours of what they mean. */
function colored(text: string, { green, red, yellow }: Style): string {
  return text
    .replace(/(?<=^(?: *\d+ |verdict {2}| {7}|── Path .*: ))[✓✗!?]/gm, (mark) =>
      (mark === '✓' ? green : mark === '✗' ? red : yellow)(mark));
}
