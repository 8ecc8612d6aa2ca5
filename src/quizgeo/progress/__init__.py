"""What the learner did: the append-only log of answers, its store, merging, backup and checks.

It knows keys and values, not decks and not memory. `ProgressLog.open` is the way in.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.progress.errors import ProgressError, Trouble
    from quizgeo.progress.events import GRADES, SAID, Event, EventKind, Said, checksum, new_id
    from quizgeo.progress.history import doubt_extra, undo_id, undo_of
    from quizgeo.progress.store import ProgressLog
    from quizgeo.progress.writer import Place, Writer, Written

__all__ = [
    "GRADES",
    "SAID",
    "Event",
    "EventKind",
    "Place",
    "ProgressError",
    "ProgressLog",
    "Said",
    "Trouble",
    "Writer",
    "Written",
    "checksum",
    "doubt_extra",
    "new_id",
    "undo_id",
    "undo_of",
]

_MODULES = {
    "errors": ("ProgressError", "Trouble"),
    "events": ("GRADES", "SAID", "Event", "EventKind", "Said", "checksum", "new_id"),
    "history": ("doubt_extra", "undo_id", "undo_of"),
    "store": ("ProgressLog",),
    "writer": ("Place", "Writer", "Written"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"quizgeo.progress.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
