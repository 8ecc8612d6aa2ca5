"""Where quizgeo finds and keeps its files. Nothing here creates or reads one."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

_PACKAGE = Path(__file__).resolve().parent


class Places(Struct, frozen=True):
    """The folders and files of one learner on one computer."""

    home: Path
    """Folder of all data of the learner."""
    deck_folders: tuple[Path, ...]
    """Folders searched for decks, the shipped ones first."""

    @property
    def progress(self) -> Path:
        """The append-only log of answers."""
        return self.home / "progress.db"

    @property
    def pending(self) -> Path:
        """Answers that the log could not take yet."""
        return self.home / "pending.jsonl"

    @property
    def device(self) -> Path:
        """This computer's identity among the learner's devices."""
        return self.home / "device"

    @property
    def backups(self) -> Path:
        """Folder of verified copies of the log."""
        return self.home / "backups"

    @property
    def sessions(self) -> Path:
        """Folder of live sessions, those that are over too."""
        return self.home / "sessions"

    @property
    def deck_index(self) -> Path:
        """Cache of what the deck files hold; may be deleted at any time."""
        return self.home / "cache" / "decks.json"


def shipped_decks() -> Path:
    """Give the folder of the decks that come with the package, installed or in a checkout."""
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "decks"


def places(environment: Mapping[str, str] = os.environ) -> Places:
    """Find the learner's places from `QUIZGEO_HOME` and `QUIZGEO_DECKS`.

    Without `QUIZGEO_HOME` it is the user's data folder of the operating system.
    """
    chosen = environment.get("QUIZGEO_HOME")
    home = written_path(chosen) if chosen else _user_data()
    added = [written_path(part) for part in environment.get("QUIZGEO_DECKS", "").split(os.pathsep) if part]
    return Places(home, tuple(dict.fromkeys([shipped_decks(), home / "decks", *added])))


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("quizgeo", appauthor=False)


def written_path(text: str) -> Path:
    """Give the path that a person wrote, from the root; `~` is their home, and `~name` of nobody a name like any."""
    return Path(os.path.expanduser(text)).absolute()  # noqa: PTH111 - pathlib's raises for a user that is not there
