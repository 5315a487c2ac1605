"""What runs in the account besides the network: CDK's custom resource and its function."""

from uuid import uuid4

from .resource import Resource


class LambdaFunction(Resource):
    TYPE = "AWS::Lambda::Function"
    IDENTIFIER = "FunctionName"
    READ_ONLY = ("Arn", "FunctionName")
    STUB = "recorded and never run: running it takes Docker"

    def define(self, aws, model, request):
        name = model.setdefault("FunctionName", request.logical_resource_id)
        model["Arn"] = f"arn:aws:lambda:{request.region_name}:{request.account_id}:function:{name}"

    def change(self, aws, before, after):
        """Nothing runs, so nothing changes."""

    def remove(self, aws, model):
        """Nothing was made."""


class RestrictDefaultSecurityGroup(Resource):
    TYPE = "Custom::VpcRestrictDefaultSG"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("DefaultSecurityGroupId",)
    STUB = "the function of aws-cdk-lib does not run: this test's provider takes the rules of the default security group away in its place"

    def define(self, aws, model, request):
        group_id = model["DefaultSecurityGroupId"]
        group = aws.ec2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"][0]
        if group["IpPermissions"]:
            aws.ec2.revoke_security_group_ingress(GroupId=group_id, IpPermissions=group["IpPermissions"])
        if group["IpPermissionsEgress"]:
            aws.ec2.revoke_security_group_egress(GroupId=group_id, IpPermissions=group["IpPermissionsEgress"])
        model["Id"] = f"restrict-{uuid4().hex[:8]}"

    def change(self, aws, before, after):
        """The account of the group is the only other property, and there is one account."""

    def remove(self, aws, model):
        """The group goes with its VPC."""
