"""The table of a class's answers: a head that names the numbers of the paper, then a row for each person.

Where a cell belongs is told by the head alone: a column that was moved or taken out moves no answer.
"""

import csv
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from io import StringIO

from msgspec import Struct

from quizgeo.decks import Problem
from quizgeo.exchange.decoding import decoded
from quizgeo.exchange.errors import problem, refused
from quizgeo.language import _, ngettext
from quizgeo.patterns import regex
from quizgeo.spreadsheets import bare_cell
from quizgeo.text import clean

_LONGEST = 8_000
"""Characters of a cell."""
_BEFORE = 2
"""Columns before the answers: a name and a variant, which a paper in one variant can do without."""
_MOST_DIGITS = 5
_SIGNS = ",;\t"
_SEP = regex(r"(?i)\A\"?sep=([,;\t])\"?\n")
"""The line by which some spreadsheets are told what parts the cells."""


class Row(Struct, frozen=True):
    """What one person wrote."""

    line: int
    name: str
    variant: str
    """In capitals; empty where it was left out."""
    cells: Mapping[int, str]
    """By the numbers of the questions."""


class AnswerTable(Struct, frozen=True):
    """A class."""

    rows: tuple[Row, ...]
    columns: Mapping[int, int]
    """By the numbers of the questions, from 1."""
    problems: tuple[Problem, ...]


_Line = tuple[int, Sequence[str]]


def answer_table(data: bytes, name: str, numbers: Sequence[int], variants: Container[str]) -> AnswerTable:
    """Read a table. name: of its file. numbers, variants: those of the paper. Raises ExchangeError when it is none."""
    read = decoded(data, name)
    lines = iter(_lines(read.text, name))
    head = next(lines, (1, ("", "")))[1]
    columns = _columns(head, numbers)
    if not columns or head[1].upper() in variants:
        raise refused("EX006", name, _("the first row must name the columns: name, variant, 1, 2, 3 …"))
    problems = [problem("EX005", name, loss.how) for loss in read.losses]
    problems += [problem("EX005", name, message) for message in _without_column(numbers, columns)]
    rows = tuple(_rows(lines, name, columns, len(head), problems))
    if not (rows or problems):
        problems.append(problem("EX005", name, _("nobody stands below the first row, so there is nothing to mark")))
    return AnswerTable(rows, columns, tuple(problems))


def _columns(head: Sequence[str], numbers: Sequence[int]) -> Mapping[int, int]:
    """Tell in which column each number stands; nothing where a number is none of the paper, or stands there twice."""
    found: dict[int, int] = {}
    for column, cell in enumerate(head[1:], 2):
        if not _is_number(cell):
            continue
        number = int(cell[:_MOST_DIGITS])
        if number not in numbers or number in found:
            return {}
        found[number] = column
    return found


def _is_number(cell: str) -> bool:
    return cell.isascii() and cell.isdecimal()


def _without_column(numbers: Sequence[int], columns: Container[int]) -> Iterator[str]:
    """Name the questions that the first row leaves out, all in one sentence."""
    missing = [str(number) for number in numbers if number not in columns]
    if missing:
        message = ngettext(
            "question {numbers} has no column, so nobody earns anything for it",
            "questions {numbers} have no column, so nobody earns anything for them",
            len(missing),
        )
        yield message.format(numbers=", ".join(missing))


def _rows(
    lines: Iterable[_Line], name: str, columns: Mapping[int, int], width: int, problems: list[Problem]
) -> Iterator[Row]:
    """Give the people; who has no name, or one that stands there already, is written down, as is a cell too many."""
    known: dict[str, int] = {}
    for line, cells in lines:
        answers = {number: cells[column - 1] for number, column in columns.items() if column <= len(cells)}
        problems += [problem("EX005", name, message, line=line) for message in _wrong(cells, answers, width, known)]
        if cells[0]:
            known.setdefault(cells[0].casefold(), line)
            yield Row(line, cells[0], "" if _BEFORE in columns.values() else cells[1].upper(), answers)


def _wrong(cells: Sequence[str], answers: Mapping[int, str], width: int, known: Mapping[str, int]) -> Iterator[str]:
    """Say what is wrong with a row as a whole."""
    if not cells[0] and any(answers.values()):
        yield _("answers without a name are left out")
    if before := known.get(cells[0].casefold()):
        message = _('"{name}" stands in line {line} too: give each person a name of their own')
        yield message.format(name=cells[0], line=before)
    if any(cells[max(width, _BEFORE) :]):
        yield _("this row has more cells than the first row names columns")


def _lines(text: str, name: str) -> list[_Line]:
    """Take a text apart into rows with something in them, of two cells at least. Raises ExchangeError."""
    said = _SEP.match(text)
    first = text.partition("\n")[0]
    sign = said[1] if said else max(_SIGNS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    try:
        read = [(reader.line_num, [*map(_cell, row), *[""] * (_BEFORE - len(row))]) for row in reader]
    except csv.Error as error:
        raise refused("EX002", name, _("it cannot be read as CSV in UTF-8")) from error
    return [(line, row) for line, row in read[bool(said) :] if any(row)]


def _cell(text: str) -> str:
    return clean(bare_cell(text[:_LONGEST]))
