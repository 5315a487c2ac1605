import { mermaidOf } from '../../src/report/mermaid';
import { sitesOf } from '../../src/report/model/site';
import { engineOf } from '../support/engine';
import { haNetwork, NetworkBuilder, regionalNat, route, subnet } from '../support/network-builder';

const chart = (network: NetworkBuilder) => mermaidOf(sitesOf(engineOf(network).topology(), []));

test('zones, subnets, gateways and routes', () => expect(chart(haNetwork({ zones: ['a'] }))).toBe(`flowchart BT
  internet([the internet])
  subgraph v0["VPC 10.0.0.0/16"]
    v0_igw[internet gateway]
    subgraph v0_z0["a"]
      v0_s0["PrivateA<br/>10.0.16.0/20<br/>private"]
      v0_s1["PublicA<br/>10.0.0.0/24<br/>public"]
      v0_nat0["NAT gateway 1<br/>Elastic IP 1"]
    end
  end
  v0_igw --> internet
  v0_s0 -- "0.0.0.0/0" --> v0_nat0
  v0_s1 -- "0.0.0.0/0" --> v0_igw
`));
test('a route to another zone is red', () => {
  const crossed = haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat NatB'));
  expect(chart(crossed)).toMatch(/\n {2}linkStyle 1 stroke:#b3191d,stroke-width:3px\n$/);
});
test('IPv6 and regional gateways', () => {
  expect(chart(haNetwork({ ipv6: true }))).toMatch(/-- "#58;#58;\/0" --> v0_eigw|-- "::\/0" --> v0_eigw/);
  expect(chart(haNetwork().with(regionalNat('Wide')))).toMatch(/v0_nat\d\["NAT gateway \d, regional"\]/);
});
test('a black hole leads nowhere', () => expect(chart(haNetwork({ zones: ['a'] }).without('NatA'))).not.toContain('v0_nat'));
test('text of a template is text', () => {
  const evil = chart(haNetwork().with(subnet('x"]; click y href "#"\u202e<b>', { ipv4: '10.0.99.0/24', zone: 'a' })));
  expect(evil).not.toMatch(/x"\]|<b>|\u202e/);
  expect(evil).toContain('x#34;#93;#59; click y href #34;#35;#34;#92;u202e#60;b#62;');
});
