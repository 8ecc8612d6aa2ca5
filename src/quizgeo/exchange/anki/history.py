"""What a learner answered in Anki, out of a package, as events of our log for the questions of one deck.

An event's identity follows from the card and the review, so that a second package adds only what is new. Nothing is
changed or moved that is in the log: Anki's answers stand beside the learner's own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Final

from msgspec import Struct, field

from quizgeo.clock import Instant, study_day
from quizgeo.decks import BACK, Cloze, Deck, Flashcard, Problem, Question
from quizgeo.exchange.anki.foreign import whole
from quizgeo.exchange.anki.guids import guids_of
from quizgeo.exchange.anki.own_notes import own_key
from quizgeo.exchange.anki.package import Package, opened
from quizgeo.exchange.anki.reading import notes
from quizgeo.exchange.errors import refused
from quizgeo.exchange.guarded import Row
from quizgeo.language import _
from quizgeo.progress import GRADES, Event, EventKind, undo_id

ROLLOVER: Final = 4
"""Hour at which a day of Anki begins, unless its user says otherwise."""
MOST_REVIEWS: Final = 1_000_000
"""Rows that are looked at; of these at most `MOST_EVENTS` are of the deck's cards."""
MOST_EVENTS: Final = 100_000
FORM: Final = "flashcard"
"""The form of every answer in Anki: the learner judged it."""

DEVICE: Final = "anki-"
"""What the name of the device begins with; a hash of the collection follows."""
_EARLIEST = 1_136_073_600_000
"""Milliseconds since 1970 of 2006-01-01: the year of Anki's first release."""
_LEARNED, _FILTERED, _MANUAL = (0, 1, 2), 3, 4
"""Kinds of reviews: learning, review and relearning; out of turn; set by hand."""
_RATINGS = range(1, 5)
_LONGEST_DAYS = 36_500
_LONGEST_SECONDS = 366 * 86_400
"""Of an interval; those below a day are negative numbers of seconds."""
_LONGEST_TOOK = 86_400_000
_OURS_WITHIN = 1_000
"""Milliseconds by which an answer of ours may have been moved when it was written into a package."""
_COLUMNS = ("id", "cid", "ease", "ivl", "factor", "time", "type")

OffsetAt = Callable[[int], int]
"""Gives the minutes that local time was ahead of UTC at a moment in milliseconds since 1970."""


class History(Struct, frozen=True):
    """What a package tells of a deck's cards."""

    events: tuple[Event, ...]
    """Oldest first; an answer, or the undoing of one where its card was reset later."""
    cards: int
    """Cards of ours that they are of."""
    reviews: int
    """Answers among the events."""
    unmatched: int
    """Cards of the package that were answered and belong to no question of the deck."""
    unbelieved: int
    """Rows of the deck's cards with numbers out of range."""
    ours: int
    """Rows that are answers of the log, which an export had put into Anki."""
    problems: tuple[Problem, ...] = ()
    """Notes that cannot be read."""

    @property
    def days(self) -> tuple[int, int] | None:
        """Give the first and the last study day; None when there is no event."""
        days = [event.day for event in self.events]
        return (min(days), max(days)) if days else None


class Review(Struct, frozen=True):
    """One row of a card of ours."""

    at: int
    """Milliseconds since 1970; no two rows of a collection have the same."""
    card: int
    """Number of the card in Anki."""
    key: str
    rating: int
    """1..4, or 0 for a card that was reset."""
    took: int
    """Milliseconds."""


def history_of(
    data: bytes, name: str, deck: Deck, *, now: int, offset_at: OffsetAt, answered: Mapping[str, Sequence[int]]
) -> History:
    """Read the answers to a deck's questions.

    name: of the package. now: milliseconds since 1970; what is later is not believed. answered: when the learner
    answered each card here, in milliseconds; such rows came from here. Raises ExchangeError when the package cannot be
    read.
    """
    problems: list[Problem] = []
    with opened(data, name) as package:
        keys = _keys(package, name, deck, problems)
        found = _Found(keys, now, answered, name)
        for row in package.database.rows("revlog", _COLUMNS, MOST_REVIEWS):
            found.take(row)
        device = _device(package)
    reviews = sorted(found.reviews, key=lambda review: review.at)
    events = tuple(_events(reviews, device, offset_at))
    given = sum(event.kind == EventKind.ANSWERED for event in events)
    cards = {event.card for event in events}
    return History(events, len(cards), given, len(found.unmatched), found.unbelieved, found.ours, tuple(problems))


def _keys(package: Package, name: str, deck: Deck, problems: list[Problem]) -> Mapping[int, str]:
    """Give the key of our card behind each card of Anki's that has one."""
    of_notes = dict(_matched(package, name, deck, problems))
    keys = {}
    for card, note, place in package.database.rows("cards", ("id", "nid", "ord")):
        question = of_notes.get(note) if isinstance(note, int) else None
        if question is not None and isinstance(card, int) and (key := _key(question, place)):
            keys[card] = key
    return keys


def _matched(package: Package, name: str, deck: Deck, problems: list[Problem]) -> Iterator[tuple[int, Question]]:
    """Give the number of each note with the question it belongs to: by its guid, or by the key that it carries."""
    by_guid = {guid: question for question, guid in guids_of(deck)}
    by_key: dict[str, Question] = {
        key: question for question in deck for key in (*reversed(question.was), question.key)
    }
    for note in notes(package, name, {}, problems):
        question = by_guid.get(note.guid) or by_key.get(own_key(note))
        if question is not None:
            yield note.id, question


def _key(question: Question, place: object) -> str:
    """Give the key of the card of a note at a place; empty where ours has no such card."""
    body = question.body
    if place == 0 or isinstance(body, Cloze):
        return question.key
    return question.key + BACK if place == 1 and isinstance(body, Flashcard) and body.both_ways else ""


class _Found(Struct):
    """The rows that were looked at so far."""

    keys: Mapping[int, str]
    now: int
    answered: Mapping[str, Sequence[int]]
    name: str
    reviews: list[Review] = field(default_factory=list)
    unmatched: set[int] = field(default_factory=set)
    unbelieved: int = 0
    ours: int = 0

    def take(self, row: Row) -> None:
        """Take a row in, count it, or pass over what is no answer. Raises ExchangeError EX003 for too many."""
        review = self._review(row)
        if review is None:
            return
        if _is_near(review.at, self.answered.get(review.key, ())):
            self.ours += 1
            return
        self.reviews.append(review)
        if len(self.reviews) > MOST_EVENTS:
            message = _("its history has more than {count} answers to this deck")
            raise refused("EX003", self.name, message.format(count=f"{MOST_EVENTS:,}"))

    def _review(self, row: Row) -> Review | None:
        try:
            at, card, ease, interval, factor, took, kind = map(whole, row)
        except ValueError:
            self.unbelieved += 1
            return None
        key = self.keys.get(card)
        if key is None:
            self.unmatched.add(card)
            return None
        rating = _rating(kind, ease, factor)
        if rating is None:
            return None
        if not self._is_believed(at, rating, interval, took):
            self.unbelieved += 1
            return None
        return Review(at, card, key, rating, took)

    def _is_believed(self, at: int, rating: int, interval: int, took: int) -> bool:
        return (
            _EARLIEST <= at <= self.now
            and (rating == 0 or rating in _RATINGS)
            and -_LONGEST_SECONDS <= interval <= _LONGEST_DAYS
            and 0 <= took <= _LONGEST_TOOK
        )


def _rating(kind: int, ease: int, factor: int) -> int | None:
    """Give what a row is: a rating, 0 for a card that was reset, None for what is no answer."""
    if kind in _LEARNED or (kind == _FILTERED and factor > 0):
        return ease or -1
    return 0 if kind == _MANUAL and factor == 0 else None


def _is_near(at: int, times: Iterable[int]) -> bool:
    return any(time <= at <= time + _OURS_WITHIN for time in times)


def _events(reviews: Sequence[Review], device: str, offset_at: OffsetAt) -> Iterator[Event]:
    """Give an event for each answer, and the undoing of those that a reset made to count no more."""
    given: dict[int, list[Event]] = defaultdict(list)
    for review in reviews:
        if review.rating == 0:
            yield from (_undone(event, review, device, offset_at) for event in given.pop(review.card, ()))
            continue
        event = _answer(review, device, offset_at)
        given[review.card].append(event)
        yield event


def _answer(review: Review, device: str, offset_at: OffsetAt) -> Event:
    right = review.rating > 1
    instant = Instant(review.at, offset_at(review.at))
    return Event(
        id=blake2b(f"anki\0{review.card}\0{review.at}".encode(), digest_size=16).digest(),
        kind=EventKind.ANSWERED,
        card=review.key,
        device=device,
        seq=review.at,
        at=review.at,
        offset=instant.offset,
        day=study_day(instant, ROLLOVER),
        origin="study",
        form=FORM,
        grade=GRADES.index("exact" if right else "wrong"),
        score=1000 if right else 0,
        rating=review.rating,
        took=review.took,
    )


def _undone(answer: Event, reset: Review, device: str, offset_at: OffsetAt) -> Event:
    instant = Instant(reset.at, offset_at(reset.at))
    return Event(
        id=undo_id(answer.id), kind=EventKind.UNDONE, card=answer.card, device=device, seq=reset.at, at=reset.at,
        offset=instant.offset, day=study_day(instant, ROLLOVER), target=answer.id,
    )  # fmt: skip


def _device(package: Package) -> str:
    """Name the collection: by the moment it was made, which its packages keep."""
    made = next((row[0] for row in package.database.rows("col", ("crt",))), 0)
    return f"{DEVICE}{blake2b(str(made).encode(), digest_size=4).hexdigest()}"
