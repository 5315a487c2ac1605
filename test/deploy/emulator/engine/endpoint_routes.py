"""The prefix-list routes of a gateway endpoint follow its route tables: as shipped they are defined with the endpoint and never again."""

from functools import wraps

from localemu.services.ec2.models import get_ec2_backend
from localemu.services.ec2.provider import Ec2Provider


def install() -> None:
    shipped = Ec2Provider.modify_vpc_endpoint

    # The dispatcher knows a handler by the attributes that `wraps` copies.
    @wraps(shipped)
    def modify_vpc_endpoint(self, context, vpc_endpoint_id, **named):
        response = shipped(self, context, vpc_endpoint_id, **named)
        backend = get_ec2_backend(context.account_id, context.region)
        _follow(backend, backend.vpc_end_points[vpc_endpoint_id], named)
        return response

    Ec2Provider.modify_vpc_endpoint = modify_vpc_endpoint


def _follow(backend, endpoint, change) -> None:
    prefix_list_id = endpoint.destination_prefix_list_id
    if not prefix_list_id:
        return
    for table in change.get("add_route_table_ids") or []:
        backend.create_route(table, None, gateway_id=endpoint.id, destination_prefix_list_id=prefix_list_id)
    for table in change.get("remove_route_table_ids") or []:
        backend.delete_route(table, prefix_list_id)
