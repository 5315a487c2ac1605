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

/** The network with one code of "destination unreachable" kept out of every subnet that has a network ACL of its own. */
export function withoutHostUnreachable({ name, template }: LabNetwork): LabNetwork {
  const acls = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::EC2::NetworkAcl');
  const entries = acls.map(([id]) => [`${id}HostUnreachable`, {
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: {
      NetworkAclId: { Ref: id }, RuleNumber: 1, Egress: false, RuleAction: 'deny', Protocol: 1, Icmp: { Type: 3, Code: 1 }, CidrBlock: '0.0.0.0/0',
    },
  }]);
  return labNetwork(`${name} without "host unreachable"`, { ...template, Resources: { ...template.Resources, ...Object.fromEntries(entries) } });
}

/** The networks that the other oracles are asked about, the same for equal seeds. */
export function randomNetworks(count: number, seed: number): readonly LabNetwork[] {
  return fc.sample(randomNetwork, { numRuns: count, seed }).map((plan, index) => {
    const flaws = plan.flaws.map(({ kind, zone }) => `${kind} in zone ${zone}`).join(', ');
    return labNetwork(`network ${index} of seed ${seed}${flaws ? ` (${flaws})` : ''}`, templateOf(plan));
  });
}
