from aws_cdk import App, Stack, aws_ec2 as ec2
from cdk_ha_nat_vpc import HaNatVpc, reachability

app = App()
stack = Stack(app, "Network")
vpc = HaNatVpc(stack, "Vpc", az_count=3)
assert isinstance(vpc, ec2.Vpc)
findings = reachability.NetworkReachability.from_stack(stack).check()
print(f"{len(vpc.nat_gateways)} NAT gateways, {len(vpc.private_subnets)} private subnets")
print("verdicts:", ", ".join(sorted({finding.verdict.value for finding in findings})))
