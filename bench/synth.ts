import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Fn, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { HaNatVpc } from '../src';
import { alternate, median } from './statistics';

type Template = { Resources: Record<string, { Type: string; Properties: Record<string, any> }> };
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));

function synth(define: (stack: Stack) => void): Template {
  const app = new App({ outdir });
  const stack = new Stack(app, 'Network');
  define(stack);
  return app.synth().getStackByName(stack.stackName).template;
}

/** An ec2.Vpc with the resources of a HaNatVpc: what its user would have to write by hand. */
function byHand(reference: Template): (stack: Stack) => void {
  const ofType = (type: string) => Object.values(reference.Resources).filter((resource) => resource.Type === type);
  const acls = Object.keys(reference.Resources).filter((id) => reference.Resources[id].Type === 'AWS::EC2::NetworkAcl');
  const rulesByAcl = acls.map((acl) => ofType('AWS::EC2::NetworkAclEntry').filter((entry) => entry.Properties.NetworkAclId.Ref === acl));
  return (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs())),
      restrictDefaultSecurityGroup: true,
      gatewayEndpoints: {
        S3: { service: ec2.GatewayVpcEndpointAwsService.S3 },
        DynamoDb: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB },
      },
      flowLogs: { FlowLog: { trafficType: ec2.FlowLogTrafficType.REJECT } },
    });
    [vpc.publicSubnets, vpc.privateSubnets].forEach((subnets, tier) => {
      const acl = new ec2.CfnNetworkAcl(vpc, `Acl${tier}`, { vpcId: vpc.vpcId });
      rulesByAcl[tier].forEach(({ Properties: rule }, index) => {
        new ec2.CfnNetworkAclEntry(acl, `Rule${index}`, {
          networkAclId: acl.ref,
          egress: rule.Egress,
          protocol: rule.Protocol,
          ruleAction: rule.RuleAction,
          ruleNumber: rule.RuleNumber,
          cidrBlock: rule.CidrBlock,
          portRange: rule.PortRange && { from: rule.PortRange.From, to: rule.PortRange.To },
          icmp: rule.Icmp && { type: rule.Icmp.Type, code: rule.Icmp.Code },
        });
      });
      subnets.forEach((subnet, index) => new ec2.CfnSubnetNetworkAclAssociation(acl, `Association${index}`, { networkAclId: acl.ref, subnetId: subnet.subnetId }));
    });
  };
}

/**
 * Define and synthesize a three-zone network, with and without the proof, beside an ec2.Vpc with the same resources: as users do, with CDK's own
 * validation of templates, and without, where nothing but what is measured is left.
 */
export function benchSynth(rounds: number): void {
  process.env.CDK_VALIDATION = 'true';
  benchAlternately(rounds, "with CDK's own validation, as by default", '   goal 1.1');
  process.env.CDK_VALIDATION = 'false';
  benchAlternately(rounds, 'CDK_VALIDATION=false', '');
  fs.rmSync(outdir, { recursive: true });
}

function benchAlternately(rounds: number, mode: string, goal: string): void {
  const reference = synth((stack) => new HaNatVpc(stack, 'Vpc', { proof: false }));
  const hand = byHand(reference);
  const sizes = [reference, synth(hand)].map((template) => Object.keys(template.Resources).length);
  const times = alternate({
    ec2: () => synth(hand),
    withoutProof: () => synth((stack) => new HaNatVpc(stack, 'Vpc', { proof: false })),
    withProof: () => synth((stack) => new HaNatVpc(stack, 'Vpc')),
  }, rounds, 10);
  const ratio = (name: 'withoutProof' | 'withProof') => median(times[name].map((time, round) => time / times.ec2[round]));
  console.log(`synth of three zones (HaNatVpc ${sizes[0]} resources, ec2.Vpc by hand ${sizes[1]}; ${rounds} alternating rounds, medians; ${mode})`);
  console.log(`  ec2.Vpc by hand           ${median(times.ec2).toFixed(1).padStart(8)} ms`);
  console.log(`  HaNatVpc without proof    ${median(times.withoutProof).toFixed(1).padStart(8)} ms   ratio ${ratio('withoutProof').toFixed(3)}${goal}`);
  console.log(`  HaNatVpc with the proof   ${median(times.withProof).toFixed(1).padStart(8)} ms   ratio ${ratio('withProof').toFixed(3)}${goal}`);
}
