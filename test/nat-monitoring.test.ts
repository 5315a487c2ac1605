import type { CfnResource } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { NagRuleCompliance, rules } from 'cdk-nag';
import { HaNatVpc, NatTopology } from '../src';
import type { HaNatVpcProps, NatAlarmsProps } from '../src';
import { agnosticStack, concreteStack } from './support/stacks';

const ALARM = 'AWS::CloudWatch::Alarm';
const define = (props: HaNatVpcProps = {}) => {
  const stack = agnosticStack();
  return { stack, vpc: new HaNatVpc(stack, 'Vpc', { azCount: 2, ...props }) };
};

test('there are metrics for each gateway, in the order of the zones', () => {
  const { vpc } = define();
  expect(vpc.monitoring.gateways.map(({ natGateway }) => natGateway)).toEqual(vpc.natGateways);
});

test('nothing is monitored until it is asked for', () => {
  const template = Template.fromStack(define().stack);
  [ALARM, 'AWS::CloudWatch::Dashboard'].forEach((type) => template.resourceCountIs(type, 0));
});

test('alarms do what they are told to, when they go off and when they are over', () => {
  const { stack, vpc } = define();
  const [alarm, ok] = ['Alarm', 'Ok'].map((id) => new Topic(stack, id));
  const alarms = vpc.monitoring.addAlarms({ actions: [new SnsAction(alarm)], okActions: [new SnsAction(ok)] });
  const template = Template.fromStack(stack);
  template.resourceCountIs(ALARM, alarms.length);
  template.allResourcesProperties(ALARM, Match.objectLike({
    AlarmActions: [stack.resolve(alarm.topicArn)], OKActions: [stack.resolve(ok.topicArn)], TreatMissingData: 'notBreaching',
  }));
});

test('cdk-nag asks for actions, and accepts them', () => {
  const compliance = (props: NatAlarmsProps) => define().vpc.monitoring.addAlarms(props)
    .map(({ node }) => rules.cloudwatch.CloudWatchAlarmAction(node.defaultChild as CfnResource));
  const action = { bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:111111111111:OnCall' }) };
  expect(new Set(compliance({ actions: [action] }))).toEqual(new Set([NagRuleCompliance.COMPLIANT]));
  expect(new Set(compliance({}))).toEqual(new Set([NagRuleCompliance.NON_COMPLIANT]));
});

test('without actions, alarms can be looked at', () => {
  const { stack, vpc } = define();
  vpc.monitoring.addAlarms();
  Template.fromStack(stack).allResourcesProperties(ALARM, { AlarmActions: Match.absent() });
});

test('alarms keep their ids when zones are added', () => {
  const ids = (azCount: number) => {
    const { stack, vpc } = define({ azCount });
    vpc.monitoring.addAlarms();
    return Object.keys(Template.fromStack(stack).findResources(ALARM));
  };
  expect(ids(3)).toEqual(expect.arrayContaining(ids(2)));
});

test('the dashboard has a row a zone, called after it', () => {
  const stack = concreteStack();
  new HaNatVpc(stack, 'Vpc', { azCount: 2 }).monitoring.addDashboard({ dashboardName: 'Egress' });
  const template = Template.fromStack(stack);
  const [{ Properties: properties }] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  expect(properties.DashboardName).toBe('Egress');
  const text = properties.DashboardBody['Fn::Join'][1].map((part: unknown) => typeof part === 'string' ? part : 'nat').join('');
  const widgets = JSON.parse(text).widgets.map(({ x, y, properties: { title } }: any) => [x, y, title]);
  expect(widgets).toEqual(['eu-west-1a', 'eu-west-1b'].flatMap((zone, row) => ['traffic', 'highest rates', 'connections', 'errors'].map(
    (what, column) => [6 * column, 6 * row, `${zone}: ${what}`])));
});

describe('refuses', () => {
  test.each<[string, NatAlarmsProps, string]>([
    ['an action for a list', { actions: {} as never }, 'actions must be a list such as [new SnsAction(topic)], got an object of class Object'],
    ['no percentage', { utilizationPercent: 0.8 }, 'utilizationPercent must be a whole number of 1 to 100, got 0.8'],
    ['a text for a switch', { silentGateways: 'no' as never }, "silentGateways must be true or false, got 'no'"],
  ])('%s', (_, props, message) => expect(() => define().vpc.monitoring.addAlarms(props)).toThrow(message));

  test.each(['addAlarms', 'addDashboard'] as const)('%s a second time', (call) => {
    const { monitoring } = define().vpc;
    monitoring[call]();
    expect(() => monitoring[call]()).toThrow(`${call}() was called before for Network/Vpc: call it once, with all that it is to have`);
  });

  test.each(['addAlarms', 'addDashboard'] as const)('%s without a gateway', (call) => {
    const { monitoring } = define({ natTopology: NatTopology.none() }).vpc;
    expect(() => monitoring[call]()).toThrow(`${call}() finds no NAT gateways in Network/Vpc: its natTopology defines none`);
  });
});
