"""Subnets and the tables they route by."""

from .resource import Resource, pick, retag, tags_on_launch, truth


class Subnet(Resource):
    TYPE = "AWS::EC2::Subnet"
    IDENTIFIER = "SubnetId"
    READ_ONLY = ("SubnetId", "VpcId")
    CREATE_ONLY = ("VpcId", "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "Ipv6Native")
    # The engine underneath keeps no other attribute: EnableDns64 is listed among what is wrong.
    _ATTRIBUTES = ("MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation")

    def define(self, aws, model, request):
        given = pick(model, "VpcId", "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "Ipv6CidrBlock", "Ipv6Native")
        model["SubnetId"] = aws.ec2.create_subnet(**given, **tags_on_launch(model, "subnet"))["Subnet"]["SubnetId"]
        self._set_attributes(aws, model)

    def change(self, aws, before, after):
        if before.get("Ipv6CidrBlock") != after.get("Ipv6CidrBlock"):
            self._move_ipv6(aws, after["SubnetId"], after.get("Ipv6CidrBlock"))
        self._set_attributes(aws, after)
        retag(aws, after["SubnetId"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_subnet(SubnetId=model["SubnetId"])

    def _set_attributes(self, aws, model):
        for name in self._ATTRIBUTES:
            aws.ec2.modify_subnet_attribute(SubnetId=model["SubnetId"], **{name: {"Value": truth(model.get(name))}})

    @staticmethod
    def _move_ipv6(aws, subnet_id, block):
        subnet = aws.ec2.describe_subnets(SubnetIds=[subnet_id])["Subnets"][0]
        for held in subnet.get("Ipv6CidrBlockAssociationSet", []):
            aws.ec2.disassociate_subnet_cidr_block(AssociationId=held["AssociationId"])
        if block:
            aws.ec2.associate_subnet_cidr_block(SubnetId=subnet_id, Ipv6CidrBlock=block)


class SubnetRouteTableAssociation(Resource):
    TYPE = "AWS::EC2::SubnetRouteTableAssociation"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("SubnetId", "RouteTableId")

    def define(self, aws, model, request):
        model["Id"] = aws.ec2.associate_route_table(**pick(model, "SubnetId", "RouteTableId"))["AssociationId"]

    def remove(self, aws, model):
        aws.ec2.disassociate_route_table(AssociationId=model["Id"])
