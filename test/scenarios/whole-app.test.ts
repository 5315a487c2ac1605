import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, CfnOutput, CfnParameter, CrossStackReferences, Fn, NestedStack, ReferenceStrength, Stack, type StackProps, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { HaNatVpc, type HaNatVpcProps, reachability } from 'cdk-ha-nat-vpc';
import { refusal, violations } from '../support/refusal';

const { NetworkReachability, Severity, Verdict } = reachability;
const ENV = { account: '111111111111', region: 'eu-west-1' };

/** An app whose stack Network has a HaNatVpc, and whose stack Other breaks it. */
function appOf(breakIt: (other: Stack, vpc: HaNatVpc) => void, props: StackProps = {}, vpcProps: HaNatVpcProps = {}): App {
  const app = new App({ context: { [cxapi.PATH_METADATA_ENABLE_CONTEXT]: true } });
  const network = new Stack(app, 'Network', props);
  const other = new Stack(app, 'Other', props);
  breakIt(other, new HaNatVpc(network, 'Vpc', { azCount: 2, ...vpcProps }));
  return app;
}

/** A deny rule for replies from a block, in the ACL given. */
const deny = (scope: Stack, networkAclId: string, props: Partial<ec2.CfnNetworkAclEntryProps> = {}) => new ec2.CfnNetworkAclEntry(scope, 'Deny', {
  networkAclId, ruleNumber: 50, egress: false, ruleAction: 'deny', protocol: 6, cidrBlock: '203.0.113.0/24', portRange: { from: 32768, to: 60999 }, ...props,
});
const publicAcl = (vpc: HaNatVpc) => vpc.networkAcls.publicSubnets!.networkAclId;
const privateTable = (vpc: HaNatVpc) => vpc.privateSubnets[0].routeTable.routeTableId;

describe('what another stack of the app does to the network is refused, with what is to blame', () => {
  test.each<[string, string, RegExp, (other: Stack, vpc: HaNatVpc) => void]>([
    ['a deny entry', 'return-traffic', /blame {4}Other\/Deny \(Deny\), rule 50/, (other, vpc) => deny(other, publicAcl(vpc))],
    ['a route to the internet', 'no-inbound-from-internet', /Other\/Shortcut \(Shortcut\)/, (other, vpc) => {
      new ec2.CfnRoute(other, 'Shortcut', { routeTableId: privateTable(vpc), destinationCidrBlock: '198.51.100.0/24', gatewayId: vpc.internetGatewayId });
    }],
    ['an address on a host', 'no-inbound-from-internet', /Other\/Exposed/, (other, vpc) => {
      const host = new ec2.CfnInstance(other, 'Host', { subnetId: vpc.privateSubnets[0].subnetId, imageId: 'ami-12345678' });
      new ec2.CfnEIP(other, 'Exposed', { instanceId: host.ref });
    }],
    ['a second association of a network ACL', 'contested-place', /blame[^]*Other\/Association \(Association\)/, (other, vpc) => {
      const acl = new ec2.CfnNetworkAcl(other, 'Acl', { vpcId: vpc.vpcId });
      new ec2.CfnSubnetNetworkAclAssociation(other, 'Association', { networkAclId: acl.ref, subnetId: vpc.publicSubnets[0].subnetId });
    }],
    ['a second gateway endpoint of a service', 'contested-place', /blame[^]*Other\/S3 \(S3\)/, (other, vpc) => {
      new ec2.CfnVPCEndpoint(other, 'S3', { vpcId: vpc.vpcId, serviceName: `com.amazonaws.${other.region}.s3`, routeTableIds: [privateTable(vpc)] });
    }],
    ['a rule of a number that is taken', 'contested-place', /blame[^]*Other\/Deny \(Deny\)/, (other, vpc) => deny(other, publicAcl(vpc), { ruleNumber: 100 })],
    ['a second default route', 'contested-place', /blame[^]*Other\/Again \(Again\)/, (other, vpc) => {
      new ec2.CfnRoute(other, 'Again', { routeTableId: privateTable(vpc), destinationCidrBlock: '0.0.0.0/0', gatewayId: vpc.internetGatewayId });
    }],
    ['a deny entry in a nested stack', 'return-traffic', /blame {4}Other\/Nested\/Deny/, (other, vpc) => {
      deny(new NestedStack(other, 'Nested'), publicAcl(vpc));
    }],
    ['a deny entry by an export of a name', 'return-traffic', /Other\/Deny/, (other, vpc) => {
      new CfnOutput(Stack.of(vpc), 'AclId', { value: publicAcl(vpc), exportName: 'the-acl' });
      deny(other, Fn.importValue('the-acl'));
    }],
    ['a deny entry by an export that is named after the stack', 'return-traffic', /Other\/Deny/, (other, vpc) => {
      new CfnOutput(Stack.of(vpc), 'AclId', { value: publicAcl(vpc), exportName: Fn.sub('${AWS::StackName}-AclId') });
      const stack = new CfnParameter(other, 'NetworkStack', { default: 'Network' });
      deny(other, Fn.importValue(Fn.sub('${Name}-AclId', { Name: stack.valueAsString })));
    }],
    ['a deny entry by a reference that CDK calls weak', 'return-traffic', /Other\/Deny/, (other, vpc) => {
      CrossStackReferences.of(vpc).produce(ReferenceStrength.WEAK);
      deny(other, publicAcl(vpc));
    }],
    ['a deny entry by a parameter of Systems Manager', 'return-traffic', /Other\/Deny/, (other, vpc) => {
      new ssm.StringParameter(Stack.of(vpc), 'AclId', { parameterName: '/network/acl', stringValue: publicAcl(vpc) });
      deny(other, ssm.StringParameter.valueForStringParameter(other, '/network/acl'));
    }],
    ['a deny entry by a dynamic reference', 'return-traffic', /Other\/Deny/, (other, vpc) => {
      new ssm.StringParameter(Stack.of(vpc), 'AclId', { parameterName: '/network/acl', stringValue: publicAcl(vpc) });
      deny(other, '{{resolve:ssm:/network/acl}}');
    }],
    ['a route in a table that a list of Systems Manager names', 'no-inbound-from-internet', /Other\/Shortcut/, (other, vpc) => {
      new ssm.StringListParameter(Stack.of(vpc), 'Tables', { parameterName: '/network/tables', stringListValue: vpc.privateSubnets.map(({ routeTable }) => routeTable.routeTableId) });
      const tables = ssm.StringListParameter.valueForTypedListParameter(other, '/network/tables');
      new ec2.CfnRoute(other, 'Shortcut', { routeTableId: Fn.select(1, tables), destinationCidrBlock: '198.51.100.0/24', gatewayId: vpc.internetGatewayId });
    }],
  ])('%s', (_, rule, blame, breakIt) => {
    const message = refusal(appOf(breakIt));
    expect(violations(message)).toContain(rule);
    expect(message).toMatch(blame);
  });

  test('by a third stack, through the second', () => {
    const app = appOf((other, vpc) => {
      const acl = ec2.NetworkAcl.fromNetworkAclId(other, 'Acl', publicAcl(vpc));
      deny(new Stack(other.node.root, 'Third'), acl.networkAclId);
    });
    expect(refusal(app)).toMatch(/Third\/Deny/);
  });

  test('in a concrete environment', () => {
    const zones = { availabilityZones: ['eu-west-1a', 'eu-west-1b'], azCount: undefined };
    expect(refusal(appOf((other, vpc) => { deny(other, publicAcl(vpc)); }, { env: ENV }, zones))).toMatch(/Other\/Deny/);
  });

  test('in a stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    const vpc = new HaNatVpc(new Stack(stage, 'Network'), 'Vpc', { azCount: 2 });
    deny(new Stack(stage, 'Other'), publicAcl(vpc));
    expect(refusal(app)).toMatch(/blame {4}Prod\/Other\/Deny/);
  });
});

describe('what another stack does is no matter', () => {
  test('where it does no harm', () => {
    const app = appOf((other, vpc) => {
      new ec2.SecurityGroup(other, 'Group', { vpc });
      new ec2.CfnRoute(other, 'Peering', { routeTableId: privateTable(vpc), destinationCidrBlock: '10.9.0.0/16', natGatewayId: 'nat-0123456789abcdef0' });
    });
    expect(violations(refusal(app))).toEqual([]);
  });

  test('where it breaks a VPC of its own', () => {
    expect(refusal(appOf((other) => { new ec2.Vpc(other, 'Legacy', { natGateways: 1 }); }))).toBe('');
  });
});

describe('stages', () => {
  /** Two stages with the same stacks: in the second, or in both, Other denies. */
  function stages(envs: (StackProps['env'])[], denying: number[]): App {
    const app = new App();
    envs.forEach((env, i) => {
      const stage = new Stage(app, `Stage${i}`, { env });
      const network = new Stack(stage, 'Network');
      const vpc = new HaNatVpc(network, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
      new ssm.StringParameter(network, 'AclId', { parameterName: '/network/acl', stringValue: publicAcl(vpc) });
      const other = new Stack(stage, 'Other');
      if (denying.includes(i)) { deny(other, ssm.StringParameter.valueForStringParameter(other, '/network/acl')); }
    });
    return app;
  }
  const subjects = (app: App) => [...new Set([...refusal(app).matchAll(/(Stage\d)\/Network\/Vpc\//g)].map(([, stage]) => stage))].sort();

  test.each<[string, StackProps['env'][]]>([
    ['of open environments', [undefined, undefined]],
    ['of several environments', [ENV, { ...ENV, account: '222222222222' }]],
    ['of one environment', [ENV, ENV]],
  ])('%s: each has its own network', (_, envs) => {
    expect(subjects(stages(envs, [1]))).toEqual(['Stage1']);
    expect(subjects(stages(envs, [0, 1]))).toEqual(['Stage0', 'Stage1']);
  });

  test('of one environment are one network where one reads what the other writes', () => {
    const app = new App();
    const network = new Stack(new Stage(app, 'Base', { env: ENV }), 'Network');
    const vpc = new HaNatVpc(network, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
    new ssm.StringParameter(network, 'AclId', { parameterName: '/network/acl', stringValue: publicAcl(vpc) });
    const other = new Stack(new Stage(app, 'Apps', { env: ENV }), 'Other');
    deny(other, ssm.StringParameter.valueForStringParameter(other, '/network/acl'));
    expect(refusal(app)).toMatch(/Apps\/Other\/Deny/);
  });
});

describe('what no stack of the app gives', () => {
  const report = (breakIt: (other: Stack, vpc: HaNatVpc) => void) => {
    const printed = jest.spyOn(console, 'error').mockImplementation();
    expect(refusal(appOf(breakIt))).toBe('');
    const text = printed.mock.calls.join('\n');
    printed.mockRestore();
    return text;
  };

  test('stays unknown, is named and does not fail synth', () => {
    expect(report((other, vpc) => {
      new ec2.CfnRoute(other, 'Elsewhere', { routeTableId: privateTable(vpc), destinationCidrBlock: '198.51.100.0/24', gatewayId: Fn.importValue('their-gateway') });
    })).toMatch(/INFO[^]*their-gateway is imported from another stack/);
  });
});

describe('a cloud assembly, read without the app', () => {
  const synthesized = (app: App) => { try { app.synth(); } catch { /* The proof objects, and the assembly is there. */ } return app.outdir; };
  const app = appOf((other, vpc) => { deny(other, publicAcl(vpc)); });
  const violated = () => NetworkReachability.fromAssembly(synthesized(app)).check().filter(({ verdict }) => verdict === Verdict.VIOLATED);

  test('shows what synth refuses, with stacks and logical ids', () => {
    const [first] = violated();
    expect(first).toMatchObject({ rule: 'return-traffic', severity: Severity.ERROR, stack: 'Network', subject: expect.stringMatching(/^VpcPrivateSubnet1Subnet\w{8}$/) });
    expect(first.blame[0]).toMatchObject({ stack: 'Other', componentId: 'Deny', constructPath: 'Other/Deny', ruleNumber: 50 });
  });

  test('explains a path through what several stacks define', () => {
    const { Endpoint, Traffic } = reachability;
    const ask = (name: string) => NetworkReachability.fromAssembly(synthesized(app))
      .explain({ source: Endpoint.subnet(name), destination: Endpoint.address('203.0.113.9'), traffic: Traffic.tcp(443) });
    for (const name of ['PrivateSubnet1', 'Network:PrivateSubnet1']) {
      expect(ask(name).toString()).toMatch(/Other:Deny|rule 50/);
    }
    expect(() => ask('Other:PrivateSubnet1')).toThrow(/no subnet is called Other:PrivateSubnet1/);
  });

  test('is one with the templates by hand', () => {
    const files = ['Network', 'Other'].map((name) => [name, path.join(synthesized(app), `${name}.template.json`)]);
    expect(NetworkReachability.fromTemplates(Object.fromEntries(files)).check()).toEqual(NetworkReachability.fromAssembly(app.outdir).check());
  });

  test('of several environments gives the findings of each', () => {
    const several = new App();
    [ENV, { ...ENV, region: 'us-east-1' }].forEach((env) => {
      new ec2.Vpc(new Stack(several, env.region, { env }), 'Vpc', { natGateways: 1, availabilityZones: ['a', 'b'].map((zone) => `${env.region}${zone}`) });
    });
    const environments = NetworkReachability.fromAssembly(synthesized(several)).check()
      .filter(({ rule, verdict }) => rule === 'zone-loss' && verdict === Verdict.VIOLATED).map(({ environment, stack }) => [environment, stack]);
    expect(environments).toEqual([['aws://111111111111/eu-west-1', 'eu-west-1'], ['aws://111111111111/us-east-1', 'us-east-1']]);
  });

  test('that CDK passes values on to another Region in keeps the Regions apart', () => {
    const regions = new App();
    const eu = new Stack(regions, 'Eu', { env: ENV, crossRegionReferences: true });
    const vpc = new HaNatVpc(eu, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
    const us = new Stack(regions, 'Us', { env: { ...ENV, region: 'us-east-1' }, crossRegionReferences: true });
    const own = new ec2.Vpc(us, 'Vpc', { availabilityZones: ['us-east-1a'], natGateways: 0 });
    new ec2.CfnVPCPeeringConnection(us, 'Peering', { vpcId: own.vpcId, peerVpcId: vpc.vpcId, peerRegion: 'eu-west-1' });
    expect(refusal(regions)).toBe('');
    const own2 = NetworkReachability.fromAssembly(regions.outdir).check().filter(({ stack }) => stack === 'Eu');
    expect(own2.filter(({ verdict }) => verdict !== Verdict.PROVED)).toEqual([]);
  });
});

test('templates by hand that import from each other', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'whole-app-'));
  const write = (name: string, text: string) => { fs.writeFileSync(path.join(directory, name), text); return path.join(directory, name); };
  const network = write('network.yaml', `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
Outputs:
  Acl: { Value: !Ref Acl, Export: { Name: !Sub '\${AWS::StackName}:acl' } }
`);
  const rules = write('rules.yaml', `
Resources:
  Allow: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !ImportValue net:acl, Egress: false, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  Late: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !ImportValue net:acl, Egress: false, RuleNumber: 200, Protocol: -1, RuleAction: deny, CidrBlock: 0.0.0.0/0 } }
`);
  const [finding] = NetworkReachability.fromTemplates({ net: network, rules }).check().filter(({ rule, verdict }) => rule === 'shadowed-acl-rule' && verdict === Verdict.VIOLATED);
  expect(finding).toMatchObject({ stack: 'net', subject: 'Acl', blame: expect.arrayContaining([expect.objectContaining({ stack: 'rules', componentId: 'Late' })]) });
  fs.rmSync(directory, { recursive: true });
});
