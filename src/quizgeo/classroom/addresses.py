"""Under which addresses this computer is reached, and sockets to listen on them."""

import errno
import socket
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address

from quizgeo.classroom.shelf import Serving, ShelfError
from quizgeo.language import _

PORT = 8765
TRIES = 20
"""Ports that are tried when none was named."""
_FAR = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses that only stand in documents (RFC 5737, RFC 3849); nothing is sent to them."""


def own_addresses() -> tuple[str, ...]:
    """Give this computer's addresses on its networks, that of the default route first; none without a network."""
    found = [_towards(family) for family in _FAR]
    with suppress(OSError):
        found += [str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None)]
    plain = [each.partition("%")[0] for each in found if each]
    return tuple(dict.fromkeys(each for each in plain if _is_reachable(each)))


def _towards(family: socket.AddressFamily) -> str:
    """Give the address from which a far one would be reached."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect((_FAR[family], 9))
            return str(asked.getsockname()[0])
    except OSError:
        return ""


def _is_reachable(address: str) -> bool:
    found = ip_address(address)
    return not (found.is_loopback or found.is_link_local or found.is_unspecified)


def listen(serving: Serving, port: int = 0) -> tuple[socket.socket, ...]:
    """Open sockets where participants are to come in, all on one port. Raises ShelfError.

    port: the one it had before; it is taken if it is free, whatever else is wished.
    """
    hosts = _hosts(serving)
    for number in dict.fromkeys(filter(None, (port, *_ports(serving)))):
        try:
            return _bound(hosts, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                place = ", ".join(hosts)
                message = _("Nothing can listen on {address}: {reason}").format(address=place, reason=error.strerror)
                raise ShelfError(message) from error
    if serving.port:
        raise ShelfError(_("The port {port} is taken. Name another one, or none.").format(port=serving.port))
    raise ShelfError(_("All ports from {first} to {last} are taken.").format(first=PORT, last=PORT + TRIES - 1), 1)


def _hosts(serving: Serving) -> tuple[str, ...]:
    if serving.address:
        return (serving.address,)
    if not serving.lan:
        return ("127.0.0.1", "::1")
    if not own_addresses():
        raise ShelfError(_("This computer is on no network. Start without --lan to try it here."))
    return ("0.0.0.0", "::")  # noqa: S104 - asked for with --lan


def _ports(serving: Serving) -> Sequence[int]:
    return (serving.port,) if serving.port else range(PORT, PORT + TRIES)


def _bound(hosts: Sequence[str], port: int) -> tuple[socket.socket, ...]:
    """Listen on all of them; the second one, of IPv6, may be missing on a computer without that."""
    opened: list[socket.socket] = []
    try:
        for host in hosts:
            try:
                opened.append(_socket(host, port))
            except OSError as error:
                if not opened or error.errno == errno.EADDRINUSE:
                    raise
    except OSError:
        for each in opened:
            each.close()
        raise
    return tuple(opened)


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if family is socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was left a moment ago
        opened.bind((host, port))
        opened.listen(1024)
        opened.setblocking(False)
    except OSError:
        opened.close()
        raise
    return opened
