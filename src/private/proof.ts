import { Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReachabilityValidationPlugin } from '../reachability/reachability-validation-plugin';

const plugins = new WeakMap<Stage, ReachabilityValidationPlugin>();

/**
 * Have a VPC proved at synth time, against all templates of its account and Region. The app gets one plugin, however
 * many VPCs it has: each synth reads the templates once.
 */
export function proveAtSynth(vpc: IConstruct): void {
  const app = outermostStage(Stage.of(vpc));
  if (app === undefined) { return; }
  const plugin = plugins.get(app) ?? new ReachabilityValidationPlugin({ vpcs: [] });
  if (!plugins.has(app)) {
    plugins.set(app, plugin);
    Validations.of(app).addPlugins(plugin);
  }
  plugin._judge(vpc.node.path);
}

function outermostStage(stage: Stage | undefined): Stage | undefined {
  return stage?.parentStage ? outermostStage(stage.parentStage) : stage;
}
