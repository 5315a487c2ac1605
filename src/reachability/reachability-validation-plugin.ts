import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { constructPaths } from './construct-paths';
import type { NetworkReachabilityOptions } from './network-reachability';
import { NetworkReachability } from './network-reachability';
import { byCause, violationOf } from './policy-violation';
import { Severity, Verdict } from './verdict';

/** Options of `ReachabilityValidationPlugin`. */
export interface ReachabilityValidationPluginProps extends NetworkReachabilityOptions {
  /**
   * Construct paths of the stacks to judge; their nested stacks are judged with them.
   * @default - every stack of the stage that the plugin is registered with
   */
  readonly stacks?: string[];
}

/**
 * Runs the rules of `NetworkReachability` on the synthesized templates, in CDK's own validation report.
 *
 * A violated promise is an error and fails synthesis; advice is a warning, and what cannot be known is information:
 * neither fails. Acknowledge one with `Validations.of(vpc).acknowledge({ id: 'ha-nat-vpc::return-traffic', reason: '…'
 * })`.
 *
 * `HaNatVpc` registers it for its own stack. To judge every network of an app, register it yourself:
 * `Validations.of(app).addPlugins(new reachability.ReachabilityValidationPlugin())`.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class ReachabilityValidationPlugin implements IPolicyValidationPlugin {
  /** The name that acknowledgements start with. */
  public static readonly PLUGIN_NAME = 'ha-nat-vpc';

  public readonly name = ReachabilityValidationPlugin.PLUGIN_NAME;
  private readonly stacks?: readonly string[];
  private readonly options: NetworkReachabilityOptions;

  constructor(props: ReachabilityValidationPluginProps = {}) {
    const { stacks, ...options } = props;
    // What is wrong with the options is said here, where they are written, not at synth time.
    NetworkReachability.fromTemplate({ Resources: {} }, options);
    this.stacks = stacks;
    this.options = options;
  }

  /** Called by CDK when the templates are written. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = context.stackTemplates
      .filter((template) => this.stacks?.includes(template.stackConstructPath) ?? true)
      .flatMap((template) => this.violationsOf(template.templatePath, context));
    return { success: violations.every(({ severity }) => severity !== Severity.ERROR), violations };
  }

  private violationsOf(templatePath: string, context: IPolicyValidationContext): PolicyViolation[] {
    const findings = NetworkReachability.fromFile(templatePath, { region: context.region, ...this.options }).check();
    const failed = findings.filter((finding) => finding.verdict !== Verdict.PROVED && finding.accepted === undefined);
    if (failed.length === 0) { return []; }
    const paths = constructPaths(context.appConstruct, templatePath);
    return byCause(failed).map((ofOneCause) => violationOf(ofOneCause, paths, templatePath));
  }
}
