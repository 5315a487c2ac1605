"""The base of all providers: a resource is defined, changed in place, and removed."""

from typing import Any

from localemu.services.cloudformation.resource_provider import (
    OperationStatus,
    ProgressEvent,
    ResourceProvider,
    ResourceRequest,
)

Model = dict[str, Any]


class Resource(ResourceProvider):
    """One CloudFormation type. Subclasses say what it is and override `define`, `change` and `remove`."""

    TYPE: str
    IDENTIFIER: str
    """The property that `Ref` returns."""
    READ_ONLY: tuple[str, ...] = ()
    """Properties that only the service knows; they survive an update."""
    CREATE_ONLY: tuple[str, ...] = ()
    """Properties whose change replaces the resource."""
    STUB: str | None = None
    """Why this type is recorded and not served, if so."""

    def __init_subclass__(cls) -> None:
        cls.SCHEMA = {
            "typeName": cls.TYPE,
            "properties": {},
            "primaryIdentifier": [f"/properties/{cls.IDENTIFIER}"],
            "readOnlyProperties": [f"/properties/{name}" for name in cls.READ_ONLY],
            "createOnlyProperties": [f"/properties/{name}" for name in cls.CREATE_ONLY],
        }

    def define(self, aws: Any, model: Model, request: ResourceRequest) -> None:
        """Make the resource and write its read-only properties into `model`."""
        raise NotImplementedError

    def change(self, aws: Any, before: Model, after: Model) -> None:
        """Change the resource in place. A type that does not override this refuses every update."""
        raise Exception(f"this test's provider of {self.TYPE} cannot change {changed(before, after)} in place")

    def remove(self, aws: Any, model: Model) -> None:
        raise NotImplementedError

    def create(self, request: ResourceRequest) -> ProgressEvent:
        model = request.desired_state
        self.define(request.aws_client_factory, model, request)
        return _done(model)

    def update(self, request: ResourceRequest) -> ProgressEvent:
        before = request.previous_state
        after = {name: before[name] for name in self.READ_ONLY if name in before} | request.desired_state
        self.change(request.aws_client_factory, before, after)
        return _done(after)

    def delete(self, request: ResourceRequest) -> ProgressEvent:
        self.remove(request.aws_client_factory, request.desired_state)
        return _done({})

    def read(self, request: ResourceRequest) -> ProgressEvent:
        return _done(request.desired_state)


def _done(model: Model) -> ProgressEvent:
    return ProgressEvent(status=OperationStatus.SUCCESS, resource_model=model)


def pick(model: Model, *names: str) -> Model:
    """The properties of `names` that the template gives."""
    return {name: model[name] for name in names if model.get(name) is not None}


def changed(before: Model, after: Model) -> str:
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return ", ".join(sorted(names)) or "nothing"


def truth(value: Any) -> bool:
    """Templates write booleans as such and as strings."""
    return str(value).lower() == "true"


def tags_on_launch(model: Model, resource_type: str) -> Model:
    """The `TagSpecifications` of an EC2 call that makes a resource."""
    return {"TagSpecifications": [{"ResourceType": resource_type, "Tags": model["Tags"]}]} if model.get("Tags") else {}


def retag(aws: Any, identifier: str, before: Model, after: Model) -> None:
    """Bring the tags of a resource from one model to the next."""
    old, new = ({tag["Key"]: tag["Value"] for tag in model.get("Tags") or []} for model in (before, after))
    if gone := [{"Key": key} for key in old if key not in new]:
        aws.ec2.delete_tags(Resources=[identifier], Tags=gone)
    if fresh := [{"Key": key, "Value": value} for key, value in new.items() if old.get(key) != value]:
        aws.ec2.create_tags(Resources=[identifier], Tags=fresh)
