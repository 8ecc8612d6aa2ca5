"""What the learner did: the append-only log of answers, its store, merging, backup and checks.

It knows keys and values, not decks and not memory. `ProgressLog.open` is the way in.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.progress.backup import Backup, backup_if_due, list_backups, make_backup
    from quizgeo.progress.errors import ProgressError, Trouble
    from quizgeo.progress.events import CLASS, GRADES, SAID, Event, EventKind, Said, checksum, new_id
    from quizgeo.progress.exporting import all_lines, export_file
    from quizgeo.progress.history import doubt_extra, undo_id, undo_of
    from quizgeo.progress.joining import Joined, JoinedFile, join_files
    from quizgeo.progress.lines import export_lines
    from quizgeo.progress.merge import Merged, merge_events
    from quizgeo.progress.ranges import Fault
    from quizgeo.progress.readable import readable_event
    from quizgeo.progress.restore import Restored, repair_log, restore_backup
    from quizgeo.progress.sources import events_of_file
    from quizgeo.progress.store import ProgressLog
    from quizgeo.progress.synced import conflict_copies
    from quizgeo.progress.trust import Ahead, Behind, Believed, Early, Trust, doubt_event, judge
    from quizgeo.progress.verify import Report, verify_log
    from quizgeo.progress.writer import Place, Writer, Written

__all__ = [
    "CLASS",
    "GRADES",
    "SAID",
    "Ahead",
    "Backup",
    "Behind",
    "Believed",
    "Early",
    "Event",
    "EventKind",
    "Fault",
    "Joined",
    "JoinedFile",
    "Merged",
    "Place",
    "ProgressError",
    "ProgressLog",
    "Report",
    "Restored",
    "Said",
    "Trouble",
    "Trust",
    "Writer",
    "Written",
    "all_lines",
    "backup_if_due",
    "checksum",
    "conflict_copies",
    "doubt_event",
    "doubt_extra",
    "events_of_file",
    "export_file",
    "export_lines",
    "join_files",
    "judge",
    "list_backups",
    "make_backup",
    "merge_events",
    "new_id",
    "readable_event",
    "repair_log",
    "restore_backup",
    "undo_id",
    "undo_of",
    "verify_log",
]

_MODULES = {
    "backup": ("Backup", "backup_if_due", "list_backups", "make_backup"),
    "errors": ("ProgressError", "Trouble"),
    "events": ("CLASS", "GRADES", "SAID", "Event", "EventKind", "Said", "checksum", "new_id"),
    "exporting": ("all_lines", "export_file"),
    "history": ("doubt_extra", "undo_id", "undo_of"),
    "joining": ("Joined", "JoinedFile", "join_files"),
    "lines": ("export_lines",),
    "merge": ("Merged", "merge_events"),
    "ranges": ("Fault",),
    "readable": ("readable_event",),
    "restore": ("Restored", "repair_log", "restore_backup"),
    "sources": ("events_of_file",),
    "store": ("ProgressLog",),
    "synced": ("conflict_copies",),
    "trust": ("Ahead", "Behind", "Believed", "Early", "Trust", "doubt_event", "judge"),
    "verify": ("Report", "verify_log"),
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
