from aws_cdk import App, Stack, aws_ec2 as ec2
from cdk_ha_nat_vpc import HaNatVpc, NetworkAclPolicy, NetworkAclRule, NetworkAclTier, SubnetTier, reachability


class Audited(NetworkAclPolicy):
    """The tiered rules, and a network that the isolated tier never hears."""

    def rules(self, tier, context):
        rules = NetworkAclPolicy.tiered(egress=[ec2.AclTraffic.tcp_port(443)]).rules(tier, context)
        if tier != NetworkAclTier.ISOLATED:
            return rules
        return rules + [NetworkAclRule(
            direction=ec2.TrafficDirection.INGRESS,
            cidr=ec2.AclCidr.ipv4(context.tiers[0].ipv4_cidrs[0]),
            traffic=ec2.AclTraffic.all_traffic(),
            action=ec2.Action.DENY,
            rule_number=50,
            purpose="nothing from the first public subnet",
        )]


app = App()
stack = Stack(app, "Network")
vpc = HaNatVpc(stack, "Vpc", az_count=3)
assert isinstance(vpc, ec2.Vpc)
audited = HaNatVpc(Stack(app, "Audited"), "Vpc", tiers=[SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()], network_acls=Audited())
entries = [child for child in audited.node.find_all() if isinstance(child, ec2.CfnNetworkAclEntry)]
denied = [entry.rule_number for entry in entries if entry.rule_action == "deny"]
print("denied by rules", denied)
findings = reachability.NetworkReachability.from_stack(stack).check()
print(f"{len(vpc.nat_gateways)} NAT gateways, {len(vpc.private_subnets)} private subnets")
print("verdicts:", ", ".join(sorted({finding.verdict.value for finding in findings})))
