"""VPC, its further address blocks and its endpoints."""

import json

from .resource import Resource, pick, retag, tags_on_launch, truth

_DNS = ("EnableDnsSupport", "EnableDnsHostnames")


class Vpc(Resource):
    TYPE = "AWS::EC2::VPC"
    IDENTIFIER = "VpcId"
    READ_ONLY = ("VpcId", "CidrBlockAssociations", "DefaultNetworkAcl", "DefaultSecurityGroup")
    CREATE_ONLY = ("CidrBlock", "Ipv4IpamPoolId", "Ipv4NetmaskLength")

    def define(self, aws, model, request):
        made = aws.ec2.create_vpc(**pick(model, "CidrBlock", "InstanceTenancy"), **tags_on_launch(model, "vpc"))["Vpc"]
        model["VpcId"] = made["VpcId"]
        model["CidrBlockAssociations"] = [block["AssociationId"] for block in made["CidrBlockAssociationSet"]]
        own = [{"Name": "vpc-id", "Values": [made["VpcId"]]}]
        default_acl = own + [{"Name": "default", "Values": ["true"]}]
        default_group = own + [{"Name": "group-name", "Values": ["default"]}]
        model["DefaultNetworkAcl"] = aws.ec2.describe_network_acls(Filters=default_acl)["NetworkAcls"][0]["NetworkAclId"]
        model["DefaultSecurityGroup"] = aws.ec2.describe_security_groups(Filters=default_group)["SecurityGroups"][0]["GroupId"]
        self._set_dns(aws, model)

    def change(self, aws, before, after):
        self._set_dns(aws, after)
        retag(aws, after["VpcId"], before, after)

    def remove(self, aws, model):
        # LocalEmu's own provider tears down whatever the VPC still holds, which would hide a resource that a stack leaves behind.
        aws.ec2.delete_vpc(VpcId=model["VpcId"])

    @staticmethod
    def _set_dns(aws, model):
        for name, value in pick(model, *_DNS).items():
            aws.ec2.modify_vpc_attribute(VpcId=model["VpcId"], **{name: {"Value": truth(value)}})


class VpcCidrBlock(Resource):
    TYPE = "AWS::EC2::VPCCidrBlock"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("VpcId", "CidrBlock", "AmazonProvidedIpv6CidrBlock")

    def define(self, aws, model, request):
        if truth(model.get("AmazonProvidedIpv6CidrBlock")):
            made = aws.ec2.associate_vpc_cidr_block(VpcId=model["VpcId"], AmazonProvidedIpv6CidrBlock=True)
            model["Id"] = made["Ipv6CidrBlockAssociation"]["AssociationId"]
        else:
            made = aws.ec2.associate_vpc_cidr_block(**pick(model, "VpcId", "CidrBlock"))
            model["Id"] = made["CidrBlockAssociation"]["AssociationId"]

    def remove(self, aws, model):
        aws.ec2.disassociate_vpc_cidr_block(AssociationId=model["Id"])


class VpcEndpoint(Resource):
    TYPE = "AWS::EC2::VPCEndpoint"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("ServiceName", "VpcEndpointType", "VpcId")
    _LISTS = ("RouteTableIds", "SubnetIds", "SecurityGroupIds")

    def define(self, aws, model, request):
        given = pick(model, "VpcId", "ServiceName", "VpcEndpointType", "PrivateDnsEnabled", *self._LISTS)
        if policy := model.get("PolicyDocument"):
            given["PolicyDocument"] = json.dumps(policy)
        made = aws.ec2.create_vpc_endpoint(**given, **tags_on_launch(model, "vpc-endpoint"))
        model["Id"] = made["VpcEndpoint"]["VpcEndpointId"]

    def change(self, aws, before, after):
        change = {}
        for name in self._LISTS:
            old, new = set(before.get(name) or []), set(after.get(name) or [])
            change |= {f"Add{name}": sorted(new - old)} if new - old else {}
            change |= {f"Remove{name}": sorted(old - new)} if old - new else {}
        if before.get("PolicyDocument") != after.get("PolicyDocument"):
            change["PolicyDocument"] = json.dumps(after.get("PolicyDocument"))
        if change:
            aws.ec2.modify_vpc_endpoint(VpcEndpointId=after["Id"], **change)
        retag(aws, after["Id"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_vpc_endpoints(VpcEndpointIds=[model["Id"]])
