"""`Fn::GetAtt Vpc.Ipv6CidrBlocks`: read from EC2, because the block arrives after the VPC."""

from localemu.aws.connect import connect_to
from localemu.services.cloudformation.engine.v2.change_set_model_preproc import ChangeSetModelPreproc


def install() -> None:
    shipped = ChangeSetModelPreproc._deployed_property_value_of

    def value_of(self, resource_logical_id, property_name, resolved_resources):
        resource = resolved_resources.get(resource_logical_id) or {}
        if property_name == "Ipv6CidrBlocks" and resource.get("Type") == "AWS::EC2::VPC":
            if blocks := _blocks(self._change_set.stack, resource.get("PhysicalResourceId")):
                return blocks
        return shipped(self, resource_logical_id, property_name, resolved_resources)

    ChangeSetModelPreproc._deployed_property_value_of = value_of


def _blocks(stack, vpc_id) -> list[str]:
    if not vpc_id:
        return []
    ec2 = connect_to(aws_access_key_id=stack.account_id, region_name=stack.region_name).ec2
    vpc = ec2.describe_vpcs(VpcIds=[vpc_id])["Vpcs"][0]
    return [block["Ipv6CidrBlock"] for block in vpc.get("Ipv6CidrBlockAssociationSet", [])]
