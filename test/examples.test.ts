import { exampleNames, synthExample } from './support/example';
import { recorded } from './support/snapshot';

const REFUSED = ['broken-on-purpose'];
const ACCEPTED = exampleNames().filter((name) => !REFUSED.includes(name));

test.each([...ACCEPTED.map((name): [string, Record<string, string>] => [name, {}]), ['adopt-existing-vpc', { adopt: 'true' }] as [string, Record<string, string>]])(
  'snapshot of %s %j', (name, context) => {
    const { exitCode, output, templates } = synthExample(name, context);
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    for (const [file, template] of Object.entries(templates)) { expect(recorded(template)).toMatchSnapshot(file); }
  });

describe('production under cdk-nag', () => {
  const { exitCode, report } = synthExample('production');
  const packs = Object.fromEntries(report.pluginReports.map((pack: any) => [pack.pluginName, pack]));

  test('all four packs ran, and synthesis succeeded', () => {
    expect(Object.keys(packs)).toEqual(expect.arrayContaining(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321']));
    expect(exitCode).toBe(0);
  });

  test('nothing is left but acknowledged findings', () => {
    expect(report.pluginReports.flatMap((pack: any) => pack.violations)).toEqual([]);
  });

  test('what is acknowledged is what a VPC with a NAT gateway cannot avoid', () => {
    const acknowledged = report.pluginReports.flatMap((pack: any) => pack.suppressedViolations.map((violation: any) => violation.ruleName));
    expect([...new Set(acknowledged)].sort()).toEqual([
      'AwsSolutions-VPC3',
      'HIPAA.Security-VPCNoUnrestrictedRouteToIGW',
      'NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW',
      'PCI.DSS.321-VPCNoUnrestrictedRouteToIGW',
    ]);
  });
});
