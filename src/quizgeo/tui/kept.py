"""What the learner chose for the screens of this device: one file beside the progress, which travels nowhere.

Whatever is wrong with it is passed over, value by value, and what another version keeps there stays.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from quizgeo.language import KEPT, KEPT_LONGEST, N_, languages
from quizgeo.tui.themes import DARK, THEMES

NAME: Final = KEPT
"""The file beside the learner's progress."""
COMPUTER: Final = "computer"
"""The language that the computer asks for."""


class Choice(Struct, frozen=True):
    """Something that is chosen for this device."""

    name: str
    title: str
    """What the screen calls it, marked for translation."""
    help: str
    """One sentence, marked here."""
    words: Mapping[str, str]
    """Each value it may have, with its name in words, marked where it is no name; what holds unless chosen is first."""

    @property
    def values(self) -> Sequence[str]:
        """The values, in order."""
        return tuple(self.words)


class Kept(Struct, frozen=True):
    """What holds on this device."""

    theme: str = DARK
    language: str = COMPUTER
    motion: str = "off"
    signs: str = "full"
    clock: str = "shown"

    def of(self, name: str) -> str:
        """Give a value by its name in the table."""
        value: object = getattr(self, name)
        assert isinstance(value, str)
        return value


def choices() -> tuple[Choice, ...]:
    """Give the table of what is chosen for this device."""
    return (
        Choice("theme", N_("colours"), N_("The colours of all screens."), {name: name for name in THEMES}),
        Choice("language", N_("language"), N_("The language of the interface; --lang and QUIZGEO_LANG go before it."),
            {COMPUTER: N_("as the computer"), **{tag: _SPOKEN.get(tag, tag) for tag in languages()}},
        ),
        Choice("motion", N_("motion"), N_("Whether anything glides; TEXTUAL_ANIMATIONS goes before it."),
            {"off": N_("off"), "on": N_("on")},
        ),
        Choice("signs", N_("signs"), N_("Signs such as a tick where the terminal has them, or plain letters."),
            {"full": N_("full"), "plain": N_("plain")},
        ),
        Choice("clock", N_("clock"), N_("The time a session has lasted, in its first row."),
            {"shown": N_("shown"), "off": N_("off")},
        ),
    )  # fmt: skip


_SPOKEN: Final = {"en": "English", "id": "Bahasa Indonesia"}
"""Languages in their own words."""


def kept(home: Path) -> Kept:
    """Give what was chosen on this device; each value that may not stand is the one that holds unless chosen."""
    found = _found(home)
    if not found:
        return Kept()
    known = {row.name: found[row.name] for row in choices() if found.get(row.name) in row.values}
    return Kept(**known)  # type: ignore[arg-type]  # what is among the values of a row is text


def keep(home: Path, name: str, value: str) -> bool:
    """Remember a value; tell whether it was written. A disk that takes nothing costs only the memory of it."""
    from json import dumps

    whole = dumps({**_found(home), name: value}) + "\n"
    beside = home / f".{NAME}.{os.getpid()}"
    written = False
    with suppress(OSError):
        beside.write_text(whole, encoding="utf-8")
        beside.replace(home / NAME)
        written = True
    with suppress(OSError):
        beside.unlink(missing_ok=True)
    return written


def _found(home: Path) -> dict[str, object]:
    """Give what stands in the file; nothing where there is none, or where it is damaged or too long."""
    try:
        with (home / NAME).open(encoding="utf-8") as file:
            from json import loads  # 1 ms, and most learners choose nothing

            found: object = loads(file.read(KEPT_LONGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
