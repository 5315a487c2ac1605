import * as fs from 'fs';
import * as path from 'path';
import { Workspace } from '../support/command-line';

const root = path.resolve(__dirname, '../..');
const PAGES = ['docs/cli.md', 'README.md'];
const read = (page: string) => fs.readFileSync(path.join(root, page), 'utf8');

/** The template of docs/cli.md, and the same with a gateway in zone b. */
const network = /<code>network\.yaml<\/code><\/summary>\n\n```yaml\n([^]*?)```/.exec(read('docs/cli.md'))![1];
const ZONE_B = `
  PublicB:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b }
  PublicBTable:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: { SubnetId: !Ref PublicB, RouteTableId: !Ref PublicTable }
  NatBIp: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  NatB: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref PublicB, AllocationId: !GetAtt NatBIp.AllocationId } }
`;
const fixed = `${network.replace('RouteTableId: !Ref TableB, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref NatA', (route) => route.replace('NatA', 'NatB'))}${ZONE_B}`;

const here = new Workspace({ 'network.yaml': network, 'fixed.yaml': fixed });
afterAll(() => here.remove());

const examples = PAGES.flatMap((page) =>
  [...read(page).matchAll(/```console\n\$ cdk-ha-nat-vpc (.*)\n([^]*?)```/g)].map(([block, command, output]) => ({ page, block, command, output })));

// UPDATE_DOCS=1 writes what the commands say into the pages.
test.each(examples)('$page: cdk-ha-nat-vpc $command', async ({ page, block, command, output }) => {
  const { out, err } = await here.run(command);
  const said = `${err}${out}`.replace(/[ \n]+$/, '\n').replace(/ +$/gm, '');
  if (process.env.UPDATE_DOCS) {
    fs.writeFileSync(path.join(root, page), read(page).replace(block, () => `\`\`\`console\n$ cdk-ha-nat-vpc ${command}\n${said}\`\`\``));
    return;
  }
  expect(said).toBe(output);
});

test('there are examples of every command', () => {
  expect(new Set(examples.map(({ command }) => command.split(' ')[0]))).toEqual(new Set(['check', 'explain', 'diff', 'report']));
});
