"""A table as rows of texts into questions, whoever wrote it: its head is found, and each row is read on its own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct

from quizgeo.decks import Problem
from quizgeo.decks.report import shown
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.decoding import MOST_QUESTIONS
from quizgeo.exchange.errors import MOST_PROBLEMS, problem, refused
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions
from quizgeo.exchange.tables.bodies_in import body_of
from quizgeo.exchange.tables.columns import CELL, MOST_ROWS
from quizgeo.exchange.tables.fields_in import question_of, seconds_of
from quizgeo.exchange.tables.guessing import kind_of
from quizgeo.exchange.tables.heads import Head, Row, heads_of, row_of, word
from quizgeo.exchange.tables.reading import CellError
from quizgeo.exchange.tables.tongues import comma_in, tongue_of
from quizgeo.exchange.tables.words import KINDS, NO_RIGHT
from quizgeo.language import _

_ABOVE = 20
"""Rows among which the head of a table is looked for: sites put titles and advice above it."""
_SIDES = 2
_ASKING = ("id", "question", "answer", "accept", "wrong", "options", "option", "explain")
"""Columns of which one holds something in every row that is meant as a question."""
_CARDS = (Head("question", "1", "flashcard"), Head("answer", "2", "flashcard"))
"""The heads of a table of two columns that has none."""


class Record(Struct, frozen=True):
    """A row as it stands in the file."""

    line: int
    """Its line, or its number in the sheet, from 1."""
    cells: Sequence[str]
    fault: str = ""
    """Why it cannot be read; empty when it can."""
    place: int = 1
    """Where in the line the fault is."""


class _Reading:
    """One table while it is read."""

    def __init__(self, options: ReadOptions, heads: Sequence[Head], *, indexed: bool, spelt: bool) -> None:
        tongue = "" if options.told else tongue_of(heads)
        self.options = options
        self.heads = heads
        self.tongue = tongue
        """The language that the heads tell; empty where they tell none, or somebody said it."""
        self.language = tongue or options.language
        told = options.told or bool(tongue)
        self.comma = comma_in(heads, self.language, told=told) if spelt else None
        self.indexed = indexed
        self.questions: list[Foreign] = []
        self.losses: list[Loss] = []
        self.problems: list[Problem] = []

    def rows(self, records: Iterable[Record]) -> None:
        """Read all rows below the heads."""
        for count, record in enumerate(records):
            if len(self.questions) >= MOST_ROWS or count >= MOST_QUESTIONS:
                message = _("there are more than {count} questions").format(count=MOST_ROWS)
                raise refused("EX003", self.options.name, message, _("split the table"))
            fault, place = record.fault or _too_long(record), record.place
            if fault:
                self._trouble(record.line, place, fault)
            elif any(map(str.strip, record.cells)):
                self._row(row_of(record.line, self.heads, record.cells, comma=self.comma))

    def _row(self, row: Row) -> None:
        if not any(row.get(name) for name in _ASKING):  # sites number rows that nobody filled
            return
        kind = kind_of(row)
        if kind == NO_RIGHT:
            how = _('nothing is right in a question of the kind "{kind}"').format(kind=shown(row.get("kind")))
            self.losses.append(Loss(str(row.line), "", "left out", how))
            return
        try:
            read = question_of(row, body_of(kind, row, indexed=self.indexed), self.language)
        except CellError as error:
            place = row.place(error.column)
            named = self.heads[place - 1].name if row.get(error.column) else error.column
            message = _('column "{column}": {message}').format(column=shown(named), message=error.message)
            self._trouble(row.line, place, message, error.fix)
            return
        self.questions.append(read.foreign)
        self.losses += read.losses

    def _trouble(self, line: int, place: int, message: str, fix: str = "") -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return
        skipped = _("{message}; skipped").format(message=message)
        self.problems.append(problem("EX005", self.options.name, skipped, fix=fix, line=line, col=place))


def read_table(
    records: Iterable[Record],
    options: ReadOptions,
    *,
    indexed: bool = False,
    spelt: bool = True,
    losses: Sequence[Loss] = (),
) -> ReadIn:
    """Read a table: one with heads, or two columns without, which are flashcards.

    indexed: numbers of right options go before their texts. spelt: numbers are written as in a language, and not as in
    a spreadsheet. losses: what was lost before. Raises ExchangeError.
    """
    rest = iter(records)
    above = list(islice(rest, _ABOVE))
    found = next(((place, heads) for place, each in enumerate(above) if (heads := heads_of(each.cells))), None)
    reading = _Reading(options, found[1] if found else _CARDS, indexed=indexed, spelt=spelt)
    if found:
        below = above[found[0] + 1 :]
        reading.rows(chain(below[_described(found[1], below) :], rest))
    else:
        reading.rows(_cards(chain(above, rest), above, options.name))
    if not reading.questions:
        raise _nothing(options.name, reading.problems)
    return ReadIn(
        tuple(reading.questions), (*losses, *reading.losses), tuple(reading.problems), language=reading.tongue
    )


def _nothing(name: str, problems: Sequence[Problem]) -> Exception:
    message = _("no question found in {file}").format(file=name)
    if not problems:
        return refused("EX006", name, message, _("write one below the row of column names"))
    first = problems[0]
    why = _("row {line}: {message}").format(line=first.place.line, message=first.message)
    return refused("EX006", name, f"{message}; {why}", first.fix)


def _too_long(record: Record) -> str:
    if max(map(len, record.cells), default=0) <= CELL + 1:
        return ""
    return _("a cell is longer than {count} characters").format(count=CELL)


def _described(heads: Sequence[Head], below: Sequence[Record]) -> int:
    """Count the rows below the heads that tell what belongs into the columns: none or one."""
    if not below:
        return 0
    row = row_of(below[0].line, heads, below[0].cells)
    strange = bool(row.get("kind")) and word(row.get("kind")) not in KINDS
    return int(strange and bool(row.get("time")) and not _is_time(row.get("time")))


def _is_time(text: str) -> bool:
    try:
        return seconds_of(text) > 0
    except MisreadError:
        return False


def _cards(records: Iterable[Record], first: Sequence[Record], name: str) -> Iterator[Record]:
    """Give the rows of a table of two columns. Raises ExchangeError where the first rows are none."""
    filled = [len(_trimmed(each.cells)) for each in first if not each.fault]
    if _SIDES not in filled or max(filled) > _SIDES:
        message = _("the first row names no columns that are known")
        raise refused("EX006", name, message, _("write a first row such as: question, answer, wrong"))
    for record in records:
        cells = _trimmed(record.cells)
        if len(cells) > _SIDES and not record.fault:
            message = _("there are {count} cells in place of two").format(count=len(cells))
            yield Record(record.line, (), message, _SIDES + 1)
        else:
            yield record


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Leave out empty cells at the end."""
    count = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:count]
