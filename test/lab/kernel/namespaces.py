"""Network namespaces, and what is run in them."""
import contextlib
import ctypes
import os
import socket
import struct
import subprocess

_LIBC = ctypes.CDLL(None, use_errno=True)
_CLONE_NEWNET = 0x40000000
_NETLINK_NETFILTER = 12
_DELETE_CONNECTIONS = 1 << 8 | 2  # NFNL_SUBSYS_CTNETLINK, IPCTNL_MSG_CT_DELETE
_REQUEST_WITH_ACK = 0x1 | 0x4

# Gateways and routers forward whatever comes, wherever an answer would go; they ask for no neighbour and redirect nobody.
_FORWARDING = {
    "ipv4/ip_forward": 1, "ipv6/conf/all/forwarding": 1, "ipv6/conf/default/accept_dad": 0, "ipv6/conf/default/accept_ra": 0,
    **{f"ipv4/conf/{which}/{key}": 0 for which in ("all", "default") for key in ("rp_filter", "send_redirects")},
}
# Where the kernel has br_netfilter: what stays on a bridge meets no rules.
_BRIDGES = {f"bridge/bridge-nf-call-{what}": 0 for what in ("iptables", "ip6tables", "arptables")}
# The ends have no addresses: what they receive, the prober reads and the kernel ignores.
_ENDS = {"ipv6/conf/default/disable_ipv6": 1}


def make(names, forwarding):
    for name in names:
        _run(["ip", "netns", "add", name])
        with inside(name):
            for key, value in {**_BRIDGES, **(_FORWARDING if name in forwarding else _ENDS)}.items():
                path = f"/proc/sys/net/{key}"
                if key not in _BRIDGES or os.path.exists(path):
                    with open(path, "w", encoding="ascii") as file:
                        file.write(str(value))


def take(step):
    """Carries out one step of a session."""
    namespace, text = step["namespace"], step["text"]
    if step["tool"] == "nft":
        _run(["ip", "netns", "exec", namespace, "nft", "-f", "-"], text)
    else:
        _run([*step["tool"].split(), "-n", namespace, "-batch", "-"], text)


@contextlib.contextmanager
def inside(name):
    """What is opened in the body belongs to the namespace and stays there."""
    with open("/proc/self/ns/net", encoding="ascii") as home, open(f"/run/netns/{name}", encoding="ascii") as there:
        _enter(there)
        try:
            yield
        finally:
            _enter(home)


class ConnectionTracking:
    """What the gateways of some namespaces remember, to be forgotten."""

    def __init__(self, names):
        self._sockets = []
        for name in names:
            with inside(name):
                self._sockets.append(socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _NETLINK_NETFILTER))

    def forget(self):
        for sock in self._sockets:
            sock.send(struct.pack("=IHHIIBBH", 20, _DELETE_CONNECTIONS, _REQUEST_WITH_ACK, 1, 0, 0, 0, 0))
            (error,) = struct.unpack("=i", sock.recv(4096)[16:20])
            if error:
                raise OSError(-error, "connections cannot be deleted")


def _enter(file):
    if _LIBC.setns(file.fileno(), _CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def _run(command, text=""):
    done = subprocess.run(command, input=text, text=True, capture_output=True, timeout=60, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()[:2000]}\n{text[:4000]}")
