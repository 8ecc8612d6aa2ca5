"""The files that are meant by the name of a deck and a language. Nothing of a learner is looked at."""

from collections.abc import Iterable
from pathlib import Path

from quizgeo.decks import UnknownDeckError
from quizgeo.decks.claims import begins_as_deck, content, deck_named, is_overlay, is_part
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.overlay import overlay_head
from quizgeo.decks.report import Report
from quizgeo.decks.walk import deck_files, is_deck_name
from quizgeo.language import _
from quizgeo.study.translation import deck_of, translations
from quizgeo.text import clean, shorten

_SHOWN = 60
"""Cells of a name in a sentence."""
_NAMED = 5
"""Decks of a folder that are named."""


class NoDeckError(LookupError):
    """No deck is meant. The sentence says why, and what to name instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


Files = tuple[Path, Path | None]
"""A deck, and the translation to lay over it."""


def find_files(name: str, language: str = "", folders: Iterable[Path] = ()) -> Files:
    """Find a deck by the path of its file, or of a translation of it, or by its identity below some folders.

    language: of the texts, a tag; empty for the file's own. Raises NoDeckError.
    """
    if name == STDIN:
        raise NoDeckError(_("A file is read again each time it is saved, and - is no file: name the deck's."))
    path = Path(name)
    if path.is_dir():
        raise NoDeckError(_in_folder(path))
    if not path.exists():
        path = _by_identity(name, folders)
    data = _text_of(path)
    if is_overlay(data):
        return _of_overlay(path, language)
    if is_part(data):
        raise NoDeckError(_("{file} is a part that decks include; name the deck.").format(file=_shown(path)))
    if data.strip() and not begins_as_deck(data):
        raise NoDeckError(_("{file} is no deck: a deck begins with the line quizgeo: 1").format(file=_shown(path)))
    return path, _overlay_of(path, language)


def _text_of(path: Path) -> bytes:
    """Read a file of text. Raises NoDeckError for what cannot be read, or is none."""
    report = Report(str(path))
    data = read_bytes(path, report)
    if data is None or decode(data, report) is None:
        problem = report.problems[0]
        raise NoDeckError(f"{_shown(path)}: {problem.message}; {problem.fix}")
    return data


def _in_folder(folder: Path) -> str:
    """Say that a folder is none, and which decks are in it."""
    files = (Path(name) for name in deck_files([folder], deep=0))
    decks = [_shown(file) for file in files if deck_named(content(file))]
    if not decks:
        return _("{folder} is a folder, with no deck in it; name the file of a deck.").format(folder=_shown(folder))
    named = ", ".join([*decks[:_NAMED], *(["…"] if len(decks) > _NAMED else [])])
    return _("{folder} is a folder; name one of its decks: {decks}").format(folder=_shown(folder), decks=named)


def _by_identity(name: str, folders: Iterable[Path]) -> Path:
    """Find a deck by its identity; raise NoDeckError with those that are spelt like it."""
    if is_deck_name(name) or Path(name).name != name:
        raise NoDeckError(_("There is no file {file}.").format(file=_shown(Path(name))))
    known: dict[str, Path] = {}
    for file in deck_files(folders):
        known.setdefault(deck_named(content(Path(file))), Path(file))
    if name not in known:
        raise NoDeckError(str(UnknownDeckError(name, filter(None, known))))
    return known[name]


def _of_overlay(path: Path, language: str) -> Files:
    """Give a translation with its deck."""
    translates, own = overlay_head(path)
    if language and _plain(language) not in (_plain(own), _plain(own).partition("-")[0]):
        message = _("{file} is in the language {language}; to see another one, name the deck.")
        raise NoDeckError(message.format(file=_shown(path), language=shorten(own, _SHOWN)))
    deck = deck_of(path)
    if deck is None:
        message = _("{file} is a translation, and its deck {deck} is not beside it.")
        raise NoDeckError(message.format(file=_shown(path), deck=shorten(translates, _SHOWN)))
    return deck, path


def _overlay_of(path: Path, language: str) -> Path | None:
    """Give the translation of a deck into a language; None for the deck's own."""
    if not language:
        return None
    deck = content(path)
    there = {_plain(tag): file for tag, file in translations(path, deck_named(deck)).items()}
    wanted = _plain(language)
    found = there.get(wanted) or there.get(wanted.partition("-")[0])
    if found is not None or _plain(_tongue(path)) in (wanted, wanted.partition("-")[0]):
        return found
    known = ", ".join(sorted({_tongue(path), *there} - {""}))
    message = _("{file} is not translated into the language {language}. There are: {known}")
    raise NoDeckError(message.format(file=_shown(path), language=_shown(Path(language)), known=known))


def _tongue(path: Path) -> str:
    """Give the language that a deck's head names; empty where it cannot be read."""
    return overlay_head(path)[1]


def _plain(tag: str) -> str:
    return tag.replace("_", "-").casefold()


def _shown(path: Path) -> str:
    return shorten(clean(str(path)), _SHOWN)
