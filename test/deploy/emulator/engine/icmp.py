"""ICMP type and code of network ACL entries: moto looks for them under a name that never arrives, and shows no zeros."""

from moto.ec2.responses import EC2Response, network_acls

_SHOWN = "{% if entry.icmp_code or entry.icmp_type %}"
_SHOWN_CODE = "{% if entry.icmp_code %}"
_SHOWN_TYPE = "{% if entry.icmp_type %}"


def install() -> None:
    EC2Response.create_network_acl_entry = _keeping_icmp(EC2Response.create_network_acl_entry)
    EC2Response.replace_network_acl_entry = _keeping_icmp(EC2Response.replace_network_acl_entry)
    network_acls.DESCRIBE_NETWORK_ACL_RESPONSE = (
        network_acls.DESCRIBE_NETWORK_ACL_RESPONSE.replace(_SHOWN, "{% if entry.icmp_type is not none %}")
        .replace(_SHOWN_CODE, "{% if entry.icmp_code is not none %}")
        .replace(_SHOWN_TYPE, "{% if entry.icmp_type is not none %}")
    )


def _keeping_icmp(shipped):
    def handle(self):
        response = shipped(self)
        key = (self._get_param("RuleNumber"), self._get_param("Egress"))
        icmp = self._get_param("IcmpTypeCode") or {}
        acl = self.ec2_backend.get_network_acl(self._get_param("NetworkAclId"))
        [entry] = [each for each in acl.network_acl_entries if (each.rule_number, each.egress) == key]
        entry.icmp_type, entry.icmp_code = icmp.get("Type"), icmp.get("Code")
        return response

    return handle
