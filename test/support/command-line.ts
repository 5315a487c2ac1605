import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../src/cli/run';
import { Terminal } from '../../src/cli/terminal';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for a test file, with files by their names, in which the command line runs. */
export class Workspace {
  public readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'command-line-')));

  public constructor(files: { readonly [name: string]: unknown } = {}) {
    for (const [name, content] of Object.entries(files)) { this.write(name, content); }
  }

  /** @returns the path */
  public write(name: string, content: unknown): string {
    const file = this.path(name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
    return file;
  }

  public read(name: string): string {
    return fs.readFileSync(this.path(name), 'utf8');
  }

  public path(name: string): string {
    return path.join(this.folder, name);
  }

  /** Runs the command line here, without a terminal unless the test brings one. */
  public async run(argv: string | readonly string[], terminal: Partial<Terminal> & { readonly isTerminal?: boolean } = {}): Promise<Ended> {
    const [out, err]: string[][] = [[], []];
    const isTerminal = terminal.isTerminal ?? false;
    const code = await run(typeof argv === 'string' ? argv.split(' ').filter((word) => word !== '') : argv, {
      cwd: this.folder,
      environment: {},
      out: { isTerminal, write: (text) => { out.push(text); } },
      err: { isTerminal, write: (text) => { err.push(text); } },
      ...terminal,
    });
    return { code, out: out.join(''), err: err.join('') };
  }

  public remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

export interface SmallNetwork {
  /** Whether the subnet of zone b uses a gateway of its own. @default true */
  readonly gatewayPerZone?: boolean;
  /** Ports that a network ACL of the public subnets denies from 203.0.113.0/24. @default - none, and no ACL */
  readonly deniedPorts?: { readonly From: number; readonly To: number };
  /** Zone of the second private subnet. @default eu-west-1b */
  readonly zoneB?: unknown;
}

/** Two zones with a public and a private subnet each, written by hand as people write them. */
export function smallNetwork({ gatewayPerZone = true, deniedPorts, zoneB = 'eu-west-1b' }: SmallNetwork = {}) {
  const ref = (id: string) => ({ Ref: id });
  const ec2 = (type: string, properties: object = {}) => ({ Type: `AWS::EC2::${type}`, Properties: properties });
  const zone = (letter: string, name: unknown, index: number) => ({
    [`Public${letter}`]: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: name, MapPublicIpOnLaunch: true }),
    [`Public${letter}Table`]: ec2('SubnetRouteTableAssociation', { SubnetId: ref(`Public${letter}`), RouteTableId: ref('PublicTable') }),
    [`Private${letter}`]: ec2('Subnet', {
      VpcId: ref('Vpc'), CidrBlock: `10.0.1${index}.0/24`, AvailabilityZone: name, Tags: [{ Key: 'Name', Value: `app ${letter.toLowerCase()}` }],
    }),
    [`Table${letter}`]: ec2('RouteTable', { VpcId: ref('Vpc') }),
    [`Private${letter}Table`]: ec2('SubnetRouteTableAssociation', { SubnetId: ref(`Private${letter}`), RouteTableId: ref(`Table${letter}`) }),
    [`Nat${letter}Ip`]: ec2('EIP', { Domain: 'vpc' }),
    [`Nat${letter}`]: ec2('NatGateway', { SubnetId: ref(`Public${letter}`), AllocationId: { 'Fn::GetAtt': [`Nat${letter}Ip`, 'AllocationId'] } }),
    [`Route${letter}`]: ec2('Route', {
      RouteTableId: ref(`Table${letter}`), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref(gatewayPerZone ? `Nat${letter}` : 'NatA'),
    }),
  });
  const entry = (egress: boolean, number: number, rule: object) =>
    ec2('NetworkAclEntry', { NetworkAclId: ref('Acl'), Egress: egress, RuleNumber: number, ...rule });
  const allow = { Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' };
  const acl = deniedPorts === undefined ? {} : {
    Acl: ec2('NetworkAcl', { VpcId: ref('Vpc') }),
    In: entry(false, 100, allow),
    Out: entry(true, 100, allow),
    Quarantine: entry(false, 50, { Protocol: 6, RuleAction: 'deny', CidrBlock: '203.0.113.0/24', PortRange: deniedPorts }),
    AclA: ec2('SubnetNetworkAclAssociation', { SubnetId: ref('PublicA'), NetworkAclId: ref('Acl') }),
    AclB: ec2('SubnetNetworkAclAssociation', { SubnetId: ref('PublicB'), NetworkAclId: ref('Acl') }),
  };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
      Igw: ec2('InternetGateway'),
      Attachment: ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
      PublicTable: ec2('RouteTable', { VpcId: ref('Vpc') }),
      PublicRoute: { ...ec2('Route', { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Igw') }), DependsOn: 'Attachment' },
      ...zone('A', 'eu-west-1a', 0),
      ...zone('B', zoneB, 1),
      ...acl,
    } as { [id: string]: { Type: string; Properties: any; DependsOn?: string } },
  };
}
