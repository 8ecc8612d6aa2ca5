"""The only way into a zip, and out: wanted members are read by name within limits, and nothing is ever extracted.

What an archive declares is not believed: bytes are counted while they are unpacked. A whole archive is refused for one
member that is encrypted, packed by an unusual method, named twice, or laid over another.
"""

import struct
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from quizgeo.exchange.errors import ExchangeError, refused
from quizgeo.language import _

MOST_ENTRIES: Final = 20_000
MOST_BYTES: Final = 200_000_000
MOST_RATIO: Final = 200
"""Unpacked bytes for a packed one; counted from SMALL on, for what is smaller does no harm."""
SMALL: Final = 1_000_000

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_LOCAL = struct.Struct("<4s22xHH")
"""A member's own head: its mark, and the lengths of its name and its extra field."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_FAULTS = (BadZipFile, EOFError, OSError, OverflowError, RuntimeError, ValueError, struct.error, zlib.error)
"""What zipfile raises on bytes that are no zip."""


def members(data: bytes, wanted: Callable[[str], bool], name: str) -> dict[str, bytes]:
    """Read the wanted members of a zip, in the archive's order.

    name: the file's, for the message. Raises ExchangeError EX003 for more than 20,000 entries, 200 MB in all, or 200
    unpacked bytes for a packed one, EX002 for whatever else is not in order.
    """
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise refused("EX003", name, _("this package holds more than 20,000 files"))
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _in_order(data, infos, archive.start_dir, name)
            return _unpacked(archive, [info for info in infos if wanted(info.filename)], name)
    except _FAULTS as fault:
        raise damaged(name, _("its zip archive cannot be read")) from fault


def packed(contents: Sequence[tuple[str, bytes]]) -> bytes:
    """Make a zip of members in the given order; equal members give equal bytes, for date and attributes are fixed."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in contents:
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _PLAIN_FILE
            info.create_system = _UNIX
            archive.writestr(info, data)
    return file.getvalue()


def too_large(name: str) -> ExchangeError:
    """Say that a package would unpack to more than the limit."""
    return refused("EX003", name, _("this package would unpack to more than 200 MB"))


def damaged(name: str, reason: str) -> ExchangeError:
    """Say that a file does not open; reason: a clause in the language in use, without an end."""
    return refused("EX002", name, _("{file} is damaged: {reason}").format(file=name, reason=reason))


def _in_order(data: bytes, infos: Sequence[ZipInfo], directory: int, name: str) -> None:
    """Refuse an archive with a member that no honest one has. directory: where the list of members begins."""
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise damaged(name, _("its members are encrypted"))
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise damaged(name, _("its members are packed by a method that is not read"))
    if len({info.filename for info in infos}) < len(infos):
        raise damaged(name, _("two members have one name"))
    if _overlapping(data, infos, directory):
        raise damaged(name, _("members lie over each other"))


def _overlapping(data: bytes, infos: Sequence[ZipInfo], directory: int) -> bool:
    """Tell whether one member reaches into the next, or into the list of them."""
    free = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        if info.header_offset < free:
            return True
        _mark, name_length, extra_length = _LOCAL.unpack_from(data, info.header_offset)
        free = info.header_offset + _LOCAL.size + name_length + extra_length + info.compress_size
    return free > directory


def _unpacked(archive: ZipFile, infos: Sequence[ZipInfo], name: str) -> dict[str, bytes]:
    """Read members, counting what comes out of all of them."""
    contents: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in infos:
        contents[info.filename] = _one(archive, info, left, name)
        left -= len(contents[info.filename])
    return contents


def _one(archive: ZipFile, info: ZipInfo, left: int, name: str) -> bytes:
    """Read one member of at most so many bytes."""
    most = min(left, max(SMALL, info.compress_size * MOST_RATIO))
    if info.file_size > most:
        raise too_large(name) if info.file_size > left else _too_dense(name)
    content = bytearray()
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            content += chunk
            if len(content) > most:
                raise too_large(name)
    if len(content) != info.file_size:
        raise damaged(name, _("a member is shorter than it says"))
    return bytes(content)


def _too_dense(name: str) -> ExchangeError:
    return refused("EX003", name, _("a member of this package would unpack to more than 200 times its size"))
