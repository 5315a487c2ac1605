"""Serve the providers of this test, and let nothing succeed that did not happen.

As shipped an update that no provider implements, a resource of an unknown type and a custom resource without its
function all "succeed".
"""

from localemu.services.cloudformation.engine.v2 import change_set_resource_support_checker as support
from localemu.services.cloudformation.resource_provider import ResourceProviderExecutor


def install(catalogue) -> None:
    shipped = ResourceProviderExecutor.try_load_resource_provider
    shipped_types = support._implemented_resource_types

    def load(resource_type):
        if resource_type in catalogue:
            return catalogue[resource_type]()
        if resource_type.startswith("Custom::"):
            return None
        provider = shipped(resource_type)
        return provider and _refusing_unknown_updates(provider, resource_type)

    ResourceProviderExecutor.try_load_resource_provider = staticmethod(load)
    support._implemented_resource_types = lambda: shipped_types() | catalogue.keys()


def _refusing_unknown_updates(provider, resource_type):
    shipped = provider.update

    def update(request):
        try:
            return shipped(request)
        except NotImplementedError:
            raise Exception(f"LocalEmu cannot update a {resource_type} in place") from None

    provider.update = update
    return provider
