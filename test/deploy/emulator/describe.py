"""Print what exists in the account as JSON, in the words of the EC2 API.

    python describe.py [STACK …]

The stacks named are added with their resources, by logical id. The endpoint comes from AWS_ENDPOINT_URL.
"""

import json
import sys

import boto3

_EC2 = {
    "AvailabilityZones": "describe_availability_zones",
    "Vpcs": "describe_vpcs",
    "Subnets": "describe_subnets",
    "RouteTables": "describe_route_tables",
    "InternetGateways": "describe_internet_gateways",
    "EgressOnlyInternetGateways": "describe_egress_only_internet_gateways",
    "NatGateways": "describe_nat_gateways",
    "Addresses": "describe_addresses",
    "NetworkAcls": "describe_network_acls",
    "FlowLogs": "describe_flow_logs",
    "VpcEndpoints": "describe_vpc_endpoints",
    "SecurityGroups": "describe_security_groups",
}
_MAX_RESULTS = {"EgressOnlyInternetGateways": 255}


def describe(ec2, collection: str) -> list:
    limit = {"MaxResults": _MAX_RESULTS[collection]} if collection in _MAX_RESULTS else {}
    pages = [getattr(ec2, _EC2[collection])(**limit)]
    while token := pages[-1].get("NextToken"):
        pages.append(getattr(ec2, _EC2[collection])(**limit, NextToken=token))
    return [item for page in pages for item in page[collection]]


def describe_stack(cloudformation, name: str) -> dict:
    [stack] = cloudformation.describe_stacks(StackName=name)["Stacks"]
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
    return {
        "StackStatus": stack["StackStatus"],
        "Resources": {
            each["LogicalResourceId"]: {
                "Type": each["ResourceType"],
                "PhysicalResourceId": each.get("PhysicalResourceId"),
                "Status": each["ResourceStatus"],
            }
            for page in pages
            for each in page["StackResourceSummaries"]
        },
    }


def dns_attributes(ec2, vpc_id: str) -> dict:
    return {
        name: ec2.describe_vpc_attribute(VpcId=vpc_id, Attribute=name[0].lower() + name[1:])[name]["Value"]
        for name in ("EnableDnsSupport", "EnableDnsHostnames")
    }


def main() -> None:
    ec2, cloudformation, logs = (boto3.client(service) for service in ("ec2", "cloudformation", "logs"))
    account = {collection: describe(ec2, collection) for collection in _EC2}
    for vpc in account["Vpcs"]:
        vpc.update(dns_attributes(ec2, vpc["VpcId"]))
    # EC2 lists what was deleted for a while.
    for collection in ("NatGateways", "VpcEndpoints"):
        account[collection] = [item for item in account[collection] if item["State"] != "deleted"]
    account["LogGroups"] = logs.describe_log_groups()["logGroups"]
    account["Stacks"] = {name: describe_stack(cloudformation, name) for name in sys.argv[1:]}
    json.dump(account, sys.stdout, default=str)


if __name__ == "__main__":
    main()
