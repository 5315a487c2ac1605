import { Check } from '../report';
import { DeployedStack, defaultSecurityGroup } from '../template';

/** What `HaNatVpc` defines by default is there to be looked at, whatever its template says of it. */
export function checkHaNatVpc(stack: DeployedStack, tierCount: number): Check[] {
  const ids = new Set(stack.resources('AWS::EC2::Subnet').map((resource) => resource.physicalId));
  const count = (type: string) => stack.resources(type).length;
  return [
    {
      name: `there are ${tierCount} network ACLs, a flow log, two gateway endpoints and a closed default security group`,
      actual: ['AWS::EC2::NetworkAcl', 'AWS::EC2::FlowLog', 'AWS::EC2::VPCEndpoint', 'Custom::VpcRestrictDefaultSG'].map(count),
      expected: [tierCount, 1, 2, 1],
    },
    {
      name: 'no subnet gives public addresses on launch',
      actual: stack.account.Subnets.filter((subnet) => ids.has(subnet.SubnetId) && subnet.MapPublicIpOnLaunch).map((subnet) => subnet.SubnetId),
      expected: [],
    },
  ];
}

/** What a reviewer asks for besides the paths: flow log, gateway endpoints, DNS, closed default security group. */
export function checkDefaults(stack: DeployedStack): Check[] {
  return [...flowLogs(stack), ...endpoints(stack), ...dns(stack), ...securityGroups(stack)];
}

function flowLogs(stack: DeployedStack): Check[] {
  return stack.resources('AWS::EC2::FlowLog').map((resource) => {
    const log = stack.account.FlowLogs.find((each) => each.FlowLogId === resource.physicalId);
    const trafficType = resource.property<string>('TrafficType');
    return {
      name: `flow log ${resource.logicalId} records ${trafficType} of the VPC in a log group that exists`,
      actual: {
        of: log?.ResourceId,
        trafficType: log?.TrafficType,
        logGroup: stack.account.LogGroups.find((group) => group.logGroupName === log?.LogGroupName)?.logGroupName,
      },
      expected: { of: resource.property('ResourceId'), trafficType, logGroup: resource.property('LogGroupName') },
    };
  });
}

function endpoints(stack: DeployedStack): Check[] {
  return stack.resources('AWS::EC2::VPCEndpoint').map((resource) => {
    const endpoint = stack.account.VpcEndpoints.find((each) => each.VpcEndpointId === resource.physicalId);
    const tables = [...resource.property<string[]>('RouteTableIds') ?? []].sort();
    const routed = stack.account.RouteTables
      .filter((table) => table.Routes.some((route) => route.GatewayId === resource.physicalId && route.DestinationPrefixListId))
      .map((table) => table.RouteTableId);
    return {
      name: `endpoint ${resource.logicalId} serves ${resource.property<string>('ServiceName')}, with a route in ${tables.length} tables`,
      actual: {
        service: endpoint?.ServiceName,
        type: endpoint?.VpcEndpointType,
        tables: [...endpoint?.RouteTableIds ?? []].sort(),
        routed: routed.sort(),
      },
      expected: { service: resource.property('ServiceName'), type: resource.property('VpcEndpointType') ?? 'Gateway', tables, routed: tables },
    };
  });
}

function dns(stack: DeployedStack): Check[] {
  return stack.resources('AWS::EC2::VPC').map((resource) => {
    const vpc = stack.account.Vpcs.find((each) => each.VpcId === resource.physicalId);
    return {
      name: `${resource.logicalId} has the address block and DNS attributes of the template`,
      actual: { cidr: vpc?.CidrBlock, support: vpc?.EnableDnsSupport, hostnames: vpc?.EnableDnsHostnames },
      expected: {
        cidr: resource.property('CidrBlock'),
        support: resource.property('EnableDnsSupport'),
        hostnames: resource.property('EnableDnsHostnames'),
      },
    };
  });
}

function securityGroups(stack: DeployedStack): Check[] {
  if (!stack.types.has('Custom::VpcRestrictDefaultSG')) { return []; }
  return stack.resources('AWS::EC2::VPC').map((vpc) => {
    const group = defaultSecurityGroup(stack.account, vpc.physicalId);
    return {
      name: 'the default security group has no rules',
      actual: { ingress: group?.IpPermissions, egress: group?.IpPermissionsEgress },
      expected: { ingress: [], egress: [] },
    };
  });
}
