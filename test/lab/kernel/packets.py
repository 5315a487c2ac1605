"""Packets as bytes. Each carries its kind in the DSCP, and the number of its flow in the IPv4 identification or the IPv6 flow label."""
import ipaddress
import struct

DSCP = {"request": 41, "answer": 43}
KINDS = {value: kind for kind, value in DSCP.items()}
ICMP, TCP, UDP, GRE, ICMPV6 = 1, 6, 17, 47, 58
ECHO = {ICMP: {"request": 8, "answer": 0}, ICMPV6: {"request": 128, "answer": 129}}
SYN, SYN_ACK = 0x02, 0x12
SEQUENCE = 1000


def frame(to, sender, packet):
    kind = b"\x86\xdd" if packet[0] >> 4 == 6 else b"\x08\x00"
    return bytes.fromhex(to.replace(":", "")) + bytes.fromhex(sender.replace(":", "")) + kind + packet


def request(probe):
    """The first packet of a flow."""
    payload = _payload(probe["protocol"], "request", probe["sourcePort"], probe["destinationPort"])
    return _packet("request", probe["id"], probe["source"], probe["destination"], probe["protocol"], payload)


def answer(seen, packet, error):
    """What the receiver of a packet sends back: a reply, or an ICMP error about it."""
    back = (seen["destination"], seen["source"])
    if error is None:
        protocol = seen["protocol"]
        ports = (seen["destinationPort"], seen["sourcePort"])
        if protocol in ECHO:
            ports = (seen["sourcePort"], 0)
        return _packet("answer", seen["id"], *back, protocol, _payload(protocol, "answer", *ports))
    protocol = ICMPV6 if ":" in seen["source"] else ICMP
    # "Fragmentation needed" and "packet too big" tell the size that would do.
    rest = struct.pack("!I", 1400 if (protocol, *error) in ((ICMP, 3, 4), (ICMPV6, 2, 0)) else 0)
    return _packet("answer", seen["id"], *back, protocol, struct.pack("!BBH", *error, 0) + rest + packet[:128])


def parse(packet):
    """The header of a packet of the lab; None for any other."""
    version = packet[0] >> 4
    if version == 4:
        size, number, protocol = struct.unpack("!HH", packet[2:6]) + (packet[9],)
        dscp, source, destination, body = packet[1] >> 2, packet[12:16], packet[16:20], packet[20:size]
    elif version == 6:
        first, size, protocol = struct.unpack("!IHB", packet[:7])
        dscp, number = first >> 22 & 0x3F, first & 0xFFFFF
        source, destination, body = packet[8:24], packet[24:40], packet[40:40 + size]
    else:
        return None
    if dscp not in KINDS:
        return None
    ports, icmp = (0, 0), None
    if protocol in (TCP, UDP):
        ports = struct.unpack("!HH", body[:4])
    elif protocol in ECHO:
        icmp = [body[0], body[1]]
        if body[0] in ECHO[protocol].values():
            ports = struct.unpack("!H", body[4:6]) + (0,)
    return {
        "id": number, "kind": KINDS[dscp], "protocol": protocol, "icmp": icmp, "sourcePort": ports[0], "destinationPort": ports[1],
        "source": str(ipaddress.ip_address(source)), "destination": str(ipaddress.ip_address(destination)),
    }


def _payload(protocol, kind, source_port, destination_port):
    if protocol == TCP:
        sequence, acknowledged, flags = (SEQUENCE, 0, SYN) if kind == "request" else (7, SEQUENCE + 1, SYN_ACK)
        return struct.pack("!HHIIBBHHH", source_port, destination_port, sequence, acknowledged, 0x50, flags, 64000, 0, 0)
    if protocol == UDP:
        return struct.pack("!HHHH", source_port, destination_port, 12, 0) + b"lab\0"
    if protocol in ECHO:
        return struct.pack("!BBHHH", ECHO[protocol][kind], 0, 0, source_port, 1)
    return bytes(8)  # for GRE an empty header, without which the kernel calls it invalid


CHECKSUM_AT = {ICMP: 2, TCP: 16, UDP: 6, ICMPV6: 2}


def _packet(kind, number, source, destination, protocol, payload):
    ends = ipaddress.ip_address(source).packed + ipaddress.ip_address(destination).packed
    is_ipv6 = len(ends) == 32
    if protocol in CHECKSUM_AT:
        pseudo = ends + (struct.pack("!IxxxB", len(payload), protocol) if is_ipv6 else struct.pack("!xBH", protocol, len(payload)))
        at = CHECKSUM_AT[protocol]
        value = checksum((b"" if protocol == ICMP else pseudo) + payload) or 0xFFFF
        payload = payload[:at] + struct.pack("!H", value) + payload[at + 2:]
    if is_ipv6:
        return struct.pack("!IHBB", 6 << 28 | DSCP[kind] << 22 | number, len(payload), protocol, 64) + ends + payload
    header = struct.pack("!BBHHHBBH", 0x45, DSCP[kind] << 2, 20 + len(payload), number, 0x4000, 64, protocol, 0) + ends
    return header[:10] + struct.pack("!H", checksum(header)) + header[12:] + payload


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
