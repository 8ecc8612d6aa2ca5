"""A deck in the hands of its author: what its files say, what is wrong with them, and the last version without errors.

Files are looked at by their stamps and read where their content changed. Nothing is written, nothing of a learner read.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.decks import Deck, Problem, Question, Severity
from quizgeo.decks.claims import content
from quizgeo.decks.files import read_file
from quizgeo.decks.parts import inside
from quizgeo.decks.problems import in_order
from quizgeo.decks.survey import digest
from quizgeo.decks.walk import Stamp, stamp
from quizgeo.study.translation import entry_lines

_INCLUDES = b"include"
"""A deck whose text does not hold this word has no parts."""
Inspect = Callable[[Path], tuple[Deck | None, tuple[Problem, ...]]]
"""Reads a deck, or a translation laid over its own: None when an error keeps it from loading; and every problem."""
Spot = tuple[str, int]
"""A file and a line in it, from 1."""


class Bookmark(Struct, frozen=True):
    """The question that is meant: by its id or key, else by a line of the file that was named, else the first."""

    question: str = ""
    line: int = 1


class Print(Struct, frozen=True):
    """What tells that a file was written anew."""

    stamp: Stamp | None
    """None for a file that is not there."""
    digest: str


class Manuscript(Struct, frozen=True):
    """A deck as its author writes it. Make one with `read_manuscript`."""

    path: Path
    overlay: Path | None
    """The translation that is laid over the deck; None: the deck speaks its own language."""
    inspect: Inspect
    """What reads the files and finds what is wrong."""
    deck: Deck | None = None
    """The last version without errors; None where there was none yet."""
    problems: tuple[Problem, ...] = ()
    """Everything that is wrong with the files as they stand."""
    broken: bool = False
    """Whether the files have errors, so that `deck` is older than they are."""
    version: int = 0
    """Grows with each reading that there is something new to show of."""
    spots: Mapping[str, Spot] = field(default_factory=dict)
    """Where a translation speaks of each question, by key."""
    seen: Mapping[Path, Print] = field(default_factory=dict)
    """The files that were read, as they were."""
    settled: bool = False
    """Whether the files were found unchanged since they were read: one stamp may stand for two writings."""
    doubted: bool = False
    """Whether errors were found that nothing is told of yet: the file may only be half written."""

    def look(self) -> "Manuscript":
        """Look at the files once more; `version` grows where there is something new to show.

        Errors after a version without any are believed when the second look finds the same.
        """
        if self.settled and all(stamp(path) == each.stamp for path, each in self.seen.items()):
            return self
        now = _prints(self.seen)
        if not self.doubted and all(now[path].digest == each.digest for path, each in self.seen.items()):
            return replace(self, seen=now, settled=True)
        read = read_manuscript(self.path, self.overlay, self.inspect)
        if read.broken and not (self.broken or self.doubted):
            return replace(self, settled=False, doubted=True)
        if read.broken:
            return replace(read, version=self.version + 1, deck=self.deck, spots=self.spots, seen={**now, **read.seen})
        return replace(read, version=self.version + 1)

    # -- questions -----------------------------------------------------------------------------------------------

    def spot(self, question: Question) -> Spot:
        """Give the file and line at which a question is written, or translated."""
        return self.spots.get(question.key, (question.path, max(1, question.line)))

    def place(self, bookmark: "Bookmark") -> int | None:
        """Give the place in the deck, from 0, of the question that is meant; None where there is none, or no deck."""
        if self.deck is None:
            return None
        if bookmark.question:
            named = (bookmark.question, f"{self.deck.id}/{bookmark.question}")
            return next((place for place, question in enumerate(self.deck) if question.key in named), None)
        return self._place_at(bookmark.line)

    def _place_at(self, line: int) -> int:
        """Give the place in the deck, from 0, of the question that stands at a line of the file that was named."""
        file = str(self.overlay or self.path)
        spots = [(self.spot(question), place) for place, question in enumerate(self.deck or ())]
        above = [(at, place) for (path, at), place in spots if path == file and at <= line]
        return max(above)[1] if above else 0

    def beside(self, question: Question) -> tuple[Problem, ...]:
        """Give what is wrong with one question; where the files have errors, all other errors after it."""
        own = [problem for problem in self.problems if problem.question == question.key]
        errors = [each for each in self.problems if each.severity is Severity.ERROR] if self.broken else []
        return tuple(dict.fromkeys((*own, *errors)))

    def place_of(self, problem: Problem) -> int | None:
        """Give the place in the deck, from 0, of the question that a problem is about; None for the deck itself."""
        found = (place for place, question in enumerate(self.deck or ()) if question.key == problem.question)
        return next(found, None)


def read_manuscript(path: Path, overlay: Path | None, inspect: Inspect) -> Manuscript:
    """Read a deck, and the translation to lay over it, with all that is wrong with both."""
    seen = _prints(filter(None, (path, overlay)))
    deck, problems = inspect(path)
    shown = deck
    if overlay is not None:
        laid, more = inspect(overlay)
        shown, problems = (laid if deck is not None else None), (*problems, *more)
    seen |= _prints(_cited(path, deck))
    spots = _translated(overlay, shown)
    return Manuscript(path, overlay, inspect, shown, in_order(problems), broken=shown is None, spots=spots, seen=seen)


def _prints(files: Iterable[Path]) -> dict[Path, Print]:
    return {path: Print(stamp(path), digest(content(path))) for path in files}


def _cited(path: Path, deck: Deck | None) -> Iterable[Path]:
    """Give the other files that a deck is made of or rests on: its parts, and the texts of its sources."""
    if _INCLUDES in content(path):
        yield from read_file(path).parts
    sources = deck.sources.values() if deck is not None else ()
    yield from filter(None, (inside(path.parent, source.text) for source in sources if source.text))


def _translated(overlay: Path | None, deck: Deck | None) -> dict[str, Spot]:
    """Give the places at which a translation speaks of questions."""
    if overlay is None or deck is None:
        return {}
    lines = entry_lines(overlay)
    return {question.key: (str(overlay), lines[question.id]) for question in deck if question.id in lines}
