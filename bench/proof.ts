import { App, Stack } from 'aws-cdk-lib';
import { HaNatVpc, reachability } from 'cdk-ha-nat-vpc';
import { quotaScaleTemplate } from './quota-scale';
import { median, milliseconds } from './statistics';

const ROUNDS = 15;

function time(template: object): { milliseconds: number; findings: number } {
  let findings = 0;
  const check = () => { findings = reachability.NetworkReachability.fromTemplate(template as Record<string, unknown>).check().length; };
  for (let round = 0; round < 3; round++) { check(); }
  return { milliseconds: median(Array.from({ length: ROUNDS }, () => milliseconds(check))), findings };
}

/** Read and check whole templates, from the default network to the quotas of AWS. */
export function benchProof(): void {
  const app = new App();
  const stack = new Stack(app, 'Network');
  new HaNatVpc(stack, 'Vpc', { proof: false });
  const small = time(app.synth().getStackByName('Network').template);
  console.log(`check of a template, read and proved from scratch (median of ${ROUNDS})`);
  console.log(`  default three zones                                   ${small.milliseconds.toFixed(1).padStart(8)} ms  ${String(small.findings).padStart(5)} findings   goal 10`);
  for (const subnets of [25, 50, 100, 200]) {
    const large = time(quotaScaleTemplate({ subnets, rulesPerDirection: 40, routesPerTable: 50 }));
    const goal = subnets === 200 ? '   goal 150' : '';
    console.log(`  ${String(subnets).padStart(3)} subnets, ${String(subnets).padStart(3)} ACLs x 40 rules x 2, 50 routes a table `
      + `${large.milliseconds.toFixed(1).padStart(8)} ms  ${String(large.findings).padStart(5)} findings   ${(large.milliseconds / subnets).toFixed(2)} ms a subnet${goal}`);
  }
}
