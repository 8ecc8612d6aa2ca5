"""Which decks there are. With an index at hand no deck file is read, and the YAML reader is not even imported."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.decks.calm import calm
from quizgeo.decks.catalogue import DeckEntry
from quizgeo.decks.columns import unpack
from quizgeo.decks.index import Index, Record, read_index, write_index
from quizgeo.decks.keys import DeckId
from quizgeo.decks.problems import DeckError, Place, Problem, Related, Severity
from quizgeo.decks.walk import Stamp, deck_files, is_deck_name, stamp
from quizgeo.language import _
from quizgeo.text import clean, shorten

if TYPE_CHECKING:  # the cards of an index are known without what a question is
    from quizgeo.decks.model import Deck

_SHOWN = 60
"""Characters of a name in a sentence."""
_Translated = tuple[Path, str, str]
"""Folder, identity of the deck, and the language of a translation."""


class _Translation(Struct, frozen=True):
    """A translation of a deck that stands beside it."""

    path: Path
    title: str


class UnknownDeckError(LookupError):
    """A name that is no deck of the library; the sentence names the decks that are spelt like it."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        shown = shorten(clean(name), _SHOWN)
        near = get_close_matches(name.lower(), list(known), 3, 0.5)
        if near:
            sentence = _('there is no deck "{name}"; did you mean {near}?').format(name=shown, near=", ".join(near))
        else:
            sentence = _('there is no deck "{name}"; quizgeo decks lists them').format(name=shown)
        super().__init__(sentence)
        self.name = name
        self.near = tuple(near)


class _Loaded(Struct):
    """A deck in memory, and the stamps of the files it came from."""

    deck: "Deck"
    stamps: dict[str, Stamp | None]

    def is_fresh(self) -> bool:
        """Tell whether none of its files changed."""
        return all(stamp(path) == before for path, before in self.stamps.items())


class Library(Struct):
    """The decks below some folders as they stood at the scan; decks are read when they are loaded."""

    folders: tuple[Path, ...]
    index_path: Path
    entries: tuple[DeckEntry, ...]
    """Decks in the order of the folders, then of their files' names; broken files have no id and no cards."""
    problems: tuple[Problem, ...] = ()
    """What is wrong between files: one identity in two of them."""
    _files: dict[str, Stamp] = field(default_factory=dict)
    _parts: dict[str, Stamp] = field(default_factory=dict)
    _translations: dict[_Translated, _Translation] = field(default_factory=dict)
    _loaded: dict[tuple[Path, str], _Loaded] = field(default_factory=dict)
    _outside: dict[Path, DeckEntry] = field(default_factory=dict)
    """Decks that were named by a path outside the folders."""

    def changed(self) -> bool:
        """Tell whether a file came, went or changed since the scan; no file is opened for it."""
        if deck_files(self.folders) != self._files:
            return True
        return any(stamp(path) != before for path, before in self._parts.items())

    def rescan(self) -> "Library":
        """Look again; only what changed is read."""
        return scan(self.folders, self.index_path)

    def resolve(self, name: str) -> DeckEntry:
        """Find a deck by its identity or by the path of its file. Raises UnknownDeckError."""
        known = [*self.entries, *self._outside.values()]
        found = next((entry for entry in known if entry.id == name and name), None)
        if found is not None:
            return found
        path = Path(name)
        if not (is_deck_name(path.name) and path.is_file()):
            raise UnknownDeckError(name, [entry.id for entry in known if entry.id])
        same = next((entry for entry in known if entry.path.resolve() == path.resolve()), None)
        if same is None:
            same = self._outside[path] = self._found(path)
        return same

    def _found(self, path: Path) -> DeckEntry:
        """Read what a file outside the folders is, with the translations that stand beside it."""
        from quizgeo.decks.claims import content
        from quizgeo.decks.survey import survey

        record = survey(path, content(path), Stamp(0, 0))
        for name in deck_files([path.parent], deep=0):
            beside = Path(name)
            if beside == path or not beside.name.startswith(f"{path.stem}."):
                continue
            overlay = survey(beside, content(beside), Stamp(0, 0))
            if overlay.role == "overlay" and overlay.id == record.id:
                translation = _Translation(beside, overlay.title)
                self._translations.setdefault((path.parent, record.id, overlay.language), translation)
        return _entry(path, record, self._translations)

    def load(self, name: str, language: str = "") -> "Deck":
        """Read a deck, in a language it is translated into or else its own; it stays in memory until its files change.

        Raises UnknownDeckError, and DeckError when the deck or the translation has errors.
        """
        entry = self.resolve(name)
        translation = self._translations.get((entry.path.parent, entry.id, language))
        key = (entry.path, language if translation else "")
        loaded = self._loaded.get(key)
        if loaded is None or not loaded.is_fresh():
            loaded = self._loaded[key] = _load(entry.path, translation.path if translation else None)
        return loaded.deck


def scan(folders: Iterable[Path], index_path: Path) -> Library:
    """Find the decks below some folders. Files whose size and time of change are in the index are not read."""
    places = tuple(folders)
    try:
        return _scan(places, index_path, read_index(index_path))
    except (ValueError, LookupError, TypeError, AttributeError):  # the index says what no index can say
        return _scan(places, index_path, Index({}))


def _scan(folders: tuple[Path, ...], index_path: Path, index: Index) -> Library:
    """Find the decks, by what an index knows."""
    files = deck_files(folders)
    records = {path: _current(path, now, index) for path, now in files.items()}
    library = _library(folders, index_path, files, records)
    if len(records) != len(index.records) or any(index.records.get(path) is not each for path, each in records.items()):
        write_index(index_path, records)
    return library


def _current(path: str, now: Stamp, index: Index) -> Record:
    """Give the record of a file: the one of the index if nothing changed, or else a new one."""
    old = index.records.get(path)
    parts = old is not None and all(stamp(part) == was and index.trusts(was) for part, was in old.parts.items())
    if old is not None and parts and old.stamp == now and index.trusts(now):
        return old
    from quizgeo.decks.claims import content  # at most starts no file changed
    from quizgeo.decks.survey import digest, survey

    data = content(Path(path))
    if old is not None and parts and digest(data) == old.digest:
        return replace(old, stamp=now)
    return survey(Path(path), data, now)


def _library(
    folders: tuple[Path, ...], index_path: Path, files: dict[str, Stamp], records: Mapping[str, Record]
) -> Library:
    """Put the library together out of the records of its files."""
    translations: dict[_Translated, _Translation] = {}
    for path, record in records.items():
        if record.role == "overlay":
            translation = _Translation(Path(path), record.title)
            translations.setdefault((Path(path).parent, record.id, record.language), translation)
    owners: dict[str, str] = {}
    for path, record in records.items():
        if record.role == "deck" and not record.problems:
            owners.setdefault(record.id, path)
    entries: list[DeckEntry] = []
    problems: list[Problem] = []
    with calm():
        for path, record in records.items():
            owner = owners.get(record.id, path)
            if record.role == "deck" and owner != path:
                problems += [] if record.problems else [same_identity(record.id, path, owner)]
                entries.append(DeckEntry(DeckId(""), Path(path).name, "", Path(path), problems=max(1, record.problems)))
            elif record.role == "deck":
                entries.append(_entry(Path(path), record, translations))
    parts = {part: before for record in records.values() for part, before in record.parts.items()}
    return Library(folders, index_path, tuple(entries), tuple(problems), files, parts, translations)


def _entry(path: Path, record: Record, translations: Mapping[_Translated, _Translation]) -> DeckEntry:
    """Make the entry of a deck file."""
    cards = unpack(record.id, record.cards) if record.cards and not record.problems else ()
    titles = {
        language: each.title
        for (folder, deck, language), each in sorted(translations.items(), key=lambda item: item[0])
        if (folder, deck) == (path.parent, record.id)
    }
    return DeckEntry(
        id=DeckId(record.id),
        title=record.title,
        language=record.language,
        path=path,
        cards=cards,
        overlays=tuple(titles),
        overlay_titles=tuple(titles.values()),
        problems=record.problems,
        warnings=record.warnings,
    )


def same_identity(deck: str, path: str, owner: str) -> Problem:
    """Say that a file holds a deck whose identity another file has already."""
    message = _('deck "{deck}" is also {file}').format(deck=deck, file=shorten(clean(owner), _SHOWN))
    fix = _("give one of the two another identity")
    return Problem(
        "DK009", Severity.ERROR, Place(path), message, fix, related=(Related(Place(owner), _("first here")),)
    )


def _load(path: Path, translation: Path | None) -> _Loaded:
    """Read a deck and what is laid over it."""
    from quizgeo.decks.files import read_file
    from quizgeo.decks.overlay import read_overlay

    stamps = {str(file): stamp(file) for file in (path, translation) if file is not None}
    reading = read_file(path)
    if reading.deck is not None and translation is not None:
        reading = replace(read_overlay(translation, reading.deck), parts=reading.parts)
    if reading.deck is None:
        raise DeckError(reading.problems)
    return _Loaded(reading.deck, stamps | {str(part): stamp(part) for part in reading.parts})
