"""Addresses of the web, as they are shown before one is opened."""

from urllib.parse import urlsplit


def shown_address(url: str) -> str | None:
    """Give an http or https address with its host spelled in ASCII, so that no letter looks like another.

    None for anything else, and for addresses that carry a name or a password.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return parts._replace(netloc=host + port).geturl()
