"""The columns of our tables: what each holds, which always stand, and in which order."""

from msgspec import Struct


class Column(Struct, frozen=True):
    """One column."""

    name: str
    holds: str
    """For the documentation."""
    always: bool = True
    """Whether it stands in tables in which no question needs it too."""


COLUMNS = (
    Column("id", "deck and id of the question, such as karabakh/first-state"),
    Column("kind", "choice, multiple, true_false, text, and so on; may be empty when read"),
    Column("question", "what is asked: the stem, the statement, the front, the text with ((gaps))"),
    Column("answer", "what is right: a text, number, date, true or false, a | b, left => right, group: a; b, the back"),
    Column("accept", "other right answers: a | b"),
    Column("wrong", "wrong options: a | b"),
    Column("extra", "right sides that belong to nothing: a | b"),
    Column("unit", "unit of a number, and other words for it: km | kilometres"),
    Column("within", "how far off is still right: 5, 5%, 2 months, 30 km"),
    Column("hint", "hints, given one by one: a | b"),
    Column("explain", "shown after the answer"),
    Column("tags", "words to choose questions by: a | b"),
    Column("source", "what the fact rests on: its title, or id = title"),
    Column("at", "paragraph of the source"),
    Column("as_of", "the state of the world that the answer describes: 2025, 2025-07, 2025-07-04"),
    Column("status", "fact, claim, contested, forecast, quote or analysis"),
    Column("difficulty", "1 to 5"),
    Column("points", "what it counts in an exam"),
    Column("time", "seconds"),
    Column("options", "all options in their order, where the right ones do not come first: a | b", always=False),
    Column("reject", "answers that are never right: a | b", always=False),
    Column("strict", "yes: compare character by character", always=False),
    Column("need", "how many items of a list are enough", always=False),
    Column("show", "how many wrong options stand beside the right ones", always=False),
    Column("both_ways", "yes: the way back of a flashcard is a card too", always=False),
    Column("rubric", "points that a good free answer makes: a | b", always=False),
    Column("instruction", "what stands above a statement, a text with gaps or a flashcard", always=False),
    Column("feedback", "what is said to an answer: answer => text | right => text", always=False),
    Column("credit", "share of the points that a wrong option earns: option => 0.5", always=False),
    Column("pin", "options that keep their place: option => last", always=False),
    Column("shuffle", "no: options stay in their order", always=False),
    Column("ladder", "typed: the choice hardens into typed recall", always=False),
    Column("quote", "the words of the source that the fact rests on", always=False),
    Column("region", "part of the world drawn with the question", always=False),
    Column("marked", "countries marked on that map: AM | AZ", always=False),
)
"""All columns in the order in which they stand."""

NAMES = tuple(column.name for column in COLUMNS)
CELL = 8_000
"""Characters of a cell; a longer one is neither written nor read."""
WIDEST = 200
"""Cells of a row that are read."""
MOST_ROWS = 20_000
"""Rows that are read: as many questions as a deck holds."""
