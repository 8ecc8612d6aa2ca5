"""This computer's identity among the devices of a learner.

The identity is random. A salted hash of host name and folder stands beside it, so that a copied folder is noticed
and gets an identity of its own, while the file tells a reader nothing about the computer.
"""

import os
import platform
from hashlib import blake2b
from pathlib import Path

from quizgeo.progress.files import write_text

_ID_BYTES = 8
_LINES = 3


def this_host(folder: Path) -> str:
    """Name what an identity belongs to: this computer and the folder of the log."""
    return f"{platform.node()}\n{folder.resolve()}"


def read_device(path: Path, host: str) -> str | None:
    """Give the identity stored at `path`; None when there is none or it belongs elsewhere."""
    try:
        lines = path.read_bytes().decode("ascii").split()  # opened as text it would import a codec
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    if len(lines) != _LINES:
        return None
    device, salt, seal = lines
    return device if seal == _seal(salt, host) else None


def new_device(path: Path, host: str) -> str:
    """Make a new identity and keep it at `path`."""
    device = os.urandom(_ID_BYTES).hex()
    salt = os.urandom(_ID_BYTES).hex()
    write_text(path, f"{device}\n{salt}\n{_seal(salt, host)}\n")
    return device


def _seal(salt: str, host: str) -> str:
    return blake2b(host.encode("utf-8", "surrogateescape"), key=salt.encode(), digest_size=16).hexdigest()
