"""Who may come near: hosts and origins of requests, how many messages and joins, wrong codes. Times come as arguments.

More connections from one address never widen its bucket.
"""

from collections.abc import Collection
from ipaddress import IPv6Address, ip_address
from typing import Literal

from msgspec import Struct, field

from quizgeo.classroom.bucket import Bucket
from quizgeo.classroom.codes import Throttle

MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 10.0, 30.0
"""Of one connection; then it is told to slow down."""
MESSAGES_TOO_MANY = 50
"""Messages over the limit for which a connection is closed."""
JOINS_A_SECOND, JOINS_AT_ONCE = 5.0, 60.0
"""Of one address, which a whole class may share."""
UNGREETED_MOST = 8
"""Connections of one address that have not said who they are; more where more may join in a second."""
SOCKETS_SPARE = 100
"""Connections of one address beside those of its players."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""With every answer."""
SECURE_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}
"""With every answer over TLS besides: without it browsers pass them over, with a complaint."""


class Pace(Struct):
    """How fast one connection speaks."""

    bucket: Bucket = field(default_factory=lambda: Bucket(MESSAGES_A_SECOND, MESSAGES_AT_ONCE))
    over: int = 0

    def check(self, now: int) -> tuple[Literal["ok", "slow_down", "close"], int]:
        """Count a message; give whether it may be heard, and how long to wait."""
        wait = self.bucket.take(now)
        if not wait:
            return "ok", 0
        self.over += 1
        return ("close" if self.over > MESSAGES_TOO_MANY else "slow_down"), wait


class Gate(Struct):
    """One room's gate."""

    hosts: frozenset[str]
    """What `Host` may say, in small letters, with port."""
    join_rate: float = JOINS_A_SECOND
    throttle: Throttle = field(default_factory=Throttle)
    joins: dict[str, Bucket] = field(default_factory=dict)
    ungreeted: dict[str, int] = field(default_factory=dict)
    sockets: dict[str, int] = field(default_factory=dict)
    players_most: int = 500

    def knows_host(self, host: str) -> bool:
        """Tell whether a request is meant for us: any other name may be an attacker's that points here."""
        return host.lower() in self.hosts

    def same_origin(self, origin: str | None, host: str) -> bool:
        """Tell whether a page of ours opened a connection; a program that is no browser says no origin."""
        if origin is None:
            return True
        _scheme, _sep, authority = origin.partition("://")
        return authority.lower() == host.lower()

    def join(self, address: str, now: int) -> int:
        """Count a join from an address; give 0, or the milliseconds to wait."""
        bucket = self.joins.setdefault(network(address), Bucket(self.join_rate, max(JOINS_AT_ONCE, self.join_rate)))
        return bucket.take(now)

    def forget(self, now: int) -> None:
        """Drop what is known of addresses that have been quiet: a server runs for weeks."""
        self.throttle.forget(now)
        full = [key for key, bucket in self.joins.items() if bucket.is_full(now)]
        for key in full:
            del self.joins[key]

    def enter(self, address: str) -> bool:
        """Let one more connection in, which has not said who it is; tell whether there was room."""
        key = network(address)
        waiting, there = self.ungreeted.get(key, 0), self.sockets.get(key, 0)
        if waiting >= max(UNGREETED_MOST, self.join_rate) or there >= self.players_most + SOCKETS_SPARE:
            return False
        self.ungreeted[key], self.sockets[key] = waiting + 1, there + 1
        return True

    def greeted(self, address: str) -> None:
        """Take in that a connection said who it is, or went before it did."""
        _one_less(self.ungreeted, network(address))

    def leave(self, address: str) -> None:
        """Take in that a connection ended."""
        _one_less(self.sockets, network(address))


def _one_less(counts: dict[str, int], key: str) -> None:
    left = counts.get(key, 0) - 1
    if left > 0:
        counts[key] = left
    else:
        counts.pop(key, None)


def plain(address: str) -> str:
    """Give an address in its one spelling, without the zone, IPv4 within IPv6 as IPv4."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)


def network(address: str) -> str:
    """Give what counts as one address: of IPv6 the network of 64 bits, for a device has as many as it likes."""
    own = plain(address)
    return f"{IPv6Address(int(IPv6Address(own)) >> 64 << 64)}/64" if ":" in own else own


def hosts_for(addresses: Collection[str], names: Collection[str], port: int) -> frozenset[str]:
    """Give what `Host` may say for a server on these addresses, under these names besides."""
    known = {f"[{each}]" if ":" in each else each for each in addresses} | {"localhost", "127.0.0.1", "[::1]", *names}
    known |= {f"{name}.local" for name in names if "." not in name}
    return frozenset(f"{each.lower()}:{port}" for each in known) | frozenset(
        each.lower() for each in known if port in (80, 443)
    )
