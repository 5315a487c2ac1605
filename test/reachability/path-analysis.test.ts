import { Endpoint } from '../../src/reachability/endpoint';
import { PathVerdict } from '../../src/reachability/network-path';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { ALWAYS, is, not } from '../../src/reachability/private/conditions/condition';
import { Traffic } from '../../src/reachability/traffic';
import { blamed, explain, stops } from '../support/explain';
import { entry, haNetwork, NetworkBuilder, TIERED } from '../support/network-builder';

const network = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const answer = (in_: NetworkBuilder, way = 'PrivateA -> internet', asked = 'tcp 443') => explain(in_, way, asked);

describe('the verdict of all paths together', () => {
  test.each([
    ['found', network, PathVerdict.FOUND, true],
    ['not found', haNetwork({ privateAcl: [] }), PathVerdict.NOT_FOUND, false],
    ['found by IPv4 alone', haNetwork({ ipv6: true, privateAcl: TIERED }), PathVerdict.PARTLY_FOUND, true],
    ['unknown because of a part that could not be read', network.given({ unreadable: [{ id: 'Child', part: 'resource Odd', when: ALWAYS }] }), PathVerdict.UNKNOWN, false],
  ])('%s', (_name, in_, verdict, found) => {
    expect([answer(in_).verdict, answer(in_).found]).toEqual([verdict, found]);
  });

  test('says why it is unknown', () => {
    expect(answer(network.given({ unreadable: [{ id: 'Child', part: 'resource Odd', when: ALWAYS }] })).reasons).toEqual(['resource Odd']);
  });

  test('says what is taken for granted', () => {
    expect(answer(network.given({ assumptions: new Map([['parameter Zones has its default', new Set([''])]]) })).assumptions)
      .toEqual(['parameter Zones has its default', 'security groups and firewalls of the hosts themselves allow the traffic']);
  });
});

describe('conditions', () => {
  const choices = [{ name: 'Open', values: ['true', 'false'] }, { name: 'Other', values: ['1', '2'] }];
  const conditional = haNetwork({ privateAcl: TIERED }).with(entry('PrivateAcl', 'out 50 deny tcp 443 0.0.0.0/0', not(is('Open', 'true')))).given({ choices });

  test('each path says when it is there', () => {
    expect(answer(conditional).paths.map(({ when, verdict }) => [when, verdict])).toEqual([
      [['Open = true'], PathVerdict.FOUND], [['Open = false'], PathVerdict.NOT_FOUND],
    ]);
    expect([answer(conditional).verdict, answer(conditional).found]).toEqual([PathVerdict.DEPENDS_ON_PARAMETERS, false]);
  });

  test('the headline says what is so when, the default first', () => {
    expect(String(answer(conditional)))
      .toContain('\nverdict  ! depends on the parameters: found when Open = true (among them the default); not found when Open = false\n');
    const closed = conditional.given({ choices: [{ name: 'Open', values: ['false', 'true'] }] });
    expect(String(answer(closed)))
      .toContain('verdict  ! depends on the parameters: not found when Open = false (among them the default); found when Open = true\n');
    expect(answer(closed).paths.map(({ when }) => when)).toEqual([['Open = false'], ['Open = true']]);
  });

  test('parts are of packets: deployments that have the same part are alike', () => {
    const part = haNetwork({ ipv6: true, privateAcl: TIERED }).with(entry('PrivateAcl', 'in 60 allow udp 1024-65535 0.0.0.0/0', is('Open', 'true'))).given({ choices });
    expect([answer(part).verdict, answer(part).found]).toEqual([PathVerdict.PARTLY_FOUND, true]);
    expect(String(answer(part))).toContain('verdict  ! found for a part of the packets\n');
  });

  test('what is unknown in some deployment is unknown', () => {
    const maybe = network.with(entry('PrivateAcl', 'out 50 deny tcp 443 0.0.0.0/0', is('Open', 'false'))).given({
      choices,
      unreadable: [
        { id: 'Child', part: 'nested stack Child', when: is('Open', 'true') },
      ],
    });
    expect([answer(maybe).verdict, answer(maybe).found]).toEqual([PathVerdict.UNKNOWN, false]);
  });

  test('what makes no difference is not mentioned', () => {
    const either = conditional.with(entry('PrivateAcl', 'in 60 allow tcp 1024-65535 0.0.0.0/0', is('Other', '1')));
    const closed = answer(either).paths.filter(({ verdict }) => verdict === PathVerdict.NOT_FOUND);
    expect(closed.map(({ when }) => when)).toEqual([['Open = false and Other = 1'], ['Open = false and Other = 2']]);
    expect(answer(either, 'PrivateA -> PrivateA').paths.map(({ when }) => when)).toEqual([[]]);
  });

  test('a subnet that is not always there', () => {
    const optional = network.change('subnet', 'PrivateA', { when: is('Open', 'true') }).given({ choices });
    const [there, absent] = answer(optional).paths;
    expect([there.when, there.verdict, absent.when, blamed(absent)])
      .toEqual([['Open = true'], PathVerdict.FOUND, ['Open = false'], ['- PrivateA']]);
  });

  test('more kinds of deployments than anybody would read make the answer unknown', () => {
    const many = Array.from({ length: 9 }, (_, i) => `C${i}`);
    const branching = network.given({ choices: many.map((name) => ({ name, values: ['a', 'b'] })) })
      .with(many.map((name, i) => entry('PrivateAcl', `out ${300 + i} deny tcp ${i} 0.0.0.0/0`, is(name, 'a'))));
    expect(answer(branching).reasons).toEqual(['the conditions of the template allow too many kinds of deployments: not all of them were looked at']);
  });
});

describe('the ends', () => {
  const cdk = (name: string) => network.resources.map((resource) => (resource.kind === 'subnet' && resource.id === 'PrivateA' ? { ...resource, id: name } : resource));
  const named = new NetworkBuilder(cdk('VpcPrivateSubnet1Subnet8BCA10E0'));

  test.each(['VpcPrivateSubnet1Subnet8BCA10E0', 'VpcPrivateSubnet1', 'PrivateSubnet1', 'Private1', 'private1'])('%s is a subnet\'s name', (name) => {
    expect(answer(named, `${name} -> 203.0.113.5`).source).toBe('VpcPrivateSubnet1Subnet8BCA10E0');
  });

  test('an address is found in its subnet', () => {
    const analysis = answer(network, '10.0.16.5 -> 10.0.1.9');
    expect([analysis.source, analysis.destination]).toEqual(['10.0.16.5 in PrivateA', '10.0.1.9 in PublicB']);
  });

  test.each([
    ['no such subnet', 'Backend -> internet', 'no subnet is called Backend: name one of PrivateA, PrivateB, PublicA, PublicB'],
    ['a name of several', 'ivateA -> A', 'A may be any of 2 subnets: name one of PrivateA, PublicA'],
    ['an address between the subnets', '10.0.200.1 -> internet',
      '10.0.200.1 lies in the VPC but in none of its subnets: name an address inside one of PrivateA 10.0.16.0/20, PrivateB 10.0.32.0/20, PublicA 10.0.0.0/24, PublicB 10.0.1.0/24'],
    ['two outsides', 'internet -> 203.0.113.5',
      'source and destination both lie outside the VPC: name a subnet, or an address inside a subnet, for one of them'],
  ])('%s', (_name, way, message) => expect(() => answer(network, way)).toThrow(new Error(message)));

  test('no subnets at all', () => {
    expect(() => answer(new NetworkBuilder(), 'Private -> internet')).toThrow('no subnet is called Private: name one of (there are none)');
  });

  test('an address in two VPCs', () => {
    const twins = network.with({ ...network.resources.find(({ id }) => id === 'PrivateA')!, id: 'TwinA' });
    expect(() => answer(twins, '10.0.16.5 -> internet')).toThrow('10.0.16.5 lies in 2 subnets: name the one you mean, PrivateA, TwinA');
  });
});

test('NetworkReachability explains with the ephemeral ports that it was given', () => {
  const subnet = (CidrBlock: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock, AvailabilityZone: 'eu-west-1a' } });
  const template = {
    Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }, A: subnet('10.0.0.0/24'), B: subnet('10.0.1.0/24') },
  };
  const { paths, verdict } = NetworkReachability.fromTemplate(template, { ephemeralPorts: { from: 32768, to: 60999 } })
    .explain({ source: Endpoint.subnet('A'), destination: Endpoint.subnet('B'), traffic: Traffic.tcp(443) });
  expect(verdict).toBe(PathVerdict.FOUND);
  expect(paths[0].reply[0].inboundHeaders[0].destinationPortRanges).toEqual([{ from: 32768, to: 60999 }]);
});

describe('determinism', () => {
  test('the order of resources makes no difference', () => {
    const mixed = new NetworkBuilder([...network.resources].reverse());
    expect(answer(mixed).toString()).toBe(answer(network).toString());
    expect(JSON.stringify(answer(mixed).toJson())).toBe(JSON.stringify(answer(network).toJson()));
  });
});

describe('the JSON twin', () => {
  test('has the components of the path', () => {
    const analysis = answer(network);
    const json = analysis.toJson();
    expect(json.NetworkPathFound).toBe(true);
    const [{ ForwardPathComponents, ReturnPathComponents }] = json.NetworkInsightsAnalyses;
    const ids = (components: { Component: { Id: string; Name: string } }[]) => components.map(({ Component }) => `${Component.Name} ${Component.Id}`);
    const withoutDirection = (all: string[]) => all.map((stop) => stop.replace(/ (in|out)bound$/, ''));
    expect(ids(ForwardPathComponents)).toEqual(withoutDirection(stops(analysis.paths[0].forward)));
    expect(ids(ReturnPathComponents)).toEqual(withoutDirection(stops(analysis.paths[0].reply)));
  });

  test('is unknown like the verdict', () => {
    expect(answer(network.given({ unreadable: [{ id: 'Child', part: 'x', when: ALWAYS }] })).toJson()).not.toHaveProperty('NetworkPathFound');
  });

  test('names constructs', () => {
    const named = haNetwork({ privateAcl: [] }).given({ constructPaths: new Map([['PrivateAcl', 'App/Vpc/PrivateAcl']]) });
    expect(answer(named).paths[0].blockedBy[0].constructPath).toBe('App/Vpc/PrivateAcl');
  });
});
