"""The language quizgeo speaks to people: gettext catalogues, English in the source.

`_()` translates when a sentence is shown; `N_()` only marks one that stands in a table. English costs nothing:
gettext is imported for another language.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations
    from pathlib import Path

_SOURCE = "en"
_COMMA = frozenset({"id"})
"""Languages that write a comma where English writes a decimal point, and a point between thousands."""
_EXCHANGED = str.maketrans(".,", ",.")

KEPT = "screen.json"
"""The file, beside the learner's progress, of what was chosen for the screens of this device; a language among it."""
KEPT_LONGEST = 4_000
"""Characters of it that are read."""

_language = _SOURCE
_catalogue: "GNUTranslations | None" = None
"""None: sentences as they stand in the source."""


def use(language: str) -> None:
    """Speak `language` from now on, a tag such as `en` or `id_ID`; English where a catalogue is missing."""
    global _catalogue, _language  # noqa: PLW0603 - one voice for the whole process
    path = None if _plain(language) == _SOURCE else _find(language)
    _catalogue = _read(path) if path else None
    _language = path.parts[-3] if path else _SOURCE


def in_use() -> str:
    """Give the tag of the language in use."""
    return _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while; English where there is no catalogue of it."""
    before = in_use()
    use(language)
    try:
        yield
    finally:
        use(before)


@cache
def languages() -> tuple[str, ...]:
    """Give the tags of the languages that can be spoken, that of the source first."""
    return (_SOURCE, *sorted(path.parts[-3] for path in _catalogues().glob("*/LC_MESSAGES/quizgeo.mo")))


def speaks(language: str) -> bool:
    """Tell whether a language can be spoken, be it without the region that a tag such as `id_ID` names."""
    return _plain(language) == _SOURCE or _find(language) is not None


def wished(environment: Mapping[str, str], kept: str = "") -> str:
    """Give the language that is asked for first among those spoken here, a tag such as `id_ID`.

    `QUIZGEO_LANG` goes before the language kept on this device, and that before the locale, in which, as with all
    programs that use gettext, `LANGUAGE` lists what to prefer to `LC_ALL`, `LC_MESSAGES` or `LANG`, unless that is `C`.
    Gives the first wish where none can be granted, and `en` where there is none.
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    preferred = "" if locale in ("C", "POSIX") else environment.get("LANGUAGE", "")
    written = [environment.get("QUIZGEO_LANG", ""), kept, *preferred.split(":"), locale]
    wishes = [tag for each in written if (tag := each.partition(".")[0].partition("@")[0])] or [_SOURCE]
    wishes = [_SOURCE if tag in ("C", "POSIX") else tag for tag in wishes]
    return next(filter(speaks, wishes), wishes[0])


def kept_in(folder: str) -> str:
    """Give the language that was chosen on this device, empty where none was or the file is damaged.

    folder: where the learner's data is.
    """
    try:
        with open(os.path.join(folder, KEPT), encoding="utf-8") as file:  # noqa: PTH118, PTH123 - pathlib takes 2 ms to import
            from json import loads  # and this 1 ms, which is spent only where something was chosen

            found: object = loads(file.read(KEPT_LONGEST))
    except (OSError, ValueError, RecursionError):
        return ""
    tag: object = found.get("language") if isinstance(found, dict) else None
    return tag if isinstance(tag, str) and tag in languages() else ""


def _plain(language: str) -> str:
    return language.replace("-", "_").partition("_")[0].lower()


@cache
def _catalogues() -> "Path":
    """Give the folder of the catalogues."""
    from pathlib import Path  # takes 2 ms to import, and English needs no catalogue

    return Path(__file__).resolve().parent / "locale"


def _find(language: str) -> "Path | None":
    for name in (language.replace("-", "_"), _plain(language)):
        if name.isidentifier() and (path := _catalogues() / name / "LC_MESSAGES" / "quizgeo.mo").is_file():
            return path
    return None


@cache  # 5 ms each time, and an export may change its language for every question
def _read(path: "Path") -> "GNUTranslations":
    from gettext import GNUTranslations

    with path.open("rb") as file:
        return GNUTranslations(file)


def _(message: str) -> str:
    """Give the message in the language in use."""
    if _catalogue is None or not message:  # gettext keeps its own notes under the empty message
        return message
    return _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark a message of a table for the catalogues and give it back unchanged."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a message that fits `count`, in the language in use."""
    if _catalogue is None:
        return one if count == 1 else many
    return _catalogue.ngettext(one, many, count)


def number(written: str) -> str:
    """Give a number that is written as in English, such as `1,234.5`, as the language in use writes it."""
    return written.translate(_EXCHANGED) if _language in _COMMA else written


@contextmanager
def lent(domain: str) -> Iterator[None]:
    """Have a library that asks gettext's default domain find its words in our catalogues `domain.mo`, for a while.

    Such a library asks in the language that the environment names, so that is set as well.
    """
    if _catalogue is None:
        yield
        return
    import gettext

    before, environment = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(domain, str(_catalogues()))
    gettext.textdomain(domain)
    os.environ["LANGUAGE"] = _language
    try:
        yield
    finally:
        gettext.textdomain(before)
        if environment is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = environment
