"""`Fn::Cidr`, which LocalEmu's template engine lacks."""

from ipaddress import ip_network
from itertools import islice

from localemu.services.cloudformation.engine.v2 import change_set_model
from localemu.services.cloudformation.engine.v2.change_set_model_describer import (
    CHANGESET_KNOWN_AFTER_APPLY,
    ChangeSetModelDescriber,
)
from localemu.services.cloudformation.engine.v2.change_set_model_preproc import ChangeSetModelPreproc, PreprocEntityDelta
from localemu.services.cloudformation.engine.v2.change_set_model_transform import ChangeSetModelTransform
from localemu.services.cloudformation.engine.v2.change_set_model_validator import ChangeSetModelValidator
from localemu.services.cloudformation.engine.v2.change_set_model_visitor import ChangeSetModelVisitor

_VISIT = "visit_node_intrinsic_function_fn_cidr"


class UnresolvedBlock(RuntimeError):
    """The block to divide is not known before the resource that owns it exists."""


def cidr(arguments: list) -> list[str]:
    """The first `count` blocks of `cidrBits` host bits each."""
    block, count, host_bits = arguments
    if not isinstance(block, str) or "/" not in block:
        raise UnresolvedBlock("Fn::Cidr of a block that is not known yet")
    network = ip_network(block)
    return [str(each) for each in islice(network.subnets(new_prefix=network.max_prefixlen - int(host_bits)), int(count))]


def install() -> None:
    change_set_model.INTRINSIC_FUNCTIONS.add("Fn::Cidr")
    setattr(ChangeSetModelVisitor, _VISIT, lambda self, node: self.visit_children(node))
    setattr(ChangeSetModelPreproc, _VISIT, _resolve)
    # Before the deployment the block may be unknown: a validator and a transform look on, a description says so.
    setattr(ChangeSetModelValidator, _VISIT, _resolve_or(lambda self, node: self.visit(node.arguments)))
    setattr(ChangeSetModelTransform, _VISIT, _resolve_or(lambda self, node: self.visit(node.arguments)))
    setattr(ChangeSetModelDescriber, _VISIT, _resolve_or(lambda self, node: PreprocEntityDelta(after=CHANGESET_KNOWN_AFTER_APPLY)))


def _resolve(self, node):
    return self._cached_apply(scope=node.scope, arguments_delta=self.visit(node.arguments), resolver=cidr)


def _resolve_or(otherwise):
    def visit(self, node):
        try:
            return _resolve(self, node)
        except UnresolvedBlock:
            return otherwise(self, node)

    return visit
