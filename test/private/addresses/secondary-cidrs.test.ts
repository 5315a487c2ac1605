import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { secondaryCidrs } from '../../../src/private/addresses/secondary-cidrs';

const app = new App();
const stack = new Stack(app, 'Network');
const vpc = new ec2.Vpc(stack, 'Vpc', { ipProtocol: ec2.IpProtocol.DUAL_STACK });
const twin = new ec2.Vpc(new Stack(app, 'Twin'), 'Vpc');
const pods = new ec2.CfnVPCCidrBlock(stack, 'Pods', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
new ec2.CfnVPCCidrBlock(new Stack(app, 'Elsewhere'), 'More', { vpcId: vpc.vpcId, cidrBlock: '100.65.0.0/16' });
new ec2.CfnVPCCidrBlock(stack, 'OfTwin', { vpcId: twin.vpcId, cidrBlock: '100.66.0.0/16' });
new ec2.CfnVPCCidrBlock(stack, 'Own', { vpcId: vpc.vpcId, ipv6CidrBlock: '2001:db8:9::/56', ipv6Pool: 'pool' });
new ec2.CfnVPCCidrBlock(stack, 'Amazon', { vpcId: vpc.vpcId, amazonProvidedIpv6CidrBlock: true });
const pooled = new ec2.CfnVPCCidrBlock(stack, 'Pooled', { vpcId: vpc.vpcId, ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 16 });

test('are those of the VPC alone, from every stack of the app', () => {
  expect(secondaryCidrs(vpc)).toEqual({ ipv4: ['100.64.0.0/16', '100.65.0.0/16'], ipv6: ['2001:db8:9::/56'], unknown: [pooled] });
  expect(secondaryCidrs(twin).ipv4).toEqual(['100.66.0.0/16']);
});

test('are read when they are asked for', () => {
  pods.cidrBlock = '100.67.0.0/16';
  expect(secondaryCidrs(vpc).ipv4[0]).toBe('100.67.0.0/16');
});
