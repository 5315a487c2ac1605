import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, CfnResource, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc, reachability } from '../src';
import { alternate, median, milliseconds } from './statistics';

const STACKS = 100;
const RESOURCES = 5_000;
const VPCS = 3;
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-app-'));

/**
 * An app as teams have them: three stacks with a VPC each, and many with services in them: security groups that refer to
 * each other and to the VPC's stack, and much that has nothing to do with networks.
 */
function wholeApp(proof: boolean): App {
  const app = new App({ outdir });
  const vpcs = Array.from({ length: VPCS }, (_, i) => new HaNatVpc(new Stack(app, `Network${i}`), 'Vpc', { proof }));
  const perStack = Math.ceil((RESOURCES - VPCS * 90) / (STACKS - VPCS));
  for (let i = 0; i < STACKS - VPCS; i++) {
    const stack = new Stack(app, `Service${i}`);
    const vpc = vpcs[i % VPCS];
    for (let service = 0; service < perStack / 10; service++) {
      const group = new ec2.CfnSecurityGroup(stack, `Group${service}`, { groupDescription: 'service', vpcId: vpc.vpcId });
      new ec2.CfnSecurityGroupIngress(stack, `From${service}`, { groupId: group.attrGroupId, ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '10.0.0.0/8' });
      for (let other = 0; other < 8; other++) {
        new CfnResource(stack, `Queue${service}x${other}`, { type: 'AWS::SQS::Queue', properties: { KmsMasterKeyId: 'alias/aws/sqs', Tags: [{ Key: 'service', Value: `${service}` }] } });
      }
    }
  }
  return app;
}

/** Read and check the assembly of a whole app, and what the proof adds to its synth. */
export function benchWholeApp(rounds: number): void {
  const { stacks } = wholeApp(false).synth();
  const resources = stacks.reduce((total, { template }) => total + Object.keys(template.Resources).length, 0);
  const times = Array.from({ length: rounds + 1 }, () => {
    let app!: reachability.NetworkReachability;
    let findings = 0;
    const read = milliseconds(() => { app = reachability.NetworkReachability.fromAssembly(outdir); });
    const check = milliseconds(() => { findings = app.check().length; });
    return { read, check, findings };
  }).slice(1);
  const [read, check] = [median(times.map((time) => time.read)), median(times.map((time) => time.check))];
  console.log(`an assembly of ${stacks.length} stacks and ${resources} resources with ${VPCS} VPCs (${rounds} rounds, medians)`);
  console.log(`  read ${read.toFixed(1)} ms, check ${check.toFixed(1)} ms (${times[0].findings} findings), in all ${(read + check).toFixed(1)} ms   goal 1000`);
  for (const validation of ['true', 'false']) {
    process.env.CDK_VALIDATION = validation;
    const synth = alternate({ without: () => wholeApp(false).synth(), proved: () => wholeApp(true).synth() }, rounds, 1);
    const ratio = median(synth.proved.map((time, round) => time / synth.without[round]));
    const [without, proved] = [median(synth.without), median(synth.proved)];
    console.log(`  synth without proof ${without.toFixed(0)} ms, with the proof ${proved.toFixed(0)} ms   ratio ${ratio.toFixed(3)}   goal 1.1  (CDK_VALIDATION=${validation})`);
  }
  fs.rmSync(outdir, { recursive: true });
}
