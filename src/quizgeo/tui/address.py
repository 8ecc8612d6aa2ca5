"""Addresses of the web, as they are shown before one is opened."""

import re

_ADDRESS = re.compile(r"(?i)(https?)://([^/?#@\s]+)([/?#]\S*)?")


def shown_address(url: str) -> str | None:
    """Give an http or https address with its host spelled in ASCII, so that no letter looks like another.

    None for anything else, and for addresses that carry a name or a password.
    """
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return None
    scheme, host, rest = found.groups("")
    try:
        return f"{scheme.lower()}://{host.encode('idna').decode('ascii')}{rest}"
    except UnicodeError:
        return None
