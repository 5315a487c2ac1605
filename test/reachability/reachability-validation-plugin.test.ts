import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, reachability } from 'cdk-ha-nat-vpc';
import { quarantine, refusal, violations } from '../support/refusal';

const { ReachabilityValidationPlugin, RuleId, Severity } = reachability;

/** A network with one gateway for two zones: ec2.Vpc allows it, the proof does not. */
const sharedGateway = (stack: Stack) => new ec2.Vpc(stack, 'Legacy', { natGateways: 1 });

describe('an acknowledgement', () => {
  const acknowledgement = { id: 'ha-nat-vpc::return-traffic', reason: 'we never talk to 203.0.113.0/24' };

  test('on the VPC silences its findings of that rule', () => {
    const app = new App();
    Validations.of(quarantine(new HaNatVpc(new Stack(app, 'Network'), 'Vpc'))).acknowledge(acknowledgement);
    expect(refusal(app)).toBe('');
  });

  test('in a nested stack in a stage works too', () => {
    const app = new App();
    const stack = new NestedStack(new Stack(new Stage(app, 'Prod'), 'Network'), 'Nested');
    Validations.of(quarantine(new HaNatVpc(stack, 'Vpc'))).acknowledge(acknowledgement);
    expect(refusal(app)).toBe('');
  });

  test('of one rule leaves the others', () => {
    const app = new App();
    const stack = new Stack(app, 'Network');
    const vpc = quarantine(new HaNatVpc(stack, 'Vpc'));
    new ec2.CfnRoute(stack, 'Shortcut', {
      routeTableId: vpc.privateSubnets[0].routeTable.routeTableId, destinationCidrBlock: '198.51.100.0/24', gatewayId: vpc.internetGatewayId,
    });
    Validations.of(vpc).acknowledge(acknowledgement);
    expect(violations(refusal(app)).sort()).toEqual(['no-inbound-from-internet', 'same-zone-egress']);
  });
});

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
      .toThrow('severities names a rule return-trafic, expected one of acl-rule-quota, dns64-with-nat64, isolated-stays-isolated, '
        + 'nat-has-internet-route, no-inbound-from-internet, return-traffic, same-zone-egress, shadowed-acl-rule, zone-loss');
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
