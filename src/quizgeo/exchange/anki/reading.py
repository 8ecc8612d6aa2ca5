"""A package of Anki as questions. Nothing foreign is run or shown as markup; a note that cannot be read is one problem.

Names of pictures and sounds go to `x-media` of their question; the files stay in the package.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct, field

from quizgeo.decks import CardKey, Citation, Problem, Question, Source
from quizgeo.exchange.anki.cloze_marks import MarkError
from quizgeo.exchange.anki.foreign import LEVELS, ForeignType, Note, text, whole
from quizgeo.exchange.anki.note_kinds import Left, Shown, has_pair, shown
from quizgeo.exchange.anki.own_notes import own_key, own_type, shown_own
from quizgeo.exchange.anki.package import Package, opened
from quizgeo.exchange.anki.sides import Sides
from quizgeo.exchange.errors import MOST_PROBLEMS, problem, refused
from quizgeo.exchange.guarded import Row
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions
from quizgeo.language import _
from quizgeo.text import clean

FIELDS_END = "\x1f"
"""Stands between the fields of a note."""
_COLUMNS = ("id", "guid", "mid", "tags", "flds")
_OF_ANKI = frozenset(("leech", "marked"))
"""Tags by which Anki keeps its own account."""
_UNNAMED = ("Default", "quizgeo")
"""Decks whose name says nothing of what is in them."""


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the notes of a package. Raises ExchangeError when nothing can be read."""
    with opened(data, options.name) as package:
        _refuse_unknown_fields(list(package.types.values()), options)
        cards, found = _cards(package), _Found(options, package.media)
        for note in notes(package, options.name, cards.places, found.problems):
            found.take(note)
    if not found.questions:
        raise refused("EX006", options.name, _("no question found in {file}").format(file=options.name))
    title = _title(package.decks, cards.decks)
    return ReadIn(
        tuple(found.questions), tuple(found.losses), tuple(found.problems), title, options.language, package.media
    )


class Cards(Struct, frozen=True):
    """What the cards of a package tell of notes."""

    places: Mapping[int, Sequence[int]]
    """Places of a note's cards by its number."""
    decks: Counter[int]
    """How many cards are in a deck, by its number."""


def notes(package: Package, name: str, places: Mapping[int, Sequence[int]], problems: list[Problem]) -> Iterator[Note]:
    """Give the notes of an open package; for one that cannot be read, a problem. name: of the package."""
    for row in package.database.rows("notes", _COLUMNS):
        note = _note(row, package.types, places)
        if isinstance(note, Note):
            yield note
        elif len(problems) < MOST_PROBLEMS:
            number = row[0] if isinstance(row[0], int) else "?"
            words = _("note {number}: {reason}; skipped").format(number=number, reason=note)
            problems.append(problem("EX005", name, words))


def _note(row: Row, types: Mapping[int, ForeignType], places: Mapping[int, Sequence[int]]) -> Note | str:
    """Read a row, or say why it cannot be read."""
    id_, guid, type_, tags, fields = row
    kind = types.get(type_) if isinstance(type_, int) else None
    if kind is None:
        return _("its note type is missing")
    try:
        number, parts = whole(id_), text(fields).split(FIELDS_END)
        words = tuple(clean(tag) for tag in text(tags).split() if tag not in _OF_ANKI)
        own = clean(text(guid))
    except ValueError:
        return _("it is no text")
    if len(parts) != len(kind.fields):
        return _("it has not the fields of its type")
    return Note(number, own, kind, tuple(parts), tuple(dict.fromkeys(filter(None, words))), places.get(number, ()))


def _cards(package: Package) -> Cards:
    """Read which cards there are; a row that makes no sense is passed over, for a note stands without its cards."""
    places: dict[int, list[int]] = defaultdict(list)
    decks: Counter[int] = Counter()
    for note, deck, place in package.database.rows("cards", ("nid", "did", "ord")):
        with suppress(ValueError):
            places[whole(note)].append(whole(place))
            decks[whole(deck)] += 1
    return Cards(places, decks)


class _Found(Struct):
    """What was read so far."""

    options: ReadOptions
    media: Mapping[str, str]
    questions: list[Foreign] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, note: Note) -> None:
        """Make the question of a note, or say why there is none."""
        place, sides = f"nid:{note.id}", Sides(self.media)
        try:
            result = self._shown(note, sides)
        except MarkError as error:
            words = _("note {number}: {reason}; skipped").format(number=note.id, reason=error.reason)
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(problem("EX005", self.options.name, words))
            return
        if isinstance(result, Left):
            self.losses.append(Loss(place, "", "left out", result.how))
            return
        self.losses += [Loss(place, "", what, how) for what, how in result.losses]
        if sides.lost:
            how = _("without {elements}").format(elements=sides.lost)
            self.losses.append(Loss(place, "", "changed", how))
        question = _question(note, result, sides, self.options.language)
        self.questions.append(Foreign(question, note.guid, place))

    def _shown(self, note: Note, sides: Sides) -> Shown | Left:
        kind = own_type(note.type)
        return shown_own(note, kind, sides) if kind else shown(note, self.options.fields, sides)


def _question(note: Note, asked: Shown, sides: Sides, language: str) -> Question:
    """Put a question together."""
    return Question(
        key=CardKey(own_key(note)),
        id="",
        body=asked.body,
        prompt=asked.prompt,
        hints=asked.hints,
        explain=asked.explain,
        source=Citation(Source("", asked.source)) if asked.source else None,
        tags=note.tags,
        extra={"x-media": sides.media} if sides.media else {},
        language=language,
    )


def _refuse_unknown_fields(types: Sequence[ForeignType], options: ReadOptions) -> None:
    """Refuse names of fields that no note type has, and name those that there are."""
    if not any(options.fields) or any(not kind.cloze and has_pair(kind, options.fields) for kind in types):
        return
    known = ", ".join(dict.fromkeys(clean(name) for kind in types for name in kind.fields))
    message = _("no note has both fields, {front} and {back}")
    front, back = map(clean, options.fields)
    raise refused(
        "EX006", options.name, message.format(front=front, back=back), _("the fields are {names}").format(names=known)
    )


def _title(decks: Mapping[int, str], counts: Counter[int]) -> str:
    """Give the name of the deck that most cards are in; empty where it says nothing."""
    for number, _count in counts.most_common():
        name = clean(decks.get(number, "").rpartition(LEVELS)[2])
        if name and name not in _UNNAMED:
            return name
    return ""
