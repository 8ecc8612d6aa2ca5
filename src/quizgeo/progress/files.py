"""Files of the learner: private to their owner, written whole or not at all, and made durable."""

import os
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter; one that exists stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def create(path: Path) -> bool:
    """Make an empty file that only its owner can read; False when there is one already."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def sync_file(path: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the operating system can promise it."""
    if os.name == "posix":  # pragma: no branch  # the other kind has no such promise
        sync_file(folder)


def fresh_name(path: Path) -> Path:
    """Give a name beside `path` that nobody else has: hidden, random, gone when its maker is done."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}")


def put(temporary: Path, path: Path) -> None:
    """Let a finished temporary file take the name `path`, durably."""
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def write_text(path: Path, text: str) -> None:
    """Write a small private file whole: its readers see the old or the new text, never a part."""
    temporary = fresh_name(path)
    try:
        create(temporary)
        temporary.write_text(text, encoding="utf-8")
        put(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
