"""A deck as a package for Anki. Equal arguments give equal bytes; what did not change keeps the time of its change.

Anki takes a note anew where its time is later than that of the note it has. So only a note that says something else
than in the package that is replaced gets a new time, and what learners changed in the others stays.
"""

import html
from collections.abc import Mapping, Sequence
from hashlib import sha1

from msgspec import Struct, field

from quizgeo.decks import Deck
from quizgeo.exchange.anki.earlier import Earlier, earlier_notes
from quizgeo.exchange.anki.guids import deck_name, deck_number, free
from quizgeo.exchange.anki.markup import inert
from quizgeo.exchange.anki.note_types import MADE, NOTE_TYPES
from quizgeo.exchange.anki.notes import Note, notes_of
from quizgeo.exchange.anki.schedule import Schedule, card_row
from quizgeo.exchange.anki.schema import (
    FIELDS_END,
    UNSENT,
    Row,
    Tables,
    collection_row,
    conf_record,
    database,
    deck_record,
)
from quizgeo.exchange.archive import packed
from quizgeo.exchange.losses import dropped_from_head
from quizgeo.exchange.shape import WriteOptions, Written
from quizgeo.patterns import regex

_TAG = regex("<[^>]*+>")


def write(deck: Deck, options: WriteOptions, schedule: Schedule | None = None) -> Written:
    """Write a deck; with a schedule, what the learner remembers of it, and the answers behind that.

    The earlier package, where there is one that can be read, keeps the times and numbers of what did not change.
    """
    losses = list(dropped_from_head(deck))
    notes = list(notes_of(deck, options.seed, losses))
    data = database(_tables(deck, notes, options, schedule))
    return Written(packed((("collection.anki2", data), ("media", b"{}"))), len(notes), tuple(losses))


class _Rows(Struct):
    """The rows of a package while it is put together."""

    deck: int
    now: int
    """Milliseconds since 1970."""
    earlier: Mapping[str, Earlier]
    schedule: Schedule | None
    notes: list[Row] = field(default_factory=list)
    cards: list[Row] = field(default_factory=list)
    revlog: list[Row] = field(default_factory=list)
    changed: int = 0
    """Latest change of a note, in seconds."""
    used_notes: set[int] = field(default_factory=set)
    used_cards: set[int] = field(default_factory=set)
    used_reviews: set[int] = field(default_factory=set)

    def add(self, note: Note) -> None:
        """Add a note, its cards and their reviews."""
        flds, tags = FIELDS_END.join(note.fields), f" {' '.join(note.tags)} " if note.tags else ""
        before = self.earlier.get(note.guid)
        changed = self.now // 1000
        if before is not None:
            is_same = before.says(note.type.id, flds, tags)
            changed = before.changed if is_same else max(changed, before.changed + 1)
        self.changed = max(self.changed, changed)
        number = free(before.number if before else self.now + len(self.notes), self.used_notes)
        plain = html.unescape(_TAG.sub("", note.fields[0]))
        row = (number, note.guid, note.type.id, changed, UNSENT, tags, flds, plain, _checksum(plain), 0, "")
        self.notes.append(row)
        for place, key in enumerate(note.cards):
            self._add_card(number, place, changed, key)

    def _add_card(self, note: int, place: int, changed: int, key: str) -> None:
        progress = self.schedule.cards.get(key) if self.schedule else None
        number = free(note + place, self.used_cards)
        row = card_row(progress, self.schedule, len(self.notes))
        self.cards.append((number, note, self.deck, place, changed, UNSENT, *row))
        for review in progress.reviews if progress else ():
            id_ = free(review.at, self.used_reviews)
            self.revlog.append(
                (id_, number, UNSENT, review.rating, review.interval, review.before, review.factor, review.took,
                 review.type)
            )  # fmt: skip


def _tables(deck: Deck, notes: Sequence[Note], options: WriteOptions, schedule: Schedule | None) -> Tables:
    earlier = earlier_notes(options.earlier) if options.earlier else {}
    rows = _Rows(deck_number(deck), round(options.now.timestamp() * 1000), earlier, schedule)
    for note in notes:
        rows.add(note)
    changed = rows.changed or rows.now // 1000
    records = (_decks(deck, rows.deck, changed), {str(each.id): each.record() for each in NOTE_TYPES})
    conf = conf_record(rows.deck, schedule.rollover if schedule else 4, schedule.offset if schedule else 0)
    created = schedule.created if schedule else MADE
    col = collection_row(created, changed * 1000, conf, records[1], records[0])
    return Tables(col, rows.notes, rows.cards, rows.revlog)


def _decks(deck: Deck, number: int, changed: int) -> Mapping[str, object]:
    """Give the deck, beside the one that every collection has."""
    return {
        "1": deck_record(1, "Default", 0),
        str(number): deck_record(number, deck_name(deck), changed, inert(deck.description)),
    }


def _checksum(text: str) -> int:
    """Give the number by which Anki finds notes with the same first field."""
    return int(sha1(text.encode(), usedforsecurity=False).hexdigest()[:8], 16)
