"""Listen on the loopback address alone. LocalEmu drops the host of GATEWAY_LISTEN and binds every IPv4 interface."""

from twisted.internet.endpoints import TCP4ServerEndpoint


def install() -> None:
    shipped = TCP4ServerEndpoint.__init__

    def on_loopback(self, reactor, port, backlog=50, interface=""):
        shipped(self, reactor, port, backlog, interface or "127.0.0.1")

    TCP4ServerEndpoint.__init__ = on_loopback
