"""The columns of our tables: what each holds, which always stand, and in which order."""

from msgspec import Struct

from quizgeo.language import N_


class Column(Struct, frozen=True):
    """One column."""

    name: str
    holds: str
    """For people, marked for the catalogues."""
    always: bool = True
    """Whether it stands in tables in which no question needs it too."""


COLUMNS = (
    Column("id", N_("deck and id of the question, such as karabakh/first-state")),
    Column("kind", N_("choice, multiple, true_false, text, and so on; may be empty when read")),
    Column("question", N_("what is asked: the stem, the statement, the front, the text with ((gaps))")),
    Column(
        "answer", N_("what is right: a text, number, date, true or false, a | b, left => right, group: a; b, the back")
    ),
    Column("accept", N_("other right answers: a | b")),
    Column("wrong", N_("wrong options: a | b")),
    Column("extra", N_("right sides that belong to nothing: a | b")),
    Column("unit", N_("unit of a number, and other words for it: km | kilometres")),
    Column("within", N_("how far off is still right: 5, 5%, 2 months, 30 km")),
    Column("hint", N_("hints, given one by one: a | b")),
    Column("explain", N_("shown after the answer")),
    Column("tags", N_("words to choose questions by: a | b")),
    Column("source", N_("what the fact rests on: its title, or id = title")),
    Column("at", N_("paragraph of the source")),
    Column("as_of", N_("the state of the world that the answer describes: 2025, 2025-07, 2025-07-04")),
    Column("status", N_("fact, claim, contested, forecast, quote or analysis")),
    Column("difficulty", N_("1 to 5")),
    Column("points", N_("what it counts in an exam")),
    Column("time", N_("seconds")),
    Column("options", N_("all options in their order, where the right ones do not come first: a | b"), always=False),
    Column("reject", N_("answers that are never right: a | b"), always=False),
    Column("strict", N_("yes: compare character by character"), always=False),
    Column("need", N_("how many items of a list are enough"), always=False),
    Column("show", N_("how many wrong options stand beside the right ones"), always=False),
    Column("both_ways", N_("yes: the way back of a flashcard is a card too"), always=False),
    Column("rubric", N_("points that a good free answer makes: a | b"), always=False),
    Column("instruction", N_("what stands above a statement, a text with gaps or a flashcard"), always=False),
    Column("feedback", N_("what is said to an answer: answer => text | right => text"), always=False),
    Column("credit", N_("share of the points that a wrong option earns: option => 0.5"), always=False),
    Column("pin", N_("options that keep their place: option => last"), always=False),
    Column("shuffle", N_("no: options stay in their order"), always=False),
    Column("ladder", N_("typed: the choice hardens into typed recall"), always=False),
    Column("quote", N_("the words of the source that the fact rests on"), always=False),
    Column("region", N_("part of the world drawn with the question"), always=False),
    Column("marked", N_("countries marked on that map: AM | AZ"), always=False),
)
"""All columns in the order in which they stand."""

NAMES = tuple(column.name for column in COLUMNS)
CELL = 8_000
"""Characters of a cell; a longer one is neither written nor read."""
WIDEST = 200
"""Cells of a row that are read."""
MOST_ROWS = 20_000
"""Rows that are read: as many questions as a deck holds."""
