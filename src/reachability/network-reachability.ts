import * as fs from 'fs';
import * as path from 'path';
import { Stack, Stage, Token } from 'aws-cdk-lib';
import { constructPaths, outermost } from './construct-paths';
import type { Explanation } from './explanation';
import type { Finding } from './finding';
import type { PortRange } from './network-path';
import type { NetworkTopology } from './network-topology';
import type { PathQuestion } from './path-analysis';
import { PathAnalysis } from './path-analysis';
import { EPHEMERAL_PORTS } from './private/forwarding/services';
import type { Network } from './private/network/network';
import type { ReadOptions } from './private/sources/cloudformation/read-template';
import { readTemplate } from './private/sources/cloudformation/read-template';
import { requireTemplate } from './private/sources/cloudformation/require-template';
import { topologyOf } from './private/topology/topology-of';
import { printable } from './private/words/printable';
import { RULES } from './rules';
import { judge } from './rules/private/judge';
import { loadTemplateFile } from './template-file';
import type { Severity } from './verdict';

/** How `NetworkReachability` reads a template, and what its rules ask. */
export interface NetworkReachabilityOptions {
  /**
   * Values of the template's parameters.
   * @default - a parameter has its default, and one without is unknown; one that a condition compares is tried with
   * every value that matters
   */
  readonly parameters?: { [name: string]: string };
  /**
   * The Region that the template is deployed to.
   * @default - unknown, unless the stack is bound to one
   */
  readonly region?: string;
  /**
   * The ports at which hosts listen for the replies to what they send. Linux uses 32768-60999, Windows 49152-65535,
   * Lambda and load balancers all of 1024-65535. NAT gateways use 1024-65535 whatever is said here.
   * @default - 1024 to 65535
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
   */
  readonly ephemeralPorts?: PortRange;
  /**
   * How much violations matter, by rule id.
   * @default - what each rule says of itself
   */
  readonly severities?: { [ruleId: string]: Severity };
}

/**
 * Proves what a template's network does with packets: for every address and every port, from the template alone.
 * In a test of your own, `check()` gives findings of which all should be `Verdict.PROVED`.
 */
export class NetworkReachability {
  /**
   * Reads a CloudFormation template given as an object.
   *
   * @throws if this is no template. What a template leaves open is no error: it makes verdicts UNKNOWN.
   */
  public static fromTemplate(
    template: { [key: string]: any },
    options: NetworkReachabilityOptions = {},
  ): NetworkReachability {
    requireTemplate(template);
    return new NetworkReachability(template, {}, options);
  }

  /**
   * Reads a CloudFormation template, JSON or YAML, with the templates of its nested stacks that lie beside it.
   *
   * @throws if the file cannot be read, or holds no template
   */
  public static fromFile(file: string, options: NetworkReachabilityOptions = {}): NetworkReachability {
    const { template, nested } = loadTemplateFile(file);
    return new NetworkReachability(template, { nested, source: printable(file) }, options);
  }

  /**
   * Synthesizes the stage of a stack, and reads the stack's template with those of its nested stacks. A nested stack is
   * read together with the stack that it belongs to.
   *
   * Like `Template.fromStack()`, to be called when the constructs are complete. Policy validation plugins that find
   * violations do not matter here.
   *
   * @throws if the stack cannot be synthesized
   */
  public static fromStack(stack: Stack, options: NetworkReachabilityOptions = {}): NetworkReachability {
    const top = outermost(stack);
    const region = Token.isUnresolved(top.region) ? undefined : top.region;
    const file = synthesized(top);
    const { template, nested } = loadTemplateFile(file);
    return new NetworkReachability(template, { nested }, { region, ...options }, constructPaths(top.node.root, file));
  }

  private readonly network: Network;
  private readonly paths: ReadonlyMap<string, string>;
  private readonly ephemeralPorts: PortRange;
  private readonly severities: Readonly<Record<string, Severity>>;

  private constructor(
    template: unknown,
    read: ReadOptions,
    options: NetworkReachabilityOptions,
    paths?: ReadonlyMap<string, string>,
  ) {
    const { parameters, region, ephemeralPorts = EPHEMERAL_PORTS, severities = {} } = options;
    this.ephemeralPorts = checkedPorts(ephemeralPorts);
    this.severities = checkedSeverities(severities);
    this.network = readTemplate(template, { ...read, parameters, region });
    this.paths = paths ?? this.network.constructPaths;
  }

  /**
   * Asks every rule about every resource that it speaks of.
   *
   * @returns what the rules say, sorted by rule and then by subject: the same for equal templates, whatever the order
   * of their resources
   */
  public check(): Finding[] {
    const findings = RULES.flatMap((rule) =>
      rule
        .subjects(this.network)
        .flatMap((subject) => judge(rule, subject, this.network, { ephemeralPorts: this.ephemeralPorts }) ?? []),
    );
    return findings.map((finding) => ({
      ...finding,
      severity: this.severities[finding.rule] ?? finding.severity,
      blame: finding.blame.map((blame) => this.withConstructPath(blame)),
    }));
  }

  /**
   * Follows packets from a source to a destination, and the replies to them back to the source.
   *
   * @throws if an end of the path is not in the template, or may be any of several subnets
   */
  public explain(question: PathQuestion): PathAnalysis {
    return PathAnalysis._of(this.network, question, this.ephemeralPorts);
  }

  /**
   * What stands where and what leads where, as plain data, in the default deployment: each parameter that makes a
   * difference has its default, or the first value that the template mentions. `choices` says which, and what else they
   * may be; `NetworkReachabilityOptions.parameters` picks another deployment.
   */
  public topology(): NetworkTopology {
    return topologyOf(this.network);
  }

  private withConstructPath(blame: Explanation): Explanation {
    const constructPath = this.paths.get(blame.componentId);
    return constructPath === undefined ? blame : { ...blame, constructPath };
  }
}

/** Writes the stack's template, and says where. */
function synthesized(stack: Stack): string {
  const stage = Stage.of(stack);
  if (!stage) {
    throw new Error(
      `stack ${stack.node.path} is part of no app, expected one: give it an App or a Stage for its scope`,
    );
  }
  const manifest = path.join(stage.outdir, 'manifest.json');
  const before = writtenAt(manifest);
  try {
    stage.synth();
  } catch (error) {
    // CDK writes the cloud assembly, then asks the plugins, and throws if they object.
    if (writtenAt(manifest) === before) { throw error; }
  }
  return path.join(stage.outdir, stack.templateFile);
}

function writtenAt(file: string): number | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function checkedPorts({ from, to }: PortRange): PortRange {
  const isPort = (port: number) => Number.isInteger(port) && port >= 0 && port <= 65535;
  if (!isPort(from) || !isPort(to) || from > to) {
    throw new Error(`ephemeralPorts is ${from}-${to}, expected two ports from 0 to 65535, the lower one first`);
  }
  return { from, to };
}

function checkedSeverities(severities: { readonly [ruleId: string]: Severity }): Readonly<Record<string, Severity>> {
  const known = RULES.map(({ id }) => id as string);
  const unknown = Object.keys(severities).find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new Error(`severities names a rule ${unknown}, expected one of ${known.join(', ')}`);
  }
  return severities;
}
