"""Elastic IP addresses."""

from .resource import Resource, pick, retag, tags_on_launch


class ElasticIp(Resource):
    TYPE = "AWS::EC2::EIP"
    IDENTIFIER = "PublicIp"
    READ_ONLY = ("PublicIp", "AllocationId")
    CREATE_ONLY = ("Address", "Domain", "IpamPoolId", "NetworkBorderGroup", "PublicIpv4Pool")

    def define(self, aws, model, request):
        made = aws.ec2.allocate_address(Domain="vpc", **tags_on_launch(model, "elastic-ip"))
        model |= pick(made, "PublicIp", "AllocationId")

    def change(self, aws, before, after):
        retag(aws, after["AllocationId"], before, after)

    def remove(self, aws, model):
        aws.ec2.release_address(AllocationId=model["AllocationId"])
