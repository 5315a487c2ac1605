"""Sends packets, answers those that arrive, and tells what was seen where."""
import errno
import select
import socket
import time

import packets
from namespaces import inside

_EVERY_PROTOCOL = 3
_TO_THIS_HOST = 0
_FORCED_RECEIVE_BUFFER = 33
_AT_ONCE = 48  # so that no queue overflows
_SILENCE = 0.06
_TIMEOUT = 20


class Prober:
    def __init__(self, devices):
        self._devices = devices
        self._seen = {}
        with inside("ends"):
            self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_EVERY_PROTOCOL))
        self._socket.setblocking(False)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, _FORCED_RECEIVE_BUFFER, 1 << 24)
        except PermissionError:  # beyond the limit of the machine, for its own root alone
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 24)
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)

    def run(self, probes):
        """Whatever stays silent is sent once more: a packet that a queue lost says nothing."""
        self._probes = {probe["id"]: probe for probe in probes}
        self._answered = set()
        for _ in range(2):
            silent = [probe for probe in probes if probe["id"] not in self._answered]
            for start in range(0, len(silent), _AT_ONCE):
                for probe in silent[start:start + _AT_ONCE]:
                    self._send(probe["device"], probe["to"], packets.request(probe))
                self._listen(0.002)
            if silent:
                self._listen(_SILENCE)

    def sightings(self):
        return list(self._seen.values())

    def _send(self, device, to, packet):
        try:
            self._socket.sendto(packets.frame(to, self._devices[device], packet), (device, 0))
        except OSError as error:
            if error.errno not in (errno.ENOBUFS, errno.ENETDOWN):  # its cable is unplugged: the zone is lost
                raise

    def _listen(self, silence):
        deadline = time.monotonic() + _TIMEOUT
        while self._poll.poll(silence * 1000):
            if time.monotonic() > deadline:
                raise RuntimeError(f"packets still come after {_TIMEOUT} s: something goes round in circles")
            for _ in range(256):
                try:
                    data, address = self._socket.recvfrom(4096)
                except BlockingIOError:
                    break
                # What a bridge floods to everybody was not meant for this host.
                if address[2] == _TO_THIS_HOST and address[0] in self._devices:
                    self._take(address[0], data)

    def _take(self, device, data):
        packet = data[14:]
        seen = packets.parse(packet)
        if seen is None or seen["id"] not in self._probes:
            return
        seen["device"] = device
        self._seen.setdefault(repr(seen), seen)
        probe = self._probes[seen["id"]]
        if seen["kind"] == "answer":
            if device == probe["device"]:
                self._answered.add(seen["id"])
        elif device == probe["answeredAt"]:
            sender = data[6:12].hex(":")
            self._send(device, sender, packets.answer(seen, packet, probe["error"]))
