"""Unpacking what newer Anki packs with zstd, within the limits of every archive; where nothing can, it is said so."""

from importlib import import_module
from io import BytesIO
from typing import IO, Final, cast

from quizgeo.exchange.archive import MOST_BYTES, MOST_RATIO, SMALL, damaged, too_large
from quizgeo.exchange.errors import ExchangeError, refused
from quizgeo.language import _

MAGIC: Final = b"\x28\xb5\x2f\xfd"
"""What zstd data begins with."""
_CHUNK = 1 << 16


def unpacked(data: bytes, name: str, most: int = MOST_BYTES) -> bytes:
    """Unpack zstd data of at most so many bytes. name: of the package, for messages.

    Raises ExchangeError EX004 where neither Python nor a package can unpack it, EX003 for too much, EX002 for damage.
    """
    stream, fault = _opened(data, name)
    most = min(most, max(SMALL, len(data) * MOST_RATIO))
    content = bytearray()
    try:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > most:
                raise too_large(name)
    except (fault, EOFError, MemoryError) as error:
        raise damaged(name, _("its zstd data cannot be read")) from error
    return bytes(content)


def _opened(data: bytes, name: str) -> tuple[IO[bytes], type[Exception]]:
    """Give the unpacked bytes as a stream, and what it raises for damaged ones."""
    try:
        own = import_module("compression.zstd")
    except ModuleNotFoundError:
        pass
    else:
        return cast("IO[bytes]", own.ZstdFile(BytesIO(data))), own.ZstdError
    try:
        package = import_module("zstandard")
    except ModuleNotFoundError as error:
        raise _too_new(name) from error
    reader = package.ZstdDecompressor().stream_reader(BytesIO(data), read_across_frames=True)
    return cast("IO[bytes]", reader), package.ZstdError


def _too_new(name: str) -> ExchangeError:
    fix = _("export it with support for older Anki versions, or install the Python package zstandard")
    return refused("EX004", name, _("{file} is made by a newer Anki").format(file=name), fix)
