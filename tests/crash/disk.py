"""A disk that remembers and may fail: SQLite writes through a layer that notes each write, truncation and wait.

Out of what was noted come the files as a power cut may leave them: what was waited for is there, and of what came after
any part, in any order, to the sector.
"""

import ctypes
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Literal

SECTOR = 512
OK = 0
DELETE_LAYER = b"quizgeo-disk"

Kind = Literal["read", "write", "truncate", "sync", "delete", "told"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a file, or told to a person."""

    kind: Kind
    name: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """What was done so far, and which calls fail."""

    steps: list[Step] = field(default_factory=list)
    fails: Callable[[int, Kind], int] = lambda _number, _kind: OK
    """Gives the code of SQLite with which a call fails, 0 for one that does not."""
    afterwards: bool = False
    """Whether what fails was done all the same."""
    calls: int = 0

    def told(self, name: str) -> None:
        """Note that a person was told that something is saved."""
        self.steps.append(Step("told", name))


class _Methods(ctypes.Structure):
    _fields_ = [("version", ctypes.c_int), *[(name, ctypes.c_void_p) for name in (
        "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "check", "control", "sector", "traits",
        "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch",
    )]]  # fmt: skip


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Layer(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest", ctypes.c_int), ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p), ("data", ctypes.c_void_p), *[(name, ctypes.c_void_p) for name in (
            "open", "delete", "access", "full", "dl_open", "dl_error", "dl_sym", "dl_close", "random", "sleep", "time",
            "error", "time64", "set_call", "get_call", "next_call",
        )],
    ]  # fmt: skip


_FileP = ctypes.POINTER(_File)
_LayerP = ctypes.POINTER(_Layer)
_INT = ctypes.c_int
_LONG = ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_INT, _LayerP, ctypes.c_void_p, _FileP, _INT, ctypes.c_void_p)  # keeps the name it is given
_DELETE = ctypes.CFUNCTYPE(_INT, _LayerP, ctypes.c_void_p, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, _FileP, ctypes.c_void_p, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _FileP, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _FileP, _INT)


def library() -> ctypes.CDLL | None:
    """Give the SQLite that Python uses; None where it cannot be reached."""
    try:
        found = ctypes.CDLL("libsqlite3.so.0")
        found.sqlite3_libversion.restype = ctypes.c_char_p
        find = found.sqlite3_vfs_find
    except (OSError, AttributeError):
        return None
    find.restype = _LayerP
    find.argtypes = [ctypes.c_char_p]
    found.sqlite3_vfs_register.argtypes = [_LayerP, _INT]
    found.sqlite3_vfs_unregister.argtypes = [_LayerP]
    return found if found.sqlite3_libversion().decode() == sqlite3.sqlite_version else None


class _Tap:
    """The layer between SQLite and the files."""

    def __init__(self, library: ctypes.CDLL, disk: Disk) -> None:
        self._library, self._disk = library, disk
        self._below: _Layer = library.sqlite3_vfs_find(None).contents
        self._names: dict[int, str] = {}
        self._tables: dict[int, tuple[_Methods, tuple[object, ...]]] = {}
        self._open_below = _OPEN(self._below.open)
        self._delete_below = _DELETE(self._below.delete)
        self.layer = _Layer.from_buffer_copy(self._below)
        self.layer.name = DELETE_LAYER
        self._kept = (_OPEN(self._open), _DELETE(self._delete))
        self.layer.open, self.layer.delete = (ctypes.cast(call, ctypes.c_void_p).value for call in self._kept)

    def _call(self, step: Step, done: Callable[[], int]) -> int:
        disk = self._disk
        disk.calls += 1
        code = disk.fails(disk.calls, step.kind)
        if code and not disk.afterwards:
            return code
        real = done()
        if code and step.kind == "read":
            return code
        if real == OK and step.kind != "read":
            disk.steps.append(step)
        return code or real

    def _open(self, layer: object, name: int | None, file: "ctypes._Pointer[_File]", flags: int, out: int) -> int:
        code: int = self._open_below(layer, name, file, flags, out)
        methods = file.contents.methods
        if code == OK and methods:
            self._names[ctypes.addressof(file.contents)] = ctypes.string_at(name).decode() if name else ""
            file.contents.methods = ctypes.pointer(self._tapped(methods.contents))
        return code

    def _tapped(self, below: _Methods) -> _Methods:
        """Give the calls of a kind of file with ours in place of those that change it."""
        address = ctypes.addressof(below)
        if address not in self._tables:
            read, write, truncate, sync = (
                _WRITE(below.read), _WRITE(below.write), _TRUNCATE(below.truncate), _SYNC(below.sync),
            )  # fmt: skip

            def on_read(file: "ctypes._Pointer[_File]", into: int, size: int, offset: int) -> int:
                return self._call(Step("read", self._name(file), offset), lambda: read(file, into, size, offset))

            def on_write(file: "ctypes._Pointer[_File]", data: int, size: int, offset: int) -> int:
                step = Step("write", self._name(file), offset, ctypes.string_at(data, size))
                return self._call(step, lambda: write(file, data, size, offset))

            def on_truncate(file: "ctypes._Pointer[_File]", size: int) -> int:
                return self._call(Step("truncate", self._name(file), size), lambda: truncate(file, size))

            def on_sync(file: "ctypes._Pointer[_File]", flags: int) -> int:
                return self._call(Step("sync", self._name(file)), lambda: sync(file, flags))

            ours = (_WRITE(on_read), _WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync))
            table = _Methods.from_buffer_copy(below)
            calls = (ctypes.cast(call, ctypes.c_void_p).value for call in ours)
            table.read, table.write, table.truncate, table.sync = calls
            self._tables[address] = table, ours
        return self._tables[address][0]

    def _name(self, file: "ctypes._Pointer[_File]") -> str:
        return self._names[ctypes.addressof(file.contents)]

    def _delete(self, layer: object, name: int, wait: int) -> int:
        return self._call(
            Step("delete", ctypes.string_at(name).decode()), lambda: self._delete_below(layer, name, wait)
        )


@contextmanager
def tapped(library: ctypes.CDLL, disk: Disk) -> Iterator[Disk]:
    """Let every file that SQLite opens in the block be on this disk; close them before its end."""
    below = library.sqlite3_vfs_find(None)
    tap = _Tap(library, disk)
    library.sqlite3_vfs_register(ctypes.byref(tap.layer), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_register(below, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(tap.layer))


# -- what a power cut leaves ------------------------------------------------------------------------------------------


def after_power_loss(steps: Sequence[Step], chance: Random) -> Mapping[str, bytes]:
    """Give the files as they may be after a power cut that follows these steps.

    What was waited for is there; of each later write any sectors are, and each later truncation is or is not. A file
    that was never waited for may be missing. A deletion holds.
    """
    synced = dict.fromkeys({step.name for step in steps if step.kind != "told"}, -1)
    for number, step in enumerate(steps):
        if step.kind == "sync":
            synced[step.name] = number
    files: dict[str, bytearray] = {}
    for number, step in enumerate(steps):
        if step.kind in ("sync", "told"):
            continue
        certain = number < synced[step.name]
        _apply(files, step, chance, certain=certain)
    gone = [name for name in files if synced[name] < 0 and chance.random() < 0.5]
    return {name: bytes(content) for name, content in files.items() if name not in gone}


def _apply(files: dict[str, bytearray], step: Step, chance: Random, *, certain: bool) -> None:
    if step.kind == "delete":
        files.pop(step.name, None)
        return
    file = files.setdefault(step.name, bytearray())
    if step.kind == "truncate":
        if certain or chance.random() < 0.5:
            del file[step.offset :]
        return
    for start in range(0, len(step.data), SECTOR):
        if certain or chance.random() < 0.5:
            piece = step.data[start : start + SECTOR]
            end = step.offset + start + len(piece)
            file.extend(bytes(max(0, end - len(file))))
            file[step.offset + start : end] = piece
