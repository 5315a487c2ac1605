import { Account } from '../account';
import { Check } from '../report';
import { DeployedStack } from '../template';

/** The id of everything in the account that this test looks at. */
export function inventory(account: Account): Set<string> {
  // The emulator keeps the default ACL of a VPC that is gone; it is listed among what is wrong.
  const vpcIds = new Set(account.Vpcs.map((vpc) => vpc.VpcId));
  return new Set([
    ...vpcIds,
    ...account.Subnets.map((subnet) => subnet.SubnetId),
    ...account.RouteTables.map((table) => table.RouteTableId),
    ...account.InternetGateways.map((gateway) => gateway.InternetGatewayId),
    ...account.EgressOnlyInternetGateways.map((gateway) => gateway.EgressOnlyInternetGatewayId),
    ...account.NatGateways.map((gateway) => gateway.NatGatewayId),
    ...account.Addresses.map((address) => address.PublicIp),
    ...account.NetworkAcls.filter((acl) => vpcIds.has(acl.VpcId) || !acl.IsDefault).map((acl) => acl.NetworkAclId),
    ...account.FlowLogs.map((log) => log.FlowLogId),
    ...account.VpcEndpoints.map((endpoint) => endpoint.VpcEndpointId),
    ...account.SecurityGroups.map((group) => group.GroupId),
    ...account.LogGroups.map((group) => group.logGroupName),
  ]);
}

/** After a destroy there is what was there before the first deploy, and what the template retains. */
export function checkLeftovers(before: Account, last: DeployedStack, after: Account): Check[] {
  const known = inventory(before);
  const left = [...inventory(after)].filter((id) => !known.has(id)).sort();
  const retained = (type: string) => last.resources(type).filter((resource) => resource.isRetained).map((resource) => resource.physicalId).sort();
  const addresses = retained('AWS::EC2::EIP');
  const logGroups = retained('AWS::Logs::LogGroup');
  const free = after.Addresses.filter((address) => !address.AssociationId).map((address) => address.PublicIp);
  return [
    {
      name: `nothing is left but what the template retains (${addresses.length} Elastic IPs, ${logGroups.length} log groups)`,
      actual: left,
      expected: [...addresses, ...logGroups].sort(),
    },
    ...(addresses.length ? [{
      name: `the ${addresses.length} retained Elastic IPs are free to be used again`,
      actual: addresses.filter((address) => !free.includes(address)),
      expected: [],
    }] : []),
  ];
}
