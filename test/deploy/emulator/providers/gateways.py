"""The ways out of a VPC."""

from .resource import Resource, pick, retag, tags_on_launch


class InternetGateway(Resource):
    TYPE = "AWS::EC2::InternetGateway"
    IDENTIFIER = "InternetGatewayId"
    READ_ONLY = ("InternetGatewayId",)

    def define(self, aws, model, request):
        made = aws.ec2.create_internet_gateway(**tags_on_launch(model, "internet-gateway"))
        model["InternetGatewayId"] = made["InternetGateway"]["InternetGatewayId"]

    def change(self, aws, before, after):
        retag(aws, after["InternetGatewayId"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_internet_gateway(InternetGatewayId=model["InternetGatewayId"])


class VpcGatewayAttachment(Resource):
    TYPE = "AWS::EC2::VPCGatewayAttachment"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("VpcId", "InternetGatewayId")

    def define(self, aws, model, request):
        aws.ec2.attach_internet_gateway(**pick(model, "VpcId", "InternetGatewayId"))
        model["Id"] = f"IGW|{model['VpcId']}"

    def remove(self, aws, model):
        aws.ec2.detach_internet_gateway(**pick(model, "VpcId", "InternetGatewayId"))


class EgressOnlyInternetGateway(Resource):
    TYPE = "AWS::EC2::EgressOnlyInternetGateway"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("VpcId",)

    def define(self, aws, model, request):
        tags = tags_on_launch(model, "egress-only-internet-gateway")
        made = aws.ec2.create_egress_only_internet_gateway(VpcId=model["VpcId"], **tags)
        model["Id"] = made["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]

    def change(self, aws, before, after):
        retag(aws, after["Id"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_egress_only_internet_gateway(EgressOnlyInternetGatewayId=model["Id"])


class NatGateway(Resource):
    TYPE = "AWS::EC2::NatGateway"
    IDENTIFIER = "NatGatewayId"
    READ_ONLY = ("NatGatewayId",)
    CREATE_ONLY = ("AllocationId", "AvailabilityMode", "ConnectivityType", "PrivateIpAddress", "SubnetId", "VpcId")

    def define(self, aws, model, request):
        if "SubnetId" not in model:
            raise Exception("this test's provider of AWS::EC2::NatGateway serves zonal gateways only: SubnetId is missing")
        given = pick(model, "SubnetId", "AllocationId", "ConnectivityType", "SecondaryAllocationIds")
        made = aws.ec2.create_nat_gateway(**given, **tags_on_launch(model, "natgateway"))
        model["NatGatewayId"] = made["NatGateway"]["NatGatewayId"]

    def change(self, aws, before, after):
        identifier = after["NatGatewayId"]
        old, new = (set(model.get("SecondaryAllocationIds") or []) for model in (before, after))
        if new - old:
            aws.ec2.associate_nat_gateway_address(NatGatewayId=identifier, AllocationIds=sorted(new - old))
        if old - new:
            held = aws.ec2.describe_nat_gateways(NatGatewayIds=[identifier])["NatGateways"][0]["NatGatewayAddresses"]
            gone = [address["AssociationId"] for address in held if address["AllocationId"] in old - new]
            aws.ec2.disassociate_nat_gateway_address(NatGatewayId=identifier, AssociationIds=gone)
        retag(aws, identifier, before, after)

    def remove(self, aws, model):
        aws.ec2.delete_nat_gateway(NatGatewayId=model["NatGatewayId"])
