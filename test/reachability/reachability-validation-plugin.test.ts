import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, reachability } from 'cdk-ha-nat-vpc';
import { acknowledgeable, quarantine, refusal, violations } from '../support/refusal';

const { ReachabilityValidationPlugin, RuleId, Severity } = reachability;

/** A network with one gateway for two zones: ec2.Vpc allows it, the proof does not. */
const sharedGateway = (stack: Stack) => new ec2.Vpc(stack, 'Legacy', { natGateways: 1 });

/** Acknowledges, on the VPC of an app just like it, all that the synth of an app complains of. */
function acknowledging(appOf: () => { app: App; vpc: ec2.Vpc }): { app: App; vpc: ec2.Vpc } {
  const ids = acknowledgeable(refusal(appOf().app));
  const again = appOf();
  Validations.of(again.vpc).acknowledge(...ids.map((id) => ({ id, reason: 'we never talk to 203.0.113.0/24' })));
  return again;
}

describe('an acknowledgement by the id that the report gives', () => {
  const inStack = (stackOf: (app: App) => Stack) => () => {
    const app = new App();
    return { app, vpc: quarantine(new HaNatVpc(stackOf(app), 'Vpc')) };
  };
  const anApp = inStack((app) => new Stack(app, 'Network'));
  const deny = (vpc: ec2.Vpc, id: string, props: Partial<ec2.CfnNetworkAclEntryProps>) => new ec2.CfnNetworkAclEntry(vpc, id, {
    networkAclId: (vpc as HaNatVpc).networkAcls.publicSubnets!.networkAclId,
    ruleNumber: 49,
    egress: false,
    ruleAction: 'deny',
    protocol: -1,
    cidrBlock: '0.0.0.0/0',
    ...props,
  });

  test('on the VPC silences the finding', () => expect(refusal(acknowledging(anApp).app)).toBe(''));

  test('in a nested stack in a stage works too', () => {
    const nested = inStack((app) => new NestedStack(new Stack(new Stage(app, 'Prod'), 'Network'), 'Nested'));
    expect(refusal(acknowledging(nested).app)).toBe('');
  });

  test('is the same in every stage', () => {
    const idIn = (stage: string) => acknowledgeable(refusal(inStack((app) => new Stack(new Stage(app, stage), 'Network'))().app));
    expect(idIn('Beta')).toEqual(idIn('Prod'));
  });

  test('is the same with another zone', () => {
    const idOf = (azCount: number) => {
      const app = new App();
      quarantine(new HaNatVpc(new Stack(app, 'Network'), 'Vpc', { azCount }));
      return acknowledgeable(refusal(app));
    };
    expect(idOf(3)).toEqual(idOf(2));
  });

  test('of one rule leaves the others', () => {
    const { app, vpc } = acknowledging(anApp);
    new ec2.CfnRoute(Stack.of(vpc), 'Shortcut', {
      routeTableId: vpc.privateSubnets[0].routeTable.routeTableId, destinationCidrBlock: '198.51.100.0/24', gatewayId: vpc.internetGatewayId,
    });
    expect(violations(refusal(app)).sort()).toEqual(['no-inbound-from-internet', 'same-zone-egress']);
  });

  test.each<[string, (vpc: ec2.Vpc) => void]>([
    ['a later outage of everything, by a rule before it', (vpc) => deny(vpc, 'Everything', {})],
    ['a later loss of another block', (vpc) => deny(vpc, 'Another', { ruleNumber: 51, cidrBlock: '198.51.100.0/24' })],
    ['the same rule grown to everything', (vpc) => quarantineOf(vpc).addPropertyOverride('CidrBlock', '0.0.0.0/0')],
    ['the same rule with more ports', (vpc) => quarantineOf(vpc).addPropertyOverride('PortRange.To', 65535)],
  ])('does not cover %s', (_, later) => {
    const { app, vpc } = acknowledging(anApp);
    later(vpc);
    expect(violations(refusal(app))).toContain('return-traffic');
  });

  test('that was given for less is named', () => {
    const { app, vpc } = acknowledging(anApp);
    quarantineOf(vpc).addPropertyOverride('CidrBlock', '0.0.0.0/0');
    expect(refusal(app)).toMatch(/note {5}the acknowledgement of 'return-traffic\[QuarantineVpc-\w{6}\]' does not cover this: it was given for something else/);
  });
});

test('an acknowledgement of a whole rule covers nothing, and the report says so', () => {
  const app = new App();
  const vpc = quarantine(new HaNatVpc(new Stack(app, 'Network'), 'Vpc'));
  Validations.of(vpc).acknowledge({ id: 'ha-nat-vpc::return-traffic', reason: 'we never talk to 203.0.113.0/24' });
  expect(refusal(app)).toMatch(/the acknowledgement of 'return-traffic' covers nothing, for it does not say what: acknowledge each cause by its own id/);
});

const quarantineOf = (vpc: ec2.Vpc) => Stack.of(vpc).node.findChild('QuarantineVpc') as ec2.CfnNetworkAclEntry;

describe('registered by a user', () => {
  const appWith = (plugin: reachability.ReachabilityValidationPlugin) => {
    const app = new App();
    Validations.of(app).addPlugins(plugin);
    return app;
  };

  test('judges every stack', () => {
    const app = appWith(new ReachabilityValidationPlugin());
    sharedGateway(new Stack(app, 'Legacy'));
    expect(new Set(violations(refusal(app)))).toEqual(new Set(['same-zone-egress', 'zone-loss']));
  });

  describe('for some VPCs', () => {
    const judging = (...vpcs: string[]) => {
      const app = appWith(new ReachabilityValidationPlugin({ vpcs }));
      ['One', 'Two'].forEach((name) => sharedGateway(new Stack(app, name)));
      return refusal(app);
    };
    const judged = (message: string) => [...new Set([...message.matchAll(/ (One|Two)\/Legacy\//g)].map(([, name]) => name))].sort();

    test('by construct path, judges those', () => expect(judged(judging('One/Legacy'))).toEqual(['One']));
    test('by the path of the resource', () => expect(judged(judging('Two/Legacy/Resource'))).toEqual(['Two']));
    test('by logical id, judges all that have it', () => {
      const stack = new Stack(new App(), 'One');
      const vpc = sharedGateway(stack).node.defaultChild as ec2.CfnVPC;
      expect(judged(judging(stack.resolve(vpc.logicalId)))).toEqual(['One', 'Two']);
    });
    test('judges none if none is named', () => expect(judging()).toBe(''));
    test('names a VPC that does not exist', () => {
      expect(judging('Three/Legacy')).toContain(
        'vpcs names Three/Legacy, expected the construct path or the logical id of a VPC of the app: One/Legacy, Two/Legacy',
      );
    });
  });

  test('says what a HaNatVpc says by itself once, in every synth', () => {
    const app = appWith(new ReachabilityValidationPlugin());
    quarantine(new HaNatVpc(new Stack(app, 'Network'), 'Vpc'));
    expect(violations(refusal(app))).toEqual(['return-traffic']);
    let again = '';
    try { app.synth({ force: true }); } catch (error) { again = (error as Error).message; }
    expect(violations(again)).toEqual(['return-traffic']);
  });

  test('for some stacks, judges what they define', () => {
    const app = appWith(new ReachabilityValidationPlugin({ stacks: ['Two'] }));
    ['One', 'Two'].forEach((name) => sharedGateway(new Stack(app, name)));
    expect(refusal(app)).toMatch(/^(?![^]*One\/Legacy)[^]*Two\/Legacy/);
  });

  test('can be told how much a rule matters', () => {
    const severities = { [RuleId.SAME_ZONE_EGRESS]: Severity.WARNING, [RuleId.ZONE_LOSS]: Severity.WARNING };
    const app = appWith(new ReachabilityValidationPlugin({ severities }));
    sharedGateway(new Stack(app, 'Legacy'));
    const printed = jest.spyOn(console, 'error').mockImplementation();
    expect(refusal(app)).toBe('');
    expect(violations(printed.mock.calls.join('\n'))).toEqual(['same-zone-egress', 'zone-loss']);
    printed.mockRestore();
  });

  test('can be told which ports clients use', () => {
    const linux = { from: 32768, to: 60999 };
    const app = appWith(new ReachabilityValidationPlugin({ ephemeralPorts: linux }));
    const vpc = new HaNatVpc(new Stack(app, 'Network'), 'Vpc', { proof: false });
    const privateAcl = vpc.networkAcls.privateSubnets as ec2.NetworkAcl;
    for (const rule of ['Ingress100', 'Ingress120']) {
      (privateAcl.node.findChild(rule) as ec2.CfnNetworkAclEntry).addPropertyOverride('PortRange.From', 32768);
    }
    expect(refusal(app)).toBe('');
  });

  test('names a rule that does not exist', () => {
    expect(() => new ReachabilityValidationPlugin({ severities: { 'return-trafic': Severity.WARNING } }))
      .toThrow('severities names a rule return-trafic, expected one of acl-rule-quota, closed-network, contested-place, dns64-with-nat64, '
        + 'host-without-way-out, isolated-stays-isolated, nat-has-internet-route, no-inbound-from-internet, replies-within-vpc, return-traffic, '
        + 'same-zone-egress, shadowed-acl-rule, unreachable-endpoint, unreachable-listener, unread-part, zone-loss');
  });
});

test('advice is reported and does not fail synthesis', () => {
  const app = new App();
  const stack = new Stack(app, 'Network');
  const vpc = new HaNatVpc(stack, 'Vpc');
  new ec2.CfnNetworkAclEntry(stack, 'TooLate', {
    networkAclId: vpc.networkAcls.privateSubnets!.networkAclId,
    ruleNumber: 950,
    egress: true,
    ruleAction: 'deny',
    protocol: 6,
    cidrBlock: '203.0.113.0/24',
    portRange: { from: 25, to: 25 },
  });
  const printed = jest.spyOn(console, 'error').mockImplementation();
  expect(refusal(app)).toBe('');
  expect(printed.mock.calls.join('\n')).toMatch(/WARNING.*950[^]*ha-nat-vpc::shadowed-acl-rule/);
  printed.mockRestore();
});

test('what cannot be known is reported and does not fail synthesis', () => {
  const app = new App();
  const stack = new Stack(app, 'Network');
  const vpc = new HaNatVpc(stack, 'Vpc');
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const { routeTableId } = vpc.privateSubnets[0].routeTable;
  new ec2.CfnRoute(stack, 'Elsewhere', { routeTableId, destinationCidrBlock: '198.51.100.0/24', transitGatewayId: 'tgw-12345678' });
  expect(refusal(app)).toBe('');
  expect(printed.mock.calls.join('\n')).toMatch(/INFO.*\n.*route Elsewhere leads to a transit gateway/);
  printed.mockRestore();
});
