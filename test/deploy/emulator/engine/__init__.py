"""Patches of LocalEmu and of moto beneath it: one module per behaviour."""

from . import addresses, endpoint_routes, fn_cidr, icmp, ipv6_blocks, loopback, strictness

WRONG = {
    "Fn::Cidr": "the engine lacks it: computed by this test's own code, compared with a second computation, not with AWS",
    "AWS::EC2::NatGateway": "no packet ever passes a gateway",
    "SecondaryAllocationIds": "this test's own addition to the engine",
    "AWS::EC2::NetworkAcl": "custom ACLs hold no default `*` entry, which denies what no rule matches",
    "EnableDns64": "not stored, so it cannot be read back",
    "AWS::EC2::VPC": "its default network ACL stays behind when it is deleted",
    "AWS::EC2::FlowLog": "recorded; no traffic flows, so no record is ever written",
    "AWS::IAM::Role": "recorded; nothing checks what it allows",
}
"""What this account does differently from AWS, by the CloudFormation type, property or function that a template names."""

BOOTSTRAP = "its ECR repository is a mock that holds no images"
"""The same of the stack that `cdk bootstrap` deploys."""


def install(catalogue) -> None:
    strictness.install(catalogue)
    fn_cidr.install()
    ipv6_blocks.install()
    addresses.install()
    endpoint_routes.install()
    icmp.install()
    loopback.install()
