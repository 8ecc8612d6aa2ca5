"""How a room is named by whoever wants to join it: `CODE@HOST:PORT`, the address on the wall, or the code alone."""

import re
from urllib.parse import urlsplit

from msgspec import Struct

from quizgeo.classroom.addresses import PORT
from quizgeo.classroom.codes import read_code
from quizgeo.classroom.shelf import Session, bracketed
from quizgeo.language import _
from quizgeo.text import clean

_PIN = re.compile(r"#sha256:([0-9a-fA-F:]{64,95})$")
_LIKE_A_PLACE = re.compile(r"[.:]")
_LIKE_A_CODE = re.compile(r"[A-Za-z0-9]{6,8}$")
_EXAMPLE = "K7QF2M@192.0.2.10:8765"
_HOST = re.compile(r"[A-Za-z0-9.:\-_\[\]%]{1,255}$")


class Invitation(Struct, frozen=True):
    """Where a room is, as far as that was said."""

    code: str = ""
    """Empty: it has to be typed."""
    host: str = ""
    """Empty: it has to be found."""
    port: int = PORT
    tls: bool = False
    pin: str = ""
    """SHA-256 of the certificate that alone is believed, in hex; empty: whoever the computer trusts."""

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"{'https' if self.tls else 'http'}://{bracketed(self.host)}:{self.port}"

    @property
    def place(self) -> str:
        """Host and port, as people read them."""
        return f"{bracketed(self.host)}:{self.port}"


def way_to(session: Session) -> Invitation:
    """Give the way from this computer to the server of a session."""
    live = session.live
    return Invitation(
        session.code, session.address, session.port, live is not None and live.tls, live.pin if live else ""
    )


class InvitationError(ValueError):
    """What was typed names no room. The message is a sentence."""


def read_invitation(text: str) -> Invitation:
    """Read what somebody typed; empty for nothing. Raises InvitationError with the forms that are understood."""
    text = clean(text)
    pin, found = "", _PIN.search(text)
    if found is not None:
        pin, text = found[1].replace(":", "").lower(), text[: found.start()]
    if not text:
        return Invitation()
    if "://" in text:
        return _of_url(text, pin)
    if "@" not in text and _LIKE_A_PLACE.search(text):
        place, _slash, code = text.partition("/")
    else:
        code, _at, place = text.rpartition("@") if "@" in text else (text, "", "")
    known = read_code(code) if code else ""
    if known is None:
        raise InvitationError(
            _no_code(code.strip())
            if _LIKE_A_CODE.match(code.replace(" ", "").replace("-", ""))
            else _not_understood(text)
        )
    return Invitation(known, *_place(place.strip(), text), tls=bool(pin), pin=pin)


def read_place(text: str) -> tuple[str, int]:
    """Read `HOST` or `HOST:PORT`; the address of a page is understood too. Raises InvitationError."""
    text = clean(text)
    if "://" in text:
        found = _of_url(text, "")
        return found.host, found.port
    return _place(text, text)


def _of_url(text: str, pin: str) -> Invitation:
    try:
        parts = urlsplit(text)
        host, port, tls = parts.hostname or "", parts.port, parts.scheme.lower() == "https"
    except ValueError as error:
        raise InvitationError(_not_understood(text)) from error
    if parts.scheme.lower() not in ("http", "https") or not _HOST.match(host):
        raise InvitationError(_not_understood(text))
    path = parts.path.strip("/")
    code = read_code(path) if path else ""
    if code is None:
        raise InvitationError(_not_understood(text))
    return Invitation(code, host, port or (443 if tls else 80), tls, pin)


def _place(place: str, text: str) -> tuple[str, int]:
    if not place:
        return "", PORT
    host, _colon, port = place.rpartition(":") if _has_port(place) else (place, "", str(PORT))
    host = host.strip("[]")
    if not _HOST.match(host) or not port.isdigit() or not 0 < int(port) < 65536:  # noqa: PLR2004 - ports there are
        raise InvitationError(_not_understood(text))
    return host, int(port)


def _has_port(place: str) -> bool:
    """Tell whether a port stands behind the host; an IPv6 address alone is full of colons."""
    return "]:" in place or (place.count(":") == 1)


def _no_code(code: str) -> str:
    sentence = _(
        "{code} is no code: codes have six letters and digits, but no vowels, 0, 1, L or Y."
        " Write CODE@ADDRESS as on the teacher's screen, such as {example}"
    )
    return sentence.format(code=code, example=_EXAMPLE)


def _not_understood(text: str) -> str:
    sentence = _("{text} names no session. Write CODE@ADDRESS as on the teacher's screen, such as {example}")
    return sentence.format(text=text[:60], example=_EXAMPLE)
