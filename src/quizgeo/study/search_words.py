"""The words of a search and what each finds: the one table that parsing, completing and the documentation read."""

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from quizgeo.decks import KINDS
from quizgeo.language import N_

Takes = Literal["choice", "deck", "tag", "language", "key", "measure", "days", "order"]
"""What stands after the colon: one of the word's own values, the name of something there is, or a figure."""


class Value(Struct, frozen=True):
    """One thing that may stand after the colon of a word."""

    name: str
    help: str
    """Half a sentence, marked for translation: what is found by it."""


class Word(Struct, frozen=True):
    """One word of a search, which stands before a colon."""

    name: str
    takes: Takes
    help: str
    """One sentence, marked for translation."""
    examples: tuple[str, ...]
    values: tuple[Value, ...] = ()
    reads: bool = False
    """Whether decks have to be read for it."""


IS: Final = (
    Value("new", N_("never answered")),
    Value("learned", N_("answered at least once")),
    Value("due", N_("to be asked today, and not set aside")),
    Value("overdue", N_("due on a day that is over, and not set aside")),
    Value("today", N_("answered today")),
    Value("wrong", N_("missed the last time")),
    Value("young", N_("answered, with a stability under 21 days")),
    Value("mature", N_("with a stability of 21 days or more")),
    Value("suspended", N_("not asked until it is resumed")),
    Value("buried", N_("not asked before the next study day")),
    Value("leech", N_("forgotten so often that it should be learned in another way")),
)
HAS: Final = (
    Value("map", N_("with a map")),
    Value("source", N_("with a source")),
    Value("hint", N_("with a hint of its author")),
    Value("explain", N_("with an explanation")),
    Value("tag", N_("with a tag")),
)
STATUS: Final = (
    Value("fact", N_("facts, which are not said to be anything else")),
    Value("claim", N_("claims")),
    Value("contested", N_("what is contested")),
    Value("forecast", N_("forecasts")),
    Value("quote", N_("quotations")),
    Value("analysis", N_("analyses")),
)
MEASURES: Final = (
    Value("s", N_("stability: days until recall falls to 90 %")),
    Value("d", N_("difficulty, 1 to 10")),
    Value("r", N_("chance to recall it today, 0 to 1 or 0 % to 100 %")),
    Value("ivl", N_("days planned by the last answer")),
    Value("due", N_("days from today until it is due; negative: overdue")),
    Value("lapses", N_("how often it was forgotten; 0 for a new card")),
    Value("reps", N_("how often it was reviewed; 0 for a new card")),
)
ORDERS: Final = (
    Value("deck", N_("as the decks have them")),
    Value("due", N_("those due first come first")),
    Value("stability", N_("the least stable first")),
    Value("lapses", N_("those forgotten most often first")),
    Value("difficulty", N_("the hardest first")),
    Value("recall", N_("those least likely to be recalled today first")),
)
"""In the order in which a list is sorted anew each time another order is asked for."""

TABLE: Final[tuple[Word, ...]] = (
    Word("deck", "deck", N_("The deck, by its identity; * stands for any letters."), ("deck:karabakh", "deck:arm*")),
    Word("tag", "tag", N_("A tag; * stands for any letters."), ("tag:dates", "tag:peace*")),
    Word("kind", "choice", N_("The kind of question."), ("kind:choice", "-kind:flashcard"),
        tuple(Value(row.name, row.doc) for row in KINDS if row.name != "options"),
    ),
    Word("id", "key", N_("The id of the question, or the key of the card; * stands for any letters."),
        ("id:control-date", "id:karabakh/*"),
    ),
    Word("is", "choice", N_("How the card stands."), ("is:due", "-is:suspended"), IS),
    Word("has", "choice", N_("What the question has."), ("has:map", "-has:source"), HAS, reads=True),
    Word("status", "choice", N_("How sure the fact is."), ("status:claim",), STATUS, reads=True),
    Word("lang", "language", N_("A language in which the deck can be shown."), ("lang:id",)),
    Word("prop", "measure", N_("A figure of the card, compared with < <= = != >= or >."),
        ("prop:s<7", "prop:r<90%", "prop:due<=3", "prop:lapses>2"), MEASURES,
    ),
    Word("rated", "days",
        N_("Reviewed in the last so many days, with a second figure so: 1 Again, 2 Hard, 3 Good, 4 Easy."),
        ("rated:7", "rated:7:1"),
    ),
    Word("introduced", "days", N_("Answered for the first time in the last so many days."), ("introduced:30",)),
    Word("sort", "order", N_("The order of the list; with - before it, the other way round."),
        ("sort:due", "-sort:lapses"), ORDERS,
    ),
)  # fmt: skip

WORDS: Final[Mapping[str, Word]] = {word.name: word for word in TABLE}
