"""CloudFormation resource types, served by EC2 calls: one module per part of the network."""

from . import account, addressing, gateways, logging, network_acls, routing, subnets, vpcs
from .resource import Resource

_MODULES = (account, addressing, gateways, logging, network_acls, routing, subnets, vpcs)


def catalogue() -> dict[str, type[Resource]]:
    """The providers by CloudFormation type name."""
    found = {}
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Resource) and value is not Resource:
                found[value.TYPE] = value
    return found
