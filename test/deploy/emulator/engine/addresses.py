"""Elastic IPs of NAT gateways, as EC2 keeps them.

moto gives a gateway one address at most, lets an address in use be released, never frees the address of a deleted
gateway, and accepts a route to a gateway that does not exist.
"""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError, ResourceAlreadyAssociatedError
from moto.ec2.models.elastic_ip_addresses import ElasticAddressBackend
from moto.ec2.models.nat_gateways import NatGatewayBackend
from moto.ec2.models.route_tables import RouteBackend
from moto.ec2.responses import EC2Response
from moto.ec2.responses.nat_gateways import CREATE_NAT_GATEWAY
from moto.ec2.utils import add_tag_specification, random_eip_association_id, random_private_ip


class AddressInUse(EC2ClientError):
    def __init__(self, public_ip):
        super().__init__("InvalidIPAddress.InUse", f"Address {public_ip} is in use.")


class NatGatewayNotFound(EC2ClientError):
    def __init__(self, gateway_id):
        super().__init__("InvalidNatGatewayID.NotFound", f"The natGateway ID '{gateway_id}' does not exist")


def install() -> None:
    EC2Response.create_nat_gateway = create_nat_gateway
    EC2Response.associate_nat_gateway_address = associate_nat_gateway_address
    EC2Response.disassociate_nat_gateway_address = disassociate_nat_gateway_address
    NatGatewayBackend.delete_nat_gateway = _freeing_addresses(NatGatewayBackend.delete_nat_gateway)
    ElasticAddressBackend.release_address = _refusing_addresses_in_use(ElasticAddressBackend.release_address)
    RouteBackend.create_route = _refusing_missing_gateways(RouteBackend.create_route)


def create_nat_gateway(self):
    secondary = self._get_param("SecondaryAllocationIds", [])
    for allocation_id in secondary:
        _free_address(self.ec2_backend, allocation_id)
    gateway = self.ec2_backend.create_nat_gateway(
        subnet_id=self._get_param("SubnetId"),
        allocation_id=self._get_param("AllocationId"),
        tags=add_tag_specification(self._get_param("TagSpecifications", [])),
        connectivity_type=self._get_param("ConnectivityType", "public"),
    )
    _attach(self.ec2_backend, gateway, secondary)
    return self.response_template(CREATE_NAT_GATEWAY).render(nat_gateway=gateway)


def associate_nat_gateway_address(self):
    gateway = _gateway(self.ec2_backend, self._get_param("NatGatewayId"))
    _attach(self.ec2_backend, gateway, self._get_param("AllocationIds"))
    return ActionResult({"NatGatewayId": gateway.id})


def disassociate_nat_gateway_address(self):
    gateway = _gateway(self.ec2_backend, self._get_param("NatGatewayId"))
    gone = self._get_param("AssociationIds")
    for association_id in gone:
        self.ec2_backend.disassociate_address(association_id=association_id)
    gateway.address_set = [address for address in gateway.address_set if address["associationId"] not in gone]
    return ActionResult({"NatGatewayId": gateway.id})


def _gateway(backend, gateway_id):
    gateway = backend.nat_gateways.get(gateway_id)
    if gateway is None or gateway.state == "deleted":
        raise NatGatewayNotFound(gateway_id)
    return gateway


def _free_address(backend, allocation_id):
    [address] = backend.address_by_allocation([allocation_id])
    if address.association_id:
        raise ResourceAlreadyAssociatedError(address.public_ip)
    return address


def _attach(backend, gateway, allocation_ids):
    for allocation_id in allocation_ids:
        address = _free_address(backend, allocation_id)
        address.association_id = random_eip_association_id()
        gateway.address_set.append(
            {
                "allocationId": allocation_id,
                "associationId": address.association_id,
                "networkInterfaceId": gateway._eni.id,
                "privateIp": random_private_ip(),
                "publicIp": address.public_ip,
            }
        )


def _freeing_addresses(shipped):
    def delete_nat_gateway(self, nat_gateway_id):
        gateway = _gateway(self, nat_gateway_id)
        for address in gateway.address_set:
            if address.get("associationId"):
                self.disassociate_address(association_id=address["associationId"])
        return shipped(self, nat_gateway_id)

    return delete_nat_gateway


def _refusing_addresses_in_use(shipped):
    def release_address(self, address=None, allocation_id=None):
        [held] = self.address_by_ip([address]) if address else self.address_by_allocation([allocation_id])
        if held.association_id:
            raise AddressInUse(held.public_ip)
        return shipped(self, address=address, allocation_id=allocation_id)

    return release_address


def _refusing_missing_gateways(shipped):
    def create_route(self, *given, nat_gateway_id=None, **named):
        if nat_gateway_id is not None:
            _gateway(self, nat_gateway_id)
        return shipped(self, *given, nat_gateway_id=nat_gateway_id, **named)

    return create_route
