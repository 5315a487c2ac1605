import { known } from '../../../../src/reachability/private/network/resource';
import { listenedFor } from '../../../../src/reachability/private/paths/vpc-listeners';
import { haNetwork, host, NetworkBuilder, packets, placement, securityGroup } from '../../../support/network-builder';

const inGroup = (id: string, home: string, group: string) => host(id, home, { securityGroups: [known(group)] });
const server = (...permissions: string[]) => haNetwork()
  .with(inGroup('Db', 'PrivateB', 'DbGroup'), inGroup('App', 'PrivateA', 'AppGroup'), securityGroup('DbGroup', ...permissions));
/** What those in `PrivateA` ask for in `PrivateB`. */
const listened = (one: NetworkBuilder) => {
  const view = one.view();
  return listenedFor(view, view.find('subnet', 'PrivateA')!, view.find('subnet', 'PrivateB')!, 'ipv4');
};
const port = (text: string) => packets(`${text} 0.0.0.0/0`).services;

test.each<[string, NetworkBuilder, string]>([
  ['a port for the VPC', server('tcp 5432 10.0.0.0/16'), 'tcp 5432'],
  ['a port for everybody', server('udp 53 0.0.0.0/0'), 'udp 53'],
  ['a port for the group of those who ask', server('tcp 5432 of AppGroup'), 'tcp 5432'],
  ['a port beside everything', server('tcp 5432 10.0.0.0/16', 'all 10.0.0.0/16'), 'tcp 5432'],
  ['some ports of clients', server('tcp 50000-50010 10.0.0.0/16'), 'tcp 50000-50010'],
])('somebody listens by %s', (_, one, services) => expect(listened(one).equals(port(services))).toBe(true));

test('somebody listens behind a load balancer, too', () => {
  const balanced = haNetwork().with(placement('Alb', 'PrivateB', { securityGroups: [known('AlbGroup')] }), securityGroup('AlbGroup', 'tcp 8080 0.0.0.0/0'));
  expect(listened(balanced).equals(port('tcp 8080'))).toBe(true);
});

test.each<[string, NetworkBuilder]>([
  ['no hosts', haNetwork()],
  ['a host without rules', server()],
  ['a rule for others', server('tcp 5432 10.0.0.0/24')],
  ['a rule for another group', server('tcp 5432 of Others')],
  ['a rule for what goes out', server('out tcp 5432 10.0.0.0/16')],
  ['all traffic', server('all 10.0.0.0/16')],
  ['every port', server('tcp 0-65535 10.0.0.0/16')],
  ['all ports of clients', server('udp 49152-65535 10.0.0.0/16')],
])('nobody is known to listen by %s', (_, one) => expect(listened(one).isEmpty()).toBe(true));
