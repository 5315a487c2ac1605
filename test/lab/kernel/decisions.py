"""Which numbered rules decided about the lab's packets, as `nft monitor trace` tells."""
import re
import subprocess
import tempfile
import time

from packets import KINDS

_LINE = re.compile(r"trace id (\w+) inet vpc (\w+) (packet:|rule)(.*)")
_HEADER = re.compile(r"ip6? dscp (0x[0-9a-f]+) .*?ip6? (?:id|flowlabel) (\d+) ")
_DEVICES = re.compile(r'iif "(\w+)"(?: oif "(\w+)")?')
_NUMBER = re.compile(r'comment "(\d+)"')


class Decisions:
    """Listens from when it is made until it is asked."""

    def __init__(self, namespace):
        self._heard = tempfile.TemporaryFile("w+", encoding="ascii")
        self._monitor = subprocess.Popen(["ip", "netns", "exec", namespace, "nft", "monitor", "trace"], stdout=self._heard)
        time.sleep(0.2)  # nothing tells when it listens

    def all(self):
        self._settle()
        self._monitor.terminate()
        self._monitor.wait()
        self._heard.seek(0)
        return list(_decisions(self._heard))

    def _settle(self):
        size, deadline = -1, time.monotonic() + 10
        while size != (size := self._heard.seek(0, 2)) and time.monotonic() < deadline:
            time.sleep(0.1)


def _decisions(lines):
    """A trace id stands for one packet after the other."""
    packets, seen = {}, set()
    for line in lines:
        match = _LINE.match(line)
        if not match:
            continue
        trace, chain, what, rest = match.groups()
        if what == "packet:":
            packets[trace] = _packet(rest)
            continue
        number, packet = _NUMBER.search(rest), packets.get(trace)
        if number is None or packet is None:
            continue
        flow, kind, came, goes = packet
        decision = (flow, kind, chain, came if chain.endswith("_out") else goes, int(number.group(1)))
        if decision not in seen:
            seen.add(decision)
            yield dict(zip(("id", "kind", "chain", "device", "rule"), decision))


def _packet(text):
    header, devices = _HEADER.search(text), _DEVICES.search(text)
    kind = KINDS.get(int(header.group(1), 16)) if header else None
    return (int(header.group(2)), kind, *devices.groups()) if kind and devices else None
