import * as fs from 'fs';
import * as path from 'path';
import { Stack, Stage, Token } from 'aws-cdk-lib';
import { checkOptions } from './check-options';
import { stacksOfAssembly } from './cloud-assembly';
import { constructPaths, outermost } from './construct-paths';
import type { Environment } from './environments';
import { environmentsOf, networkFor, stacksByName } from './environments';
import type { Finding } from './finding';
import { located } from './located';
import type { PortRange } from './network-path';
import type { NetworkTopology } from './network-topology';
import { PathAnalysis } from './path-analysis';
import type { PathQuestion } from './path-question';
import type { Network } from './private/network/network';
import type { ReadOptions } from './private/sources/cloudformation/read-template';
import { readTemplate } from './private/sources/cloudformation/read-template';
import { requireTemplate } from './private/sources/cloudformation/require-template';
import { together, topologyOf } from './private/topology/topology-of';
import { printable } from './private/words/printable';
import type { CheckOptions } from './rules/private/check';
import { checkNetwork } from './rules/private/check';
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
    return new NetworkReachability([{ network: readTemplate(template, readOptions(options)) }], options);
  }

  /**
   * Reads a CloudFormation template, JSON or YAML, with the templates of its nested stacks that lie beside it.
   *
   * @throws if the file cannot be read, or holds no template
   */
  public static fromFile(file: string, options: NetworkReachabilityOptions = {}): NetworkReachability {
    return new NetworkReachability([{ network: readFile(file, options) }], options);
  }

  /**
   * Synthesizes the stage of a stack, and reads the stack's template with those of its nested stacks. A nested stack is
   * read together with the stack that it belongs to. What other stacks of the app do to it, `fromAssembly()` reads.
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
    const network = readFile(file, { region, ...options }, constructPaths([top]));
    return new NetworkReachability([{ network }], options);
  }

  /**
   * Reads a cloud assembly, the `cdk.out` of an app: the stacks of one account and Region, nested stacks and those of
   * stages included, are one network. What one stack exports, or writes to Systems Manager, and another reads is
   * followed; what no template gives stays unknown and is named. Stacks of different accounts or Regions stay apart,
   * and so do the stages of an app whose account or Region is open.
   *
   * In a test, `fromAssembly(app.synth().directory)`.
   *
   * @throws if this is no cloud assembly, has no stacks, or a template cannot be read
   */
  public static fromAssembly(directory: string, options: NetworkReachabilityOptions = {}): NetworkReachability {
    checkOptions(options);
    return new NetworkReachability(environmentsOf(stacksOfAssembly(directory), options), options);
  }

  /**
   * Reads a set of templates, JSON or YAML, of one account and Region as one network.
   *
   * @param files the file of each stack's template by the stack's name: the name is also what `AWS::StackName` gives
   * @throws if there are none, or one cannot be read
   */
  public static fromTemplates(
    files: { [stackName: string]: string },
    options: NetworkReachabilityOptions = {},
  ): NetworkReachability {
    checkOptions(options);
    return new NetworkReachability(environmentsOf(stacksByName(files), options), options);
  }

  private readonly options: CheckOptions;

  private constructor(
    private readonly environments: readonly Environment[],
    options: NetworkReachabilityOptions,
  ) {
    this.options = checkOptions(options);
  }

  /**
   * Asks every rule about every resource that it speaks of.
   *
   * @returns what the rules say, environment by environment, sorted by rule and then by subject: the same for equal
   * templates, whatever the order of their resources
   */
  public check(): Finding[] {
    return this.environments.flatMap((environment) => checkNetwork(environment.network, this.options)
      .map((finding) => located(finding, environment, environment.network.constructPaths)));
  }

  /**
   * Follows packets from a source to a destination, and the replies to them back to the source. Both ends lie in one
   * environment, which the subnet tells.
   *
   * @throws if an end of the path is not in the template, or may be any of several subnets
   */
  public explain(question: PathQuestion): PathAnalysis {
    const network = networkFor(question, this.environments.map((environment) => environment.network));
    return PathAnalysis._of(network, question, this.options.ephemeralPorts);
  }

  /**
   * What stands where and what leads where, as plain data, in the default deployment: each parameter that makes a
   * difference has its default, or the first value that the template mentions. `choices` says which, and what else they
   * may be; `NetworkReachabilityOptions.parameters` picks another deployment. Environments come one after the other.
   */
  public topology(): NetworkTopology {
    return together(this.environments.map(({ network }) => topologyOf(network)));
  }
}

function readFile(
  file: string,
  options: NetworkReachabilityOptions,
  paths?: ReadonlyMap<string, string>,
): Network {
  const { template, nested } = loadTemplateFile(file);
  return readTemplate(template, { ...readOptions(options), nested, source: printable(file), constructPaths: paths });
}

function readOptions({ parameters, region }: NetworkReachabilityOptions): ReadOptions {
  return { parameters, region };
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
