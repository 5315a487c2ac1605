import * as fc from 'fast-check';
import { labNetwork, LabNetwork } from './evidence';
import { synthExample } from '../support/example';
import { templateOf } from '../support/network-template';
import { TemplateJson } from '../support/oracle-network';
import { randomNetwork } from '../support/random-network';

/** Examples whose VPC is all their own. */
export const EXAMPLES: readonly string[] = ['production', 'dual-stack', 'minimal', 'broken-on-purpose'];

export function exampleNetwork(name: string): LabNetwork {
  const [template] = Object.values(synthExample(name).templates) as TemplateJson[];
  if (!template) { throw new Error(`example ${name} gives no template: run npm run demo to see why`); }
  return labNetwork(`example ${name}`, template);
}

/** The networks that the other oracles are asked about, the same for equal seeds. */
export function randomNetworks(count: number, seed: number): readonly LabNetwork[] {
  return fc.sample(randomNetwork, { numRuns: count, seed }).map((plan, index) => {
    const flaws = plan.flaws.map(({ kind, zone }) => `${kind} in zone ${zone}`).join(', ');
    return labNetwork(`network ${index} of seed ${seed}${flaws ? ` (${flaws})` : ''}`, templateOf(plan));
  });
}
