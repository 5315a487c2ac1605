"""Carries out a session: reads one as JSON, writes what was seen.

    main.py < session.json > recording.json

It runs in namespaces of its own (user, network, mounts, processes), in which nothing of the machine is in reach, no root is needed, and of which nothing
is left, however it ends.
"""
import json
import os
import sys
import time

import namespaces
from decisions import Decisions
from prober import Prober

_ALONE = "PACKET_LAB_IS_ALONE"


def main():
    if _ALONE not in os.environ:
        _start_alone()
    session = json.load(sys.stdin)
    started = time.monotonic()
    namespaces.make(session["namespaces"], session["forwarding"])
    for step in session["build"]:
        namespaces.take(step)
    for device in session["devices"]:
        namespaces.take({"tool": "ip", "namespace": "ends", "text": f"link set {device} up"})
    built = time.monotonic()
    tracking = namespaces.ConnectionTracking(session["stateful"])
    decisions = Decisions(session["traced"]) if "traced" in session else None
    prober = Prober(session["devices"])
    for one in session["rounds"]:
        for step in one["before"]:
            namespaces.take(step)
        tracking.forget()
        prober.run(one["probes"])
        for step in one["after"]:
            namespaces.take(step)
    recording = {"sightings": prober.sightings(), "decisions": decisions.all() if decisions else []}
    print(f"built in {built - started:.1f} s, {len(session['rounds'])} rounds in {time.monotonic() - built:.1f} s", file=sys.stderr)
    json.dump(recording, sys.stdout)


def _start_alone():
    root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    prepare = 'mount -t tmpfs tmpfs /run && mkdir /run/netns && exec "$0" "$@"'
    command = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", *root]
    os.environ[_ALONE] = "1"
    os.execvp("unshare", [*command, "sh", "-c", prepare, os.path.realpath(sys.executable), "-B", __file__])


if __name__ == "__main__":
    main()
