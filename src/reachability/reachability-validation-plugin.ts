import * as path from 'path';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgedIds } from './acknowledgement';
import { byCause } from './by-cause';
import { checkOptions } from './check-options';
import { constructAt, constructPaths } from './construct-paths';
import type { Environment, StackTemplate } from './environments';
import { environmentKey, environmentsOf } from './environments';
import type { NetworkReachabilityOptions } from './network-reachability';
import { violationOf } from './policy-violation';
import { vpcsOf } from './private/network/ownership';
import { checkNetwork } from './rules/private/check';
import { RuleId } from './rules/rule-id';
import { Severity, Verdict } from './verdict';
import type { VpcOfApp } from './vpcs-of-app';
import { vpcsCalled } from './vpcs-of-app';

/** By app, who has reported a violation. */
const REPORTERS = new WeakMap<IConstruct, Map<string, ReachabilityValidationPlugin>>();

/** Options of `ReachabilityValidationPlugin`. */
export interface ReachabilityValidationPluginProps extends NetworkReachabilityOptions {
  /**
   * Construct paths of the stacks whose resources are judged, those of their nested stacks included. Every stack of
   * the same account and Region is read, whatever is judged.
   * @default - every stack of the app or stage that the plugin is registered with
   */
  readonly stacks?: string[];
  /**
   * The VPCs that are judged, by construct path such as `Network/Vpc`, or by logical id.
   * @default - all
   */
  readonly vpcs?: string[];
}

/**
 * Runs the rules of `NetworkReachability` on the synthesized templates, in CDK's own validation report. The stacks of
 * one account and Region are one network: what any of them does to a VPC counts, whichever defines it.
 *
 * A violated promise is an error and fails synthesis; advice is a warning, and what cannot be known is information:
 * neither fails. The report says by which id each is acknowledged, such as
 * `Validations.of(vpc).acknowledge({ id: 'ha-nat-vpc::return-traffic[Quarantine-20a414]', reason: '…' })`. The id
 * covers this rule, this cause and what it does now: what comes later has another one.
 *
 * `HaNatVpc` registers it for itself. To judge every network of an app, register it yourself:
 * `Validations.of(app).addPlugins(new reachability.ReachabilityValidationPlugin())`.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class ReachabilityValidationPlugin implements IPolicyValidationPlugin {
  /** The name that acknowledgements start with. */
  public static readonly PLUGIN_NAME = 'ha-nat-vpc';

  public readonly name = ReachabilityValidationPlugin.PLUGIN_NAME;
  public readonly ruleIds?: string[] = Object.values(RuleId);
  private readonly stacks?: readonly string[];
  private readonly vpcs?: string[];
  private readonly options: NetworkReachabilityOptions;

  constructor(props: ReachabilityValidationPluginProps = {}) {
    const { stacks, vpcs, ...options } = props;
    // What is wrong with the options is said here, where they are written, not at synth time.
    checkOptions(options);
    this.stacks = stacks;
    this.vpcs = vpcs && [...vpcs];
    this.options = options;
  }

  /** Called by CDK when the templates are written, once for each account and Region. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const wanted = this.vpcs && vpcsCalled(this.vpcs, context.appConstruct);
    const stacks = stacksOf(context);
    const violations = environmentsOf(wanted ? besideAny(wanted, stacks) : stacks, {
      ...this.options,
      nameStacks: stacks.length > 1,
    })
      .flatMap((environment) => this.violationsIn(environment, stacks, wanted, context))
      .filter((violation) => this.isFirstToReport(violation, context.appConstruct));
    return { success: violations.every(({ severity }) => severity !== Severity.ERROR), violations };
  }

  /**
   * Has one more VPC judged.
   * @internal
   */
  public _judge(vpc: string): void {
    this.vpcs?.push(vpc);
  }

  /** Whether no other plugin of the app says the same: a VPC may be judged for itself and with all others. */
  private isFirstToReport(violation: PolicyViolation, app: IConstruct): boolean {
    const reporters = REPORTERS.get(app) ?? new Map<string, ReachabilityValidationPlugin>();
    REPORTERS.set(app, reporters);
    const key = JSON.stringify(violation);
    const reporter = reporters.get(key) ?? this;
    reporters.set(key, reporter);
    return reporter === this;
  }

  private violationsIn(
    { network }: Environment,
    stacks: readonly StackTemplate[],
    wanted: readonly VpcOfApp[] | undefined,
    { appConstruct }: IPolicyValidationContext,
  ): PolicyViolation[] {
    const several = stacks.length > 1;
    const stackOf = (id: string) => network.locate(id).stack ?? stacks[0].name;
    const ids = wanted && new Set(wanted.map((vpc) => (several ? vpc.id : vpc.idInStack)));
    const judged = (id: string) =>
      (this.stacks?.includes(stackOf(id)) ?? true) &&
      (ids === undefined || [...vpcsOf(network, id)].some((vpc) => ids.has(vpc)));
    const failed = checkNetwork(network, checkOptions(this.options), judged).filter(
      ({ verdict, accepted }) => verdict !== Verdict.PROVED && accepted === undefined,
    );
    if (failed.length === 0) { return []; }
    const constructs = stacks.flatMap(({ name }) => constructAt(appConstruct, name) ?? []).filter(Stack.isStack);
    const paths = constructPaths(constructs, several);
    const acknowledged = acknowledgedIds(appConstruct, this.name);
    return byCause(failed).map((findings) => {
      const { file } = stacks.find(({ name }) => name === stackOf(findings[0].subject))!;
      return violationOf(findings, { network, paths, templatePath: file, acknowledged });
    });
  }
}

function stacksOf({ stackTemplates, appConstruct, accountId, region }: IPolicyValidationContext): StackTemplate[] {
  return stackTemplates.map(({ stackConstructPath, templatePath }) => {
    const stack = constructAt(appConstruct, stackConstructPath);
    return {
      name: stackConstructPath,
      stackName: stack && Stack.isStack(stack) ? stack.stackName : undefined,
      file: templatePath,
      assembly: path.dirname(templatePath),
      account: accountId,
      region,
    };
  });
}

/** The stacks that are one network with a stack of one of the VPCs. */
function besideAny(vpcs: readonly VpcOfApp[], stacks: readonly StackTemplate[]): StackTemplate[] {
  const own = new Set(vpcs.map(({ stack }) => stack));
  const keys = new Set(stacks.filter(({ name }) => own.has(name)).map(environmentKey));
  return stacks.filter((stack) => keys.has(environmentKey(stack)));
}
