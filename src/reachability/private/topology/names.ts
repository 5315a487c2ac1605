/** What CDK's constructs call the resources inside them: the construct's own id says more. */
const INNER = ['Resource', 'Subnet', 'NATGateway', 'EIP', 'RouteTable', 'DefaultRoute'];

/** The same in a logical id: `VpcPrivateSubnet1Subnet`. */
const OF_SUBNET = /(Subnet\d+)(?:Subnet|RouteTable)$/;

/** What a person calls a resource: the last telling part of its construct path, or its id without CDK's hash. */
export function nameOf(id: string, constructPath: string | undefined): string {
  const parts = constructPath?.split('/').filter((part) => part !== '') ?? [];
  while (parts.length > 1 && INNER.includes(parts[parts.length - 1])) { parts.pop(); }
  const ownId = id.split(/[/:]/).pop()!;
  return parts.pop() ?? (ownId.replace(/(.)[0-9A-F]{8}$/, '$1').replace(OF_SUBNET, '$1') || ownId);
}
