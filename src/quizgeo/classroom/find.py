"""Finding a session on the network by one question to everybody: hosts say port, title and TLS, never the code.

An answer has no more bytes than the question, and there are few a second, so that nobody is flooded by way of us.
"""

import asyncio
import secrets
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from msgspec import DecodeError, Struct, ValidationError, json

from quizgeo.classroom.bucket import Bucket
from quizgeo.text import clean, shorten

GROUP, PORT = "239.255.71.81", 8765
"""Of the organisation's own multicast addresses (RFC 2365)."""
SIZE = 256
"""Bytes of a question."""
TRIES, SECONDS = 3, 2.0
_ASKS, _TELLS = b"quizgeo?1", b"quizgeo!1"
_NONCE = 8
_TITLE = 60
_ANSWERS_A_SECOND = 10.0


class Offer(Struct, frozen=True):
    """What a host says of itself."""

    port: int
    title: str
    tls: bool = False


class Found(Struct, frozen=True):
    """A session on the network."""

    address: str
    port: int
    title: str
    tls: bool


# -- what is said ---------------------------------------------------------------------------------------------------


def question(nonce: bytes) -> bytes:
    """Give a question; nonce: eight bytes by which its answers are known."""
    return (_ASKS + nonce).ljust(SIZE, b"\0")


def answer(asked: bytes, offer: Offer) -> bytes | None:
    """Give the answer to a question; None for what is none."""
    head = len(_ASKS) + _NONCE
    if len(asked) != SIZE or not asked.startswith(_ASKS):
        return None
    said = json.encode(Offer(offer.port, shorten(clean(offer.title), _TITLE), offer.tls))
    while len(said) + head > SIZE:  # a title of wide signs
        offer = Offer(offer.port, offer.title[: len(offer.title) // 2], offer.tls)
        said = json.encode(offer)
    return _TELLS + asked[len(_ASKS) : head] + said


def read_answer(said: bytes, nonce: bytes) -> Offer | None:
    """Read an answer to a question of ours; None for anything else."""
    if not said.startswith(_TELLS + nonce) or len(said) > SIZE:
        return None
    try:
        offer = json.decode(said[len(_TELLS) + _NONCE :], type=Offer)
    except (DecodeError, ValidationError):
        return None
    return Offer(offer.port, clean(offer.title), offer.tls) if 0 < offer.port < 65536 else None  # noqa: PLR2004 - ports


# -- asking and answering -------------------------------------------------------------------------------------------


def find(group: str = GROUP, port: int = PORT, *, tries: int = TRIES, seconds: float = SECONDS) -> tuple[Found, ...]:
    """Ask the network which sessions there are, so many times within so many seconds; none where nobody answers."""
    nonce = secrets.token_bytes(_NONCE)
    found: dict[tuple[str, int], Found] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
        for _try in range(tries):
            with suppress(OSError):  # no network: nobody is there
                asking.sendto(question(nonce), (group, port))
            for address, offer in _heard(asking, nonce, seconds / tries):
                found[address, offer.port] = Found(address, offer.port, offer.title, offer.tls)
            if found:
                break
    return tuple(found.values())


def _heard(asking: socket.socket, nonce: bytes, seconds: float) -> list[tuple[str, Offer]]:
    """Listen for a while."""
    heard, end = [], time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        asking.settimeout(left)
        try:
            said, (address, _port) = asking.recvfrom(SIZE + 1)
        except OSError:  # nobody in time, or no network
            break
        offer = read_answer(said, nonce)
        if offer is not None:
            heard.append((address, offer))
    return heard


class Responder(asyncio.DatagramProtocol):
    """Answers on the network for a server."""

    def __init__(self, offer: Callable[[], Offer | None], now: Callable[[], int]) -> None:
        """Take what it says, None where it says nothing any more; now: the clock, in milliseconds."""
        self._offer, self._now = offer, now
        self._bucket = Bucket(_ANSWERS_A_SECOND, _ANSWERS_A_SECOND)
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the socket."""
        self._transport = cast("asyncio.DatagramTransport", transport)  # asyncio's own is no subclass of it

    def datagram_received(self, data: bytes, addr: tuple[str | object, int]) -> None:
        """Answer a question."""
        offer = self._offer()
        said = answer(data, offer) if offer is not None else None
        if said is not None and self._transport is not None and not self._bucket.take(self._now()):
            self._transport.sendto(said, addr)


def group_socket(group: str = GROUP, port: int = PORT) -> socket.socket:
    """Open a socket that hears questions to everybody. Raises OSError where there is no such network."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(("", port))
        member = struct.pack("4s4s", socket.inet_aton(group), socket.inet_aton("0.0.0.0"))  # noqa: S104 - any interface
        opened.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member)
        opened.setblocking(False)
    except OSError:
        opened.close()
        raise
    return opened
