"""Route tables and routes."""

from .resource import Resource, pick, retag, tags_on_launch

_DESTINATIONS = ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
_TARGETS = (
    "GatewayId",
    "NatGatewayId",
    "EgressOnlyInternetGatewayId",
    "TransitGatewayId",
    "VpcPeeringConnectionId",
    "NetworkInterfaceId",
    "InstanceId",
)


class RouteTable(Resource):
    TYPE = "AWS::EC2::RouteTable"
    IDENTIFIER = "RouteTableId"
    READ_ONLY = ("RouteTableId",)
    CREATE_ONLY = ("VpcId",)

    def define(self, aws, model, request):
        made = aws.ec2.create_route_table(VpcId=model["VpcId"], **tags_on_launch(model, "route-table"))
        model["RouteTableId"] = made["RouteTable"]["RouteTableId"]

    def change(self, aws, before, after):
        retag(aws, after["RouteTableId"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_route_table(RouteTableId=model["RouteTableId"])


class Route(Resource):
    TYPE = "AWS::EC2::Route"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("RouteTableId", *_DESTINATIONS)

    def define(self, aws, model, request):
        key = pick(model, "RouteTableId", *_DESTINATIONS)
        aws.ec2.create_route(**key, **pick(model, *_TARGETS))
        model["Id"] = "|".join(key.values())

    def change(self, aws, before, after):
        aws.ec2.replace_route(**pick(after, "RouteTableId", *_DESTINATIONS, *_TARGETS))

    def remove(self, aws, model):
        aws.ec2.delete_route(**pick(model, "RouteTableId", *_DESTINATIONS))
