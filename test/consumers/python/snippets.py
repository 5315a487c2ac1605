"""Run what jsii-rosetta makes of the README's snippets in Python on the installed wheel.

    python snippets.py PROJECT

PROJECT/.jsii.tabl.json has the translations (`jsii-rosetta extract`). The working directory is written to.
"""

import json
import re
import sys
from pathlib import Path

from aws_cdk import App, Stack, aws_cloudwatch as cloudwatch, aws_ec2 as ec2
from aws_cdk.assertions import Template
from cdk_ha_nat_vpc import HaNatVpc, reachability
from jsii import implements

REFUSED = {"cdk-ha-nat-vpc 2": "replies from the internet"}
"""What a snippet's text says of it, by its heading and its number there; every other is proved."""

QUARANTINE, POLICY = "cdk-ha-nat-vpc 2", "Write your own network ACL rules 1"


@implements(cloudwatch.IAlarmAction)
class OnCall:
    def bind(self, scope, alarm):
        return cloudwatch.AlarmActionConfig(alarm_action_arn="arn:aws:sns:eu-west-1:111111111111:OnCall")


def translations(project: Path) -> dict[str, str]:
    """The snippets of the README in Python, by heading and number."""
    readme = (project / "README.md").read_text().split("\n")
    tablet = json.loads((project / ".jsii.tabl.json").read_text())
    ours = [each for each in tablet["snippets"].values() if each["location"]["api"]["api"] == "moduleReadme"]
    found, counts = {}, {}
    for snippet in sorted(ours, key=lambda each: each["location"]["field"]["line"]):
        above = readme[: snippet["location"]["field"]["line"]]
        heading = re.sub("^#+ ", "", [line for line in above if re.match("#+ ", line)][-1])
        counts[heading] = counts.get(heading, 0) + 1
        found[f"{heading} {counts[heading]}"] = snippet["translations"]["python"]["source"]
    fences = [line for line in readme if re.fullmatch(r"```ts( fixture=\S+)?", line)]
    assert len(found) == len(fences), f"{len(fences)} snippets, {len(found)} translations: run jsii-rosetta extract again"
    return found


def write_files(project: Path) -> None:
    """The templates and the assembly that snippets read."""
    _, template = re.search(r"<code>(network\.yaml)</code></summary>\n\n```yaml\n(.*?)```", (project / "docs/cli.md").read_text(), re.S).groups()
    for name in ("network.yaml", "app.yaml"):
        Path(name).write_text(template)
    app = App(outdir="cdk.out")
    HaNatVpc(Stack(app, "Network"), "Vpc")
    app.synth()


class Snippets:
    def __init__(self, sources: dict[str, str]):
        self.sources = sources

    def provide(self, name: str, stack: Stack, source: str):
        """What a snippet declares to be there already."""
        if name == "app":
            HaNatVpc(stack, "Legacy")
            return stack.node.root
        if name == "instance":
            return ec2.Instance(
                stack,
                "Instance",
                vpc=HaNatVpc(stack, "Other"),
                instance_type=ec2.InstanceType("t3.micro"),
                machine_image=ec2.MachineImage.latest_amazon_linux2023(),
            )
        if name == "never_talk_to":
            return self.execute(self.sources[POLICY], {})["NeverTalkTo"]()
        if name == "on_call":
            return OnCall()
        if name == "vpc":
            vpc = HaNatVpc(stack, "Vpc")
            if "acknowledge(" in source:
                self.execute(self.sources[QUARANTINE], {"self": stack, "vpc": vpc})
            return vpc
        raise ValueError(f"no snippet has had {name} before: say here what it is")

    @staticmethod
    def execute(source: str, given: dict) -> dict:
        exec(compile(source, "snippet", "exec"), given)
        return given

    def run(self, name: str) -> None:
        source = self.sources[name]
        stack = Stack(App(), "Network")
        declared = re.findall(r"^# (\w+): [\w.]+", source, re.M)
        if (not declared and "HaNatVpc(" not in source) or "from_stack(self)" in source:
            HaNatVpc(stack, "Vpc")
        self.execute(source, {"self": stack, **{each: self.provide(each, stack, source) for each in declared}})
        if name in REFUSED:
            self.expect_refusal(stack, REFUSED[name])
            return
        Template.from_stack(stack)
        if "acknowledge(" in source:
            return
        findings = reachability.NetworkReachability.from_stack(stack).check()
        left = [f.summary for f in findings if f.verdict != reachability.Verdict.PROVED and f.accepted is None]
        assert findings and not left, left

    @staticmethod
    def expect_refusal(stack: Stack, message: str) -> None:
        try:
            Template.from_stack(stack)
        except RuntimeError as error:
            report = re.search(r"(/\S+validation-report\.json)", str(error))
            assert report and message in Path(report[1]).read_text(), error
            return
        raise AssertionError("it synthesizes, and its text says that it is refused")


def main() -> None:
    project = Path(sys.argv[1]).resolve()
    write_files(project)
    snippets = Snippets(translations(project))
    failed = []
    for name in snippets.sources:
        try:
            snippets.run(name)
        except Exception as error:  # whatever a user of the snippet would meet
            failed.append(name)
            print(f"FAIL {name}: {type(error).__name__}: {error}\n{snippets.sources[name]}\n")
        else:
            print(f"ok   {name}{' is refused, as its text says' if name in REFUSED else ''}")
    print(f"{len(snippets.sources) - len(failed)} of {len(snippets.sources)} snippets of the README run in Python")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
