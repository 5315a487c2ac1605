"""Flow logs and what receives them."""

from .resource import Resource, pick, tags_on_launch, retag


class FlowLog(Resource):
    TYPE = "AWS::EC2::FlowLog"
    IDENTIFIER = "Id"
    READ_ONLY = ("Id",)
    _SETTINGS = (
        "ResourceType",
        "TrafficType",
        "LogGroupName",
        "LogDestination",
        "LogDestinationType",
        "DeliverLogsPermissionArn",
        "MaxAggregationInterval",
        "LogFormat",
    )
    CREATE_ONLY = ("ResourceId", *_SETTINGS)

    def define(self, aws, model, request):
        given = pick(model, *self._SETTINGS) | tags_on_launch(model, "vpc-flow-log")
        made = aws.ec2.create_flow_logs(ResourceIds=[model["ResourceId"]], **given)
        if made.get("Unsuccessful"):
            raise Exception(made["Unsuccessful"][0]["Error"]["Message"])
        model["Id"] = made["FlowLogIds"][0]

    def change(self, aws, before, after):
        retag(aws, after["Id"], before, after)

    def remove(self, aws, model):
        aws.ec2.delete_flow_logs(FlowLogIds=[model["Id"]])


class LogGroup(Resource):
    TYPE = "AWS::Logs::LogGroup"
    IDENTIFIER = "LogGroupName"
    READ_ONLY = ("Arn", "LogGroupName")
    CREATE_ONLY = ("LogGroupName",)

    def define(self, aws, model, request):
        name = model.setdefault("LogGroupName", f"{request.stack_name}-{request.logical_resource_id}")
        aws.logs.create_log_group(logGroupName=name)
        model["Arn"] = f"arn:aws:logs:{request.region_name}:{request.account_id}:log-group:{name}:*"
        self._set_retention(aws, model)

    def change(self, aws, before, after):
        self._set_retention(aws, after)

    def remove(self, aws, model):
        aws.logs.delete_log_group(logGroupName=model["LogGroupName"])

    @staticmethod
    def _set_retention(aws, model):
        if days := model.get("RetentionInDays"):
            aws.logs.put_retention_policy(logGroupName=model["LogGroupName"], retentionInDays=int(days))
        else:
            aws.logs.delete_retention_policy(logGroupName=model["LogGroupName"])
