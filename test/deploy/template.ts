import { Address6 } from 'ip-address';
import { Account, SecurityGroup, StackState } from './account';

export interface Template {
  readonly Parameters?: Record<string, { Default?: unknown }>;
  readonly Resources: Record<string, TemplateResource>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

/** A resource of the template beside what it became. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly isRetained: boolean;
  /** The value of a property, with intrinsic functions worked out over what was deployed. */
  property<T>(name: string): T | undefined;
}

/** A template and the account it was deployed to. */
export class DeployedStack {
  private readonly state: StackState;

  constructor(public readonly name: string, public readonly template: Template, public readonly account: Account, private readonly region: string) {
    this.state = account.Stacks[name];
  }

  public get status(): string {
    return this.state.StackStatus;
  }

  public get types(): Set<string> {
    return new Set(Object.values(this.template.Resources).map((resource) => resource.Type));
  }

  /** The physical ids of everything the stack holds, by logical id. */
  public get physicalIds(): Map<string, string> {
    return new Map(Object.entries(this.state.Resources).map(([logicalId, resource]) => [logicalId, resource.PhysicalResourceId ?? '']));
  }

  public statusOf(logicalId: string): string {
    return this.state.Resources[logicalId]?.Status ?? 'missing';
  }

  public resources(type: string): DeployedResource[] {
    return Object.keys(this.template.Resources).filter((id) => this.template.Resources[id].Type === type).map((id) => this.resource(id));
  }

  private resource(logicalId: string): DeployedResource {
    const { Type, Properties = {}, DeletionPolicy = 'Delete' } = this.template.Resources[logicalId];
    return {
      logicalId,
      type: Type,
      physicalId: this.state.Resources[logicalId]?.PhysicalResourceId ?? '',
      isRetained: DeletionPolicy.startsWith('Retain'),
      property: <T>(name: string) => this.resolve(Properties[name]) as T | undefined,
    };
  }

  private resolve(value: unknown): unknown {
    if (Array.isArray(value)) { return value.map((item) => this.resolve(item)); }
    if (typeof value !== 'object' || value === null) { return value; }
    const entries = Object.entries(value);
    if (entries.length === 1 && /^(Ref|Fn::.+)$/.test(entries[0][0])) {
      return this.apply(entries[0][0], entries[0][1]);
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, this.resolve(item)]));
  }

  private apply(name: string, argument: unknown): unknown {
    if (name === 'Ref') { return this.reference(argument as string); }
    if (name === 'Fn::GetAZs') { return this.account.AvailabilityZones.map((zone) => zone.ZoneName); }
    const args = argument as unknown[];
    switch (name) {
      case 'Fn::GetAtt': return this.attribute(args[0] as string, args[1] as string);
      case 'Fn::Select': return (this.resolve(args[1]) as unknown[])[Number(args[0])];
      case 'Fn::Join': return (this.resolve(args[1]) as string[]).join(args[0] as string);
      case 'Fn::Cidr': return cidrs(this.resolve(args[0]) as string, Number(args[1]), Number(args[2]));
      default: throw new Error(`this test cannot work out ${name} of ${JSON.stringify(argument)}: teach it to DeployedStack`);
    }
  }

  private reference(id: string): string {
    if (id === 'AWS::Region') { return this.region; }
    if (id in this.template.Resources) { return this.resource(id).physicalId; }
    throw new Error(`this test cannot work out the reference to ${id}: teach it to DeployedStack`);
  }

  private attribute(logicalId: string, attribute: string): unknown {
    const { physicalId } = this.resource(logicalId);
    const vpc = this.account.Vpcs.find((each) => each.VpcId === physicalId);
    switch (attribute) {
      case 'CidrBlock': return vpc?.CidrBlock;
      case 'Ipv6CidrBlocks': return vpc?.Ipv6CidrBlockAssociationSet?.map((block) => block.Ipv6CidrBlock);
      case 'DefaultSecurityGroup': return defaultSecurityGroup(this.account, physicalId)?.GroupId;
      case 'AllocationId': return this.account.Addresses.find((address) => address.PublicIp === physicalId)?.AllocationId;
      case 'Id':
      case 'InternetGatewayId': return physicalId;
      default: throw new Error(`this test cannot work out attribute ${attribute} of ${logicalId}: teach it to DeployedStack`);
    }
  }
}

export function defaultSecurityGroup(account: Account, vpcId: string): SecurityGroup | undefined {
  return account.SecurityGroups.find((group) => group.VpcId === vpcId && group.GroupName === 'default');
}

/** `Fn::Cidr` over an IPv6 block: worked out here a second time, apart from the emulator's own. */
export function cidrs(block: string, count: number, hostBits: number): string[] {
  const start = new Address6(block).startAddress().bigInt();
  const size = 2n ** BigInt(hostBits);
  return Array.from({ length: count }, (_, index) => `${Address6.fromBigInt(start + BigInt(index) * size).correctForm()}/${128 - hostBits}`);
}
