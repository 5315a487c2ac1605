"""Network ACLs, their entries and their associations."""

from uuid import uuid4

from .resource import Resource, pick, retag, tags_on_launch, truth


class NetworkAcl(Resource):
    TYPE = "AWS::EC2::NetworkAcl"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("VpcId",)

    def define(self, aws, model, request):
        made = aws.ec2.create_network_acl(VpcId=model["VpcId"], **tags_on_launch(model, "network-acl"))
        model["Id"] = made["NetworkAcl"]["NetworkAclId"]

    def change(self, aws, before, after):
        retag(aws, after["Id"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_network_acl(NetworkAclId=model["Id"])


class NetworkAclEntry(Resource):
    TYPE = "AWS::EC2::NetworkAclEntry"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    CREATE_ONLY = ("NetworkAclId", "RuleNumber", "Egress")

    def define(self, aws, model, request):
        aws.ec2.create_network_acl_entry(**self._key(model), **self._rule(model))
        model["Id"] = f"nacle-{uuid4().hex[:12]}"

    def change(self, aws, before, after):
        aws.ec2.replace_network_acl_entry(**self._key(after), **self._rule(after))

    def remove(self, aws, model):
        aws.ec2.delete_network_acl_entry(**self._key(model))

    @staticmethod
    def _key(model):
        return {
            "NetworkAclId": model["NetworkAclId"],
            "RuleNumber": int(model["RuleNumber"]),
            "Egress": truth(model.get("Egress", False)),
        }

    @staticmethod
    def _rule(model):
        rule = {"Protocol": str(model["Protocol"])} | pick(model, "RuleAction", "CidrBlock", "Ipv6CidrBlock")
        if ports := model.get("PortRange"):
            rule["PortRange"] = {end: int(port) for end, port in ports.items()}
        if icmp := model.get("Icmp"):
            rule["IcmpTypeCode"] = {field: int(value) for field, value in icmp.items()}
        return rule


class SubnetNetworkAclAssociation(Resource):
    TYPE = "AWS::EC2::SubnetNetworkAclAssociation"
    IDENTIFIER = "AssociationId"
    READ_ONLY = ("AssociationId",)
    CREATE_ONLY = ("SubnetId", "NetworkAclId")

    def define(self, aws, model, request):
        _, held = self._held(aws, model["SubnetId"])
        made = aws.ec2.replace_network_acl_association(AssociationId=held, NetworkAclId=model["NetworkAclId"])
        model["AssociationId"] = made["NewAssociationId"]

    def remove(self, aws, model):
        acl, held = self._held(aws, model["SubnetId"])
        # A replacement has given the subnet to another ACL by now.
        if acl["NetworkAclId"] != model["NetworkAclId"]:
            return
        default = [{"Name": "vpc-id", "Values": [acl["VpcId"]]}, {"Name": "default", "Values": ["true"]}]
        fallback = aws.ec2.describe_network_acls(Filters=default)["NetworkAcls"][0]["NetworkAclId"]
        aws.ec2.replace_network_acl_association(AssociationId=held, NetworkAclId=fallback)

    @staticmethod
    def _held(aws, subnet_id):
        """The ACL that a subnet has, and the id of their association."""
        of_subnet = [{"Name": "association.subnet-id", "Values": [subnet_id]}]
        acl = aws.ec2.describe_network_acls(Filters=of_subnet)["NetworkAcls"][0]
        return acl, next(each["NetworkAclAssociationId"] for each in acl["Associations"] if each["SubnetId"] == subnet_id)
