"""Answers out of a file of CSV: a row for each answer, or a row for each person with a column for each question.

    person,question,score,given            person,q1,q2
    Ann,q1,1,Tbilisi                       Ann,1,0
    Ann,q2,0,Baku                          Bo,1,

A row of the first kind without a score was not answered and counts 0; an empty cell of the second was never asked.
"""

import csv
from collections.abc import Mapping
from io import StringIO
from math import isfinite
from pathlib import Path

from quizgeo.cli.refusal import PROBLEMS, RefusalError, shown
from quizgeo.insight.report import Asked, Given, Row, Source, Taker
from quizgeo.language import _
from quizgeo.text import clean

LARGEST = 20_000_000
"""Bytes of a file that is read."""
_LONGEST = 8_000
"""Characters of a cell."""
_NAMES = ("person", "name", "student")
_NEEDED = ("question", "score")


class _Table:
    """The rows of a file, with the place of what is wrong in one."""

    def __init__(self, path: Path, text: str) -> None:
        self.file = shown(path.name)
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        try:
            rows = [[_cell(cell) for cell in row] for row in csv.reader(StringIO(text), delimiter=delimiter)]
        except csv.Error as error:
            raise self.fault(_("it cannot be read as CSV: {reason}").format(reason=error)) from error
        self.rows = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
        self.head = [name.casefold() for name in self.rows[0][1]] if self.rows else []
        self.titles = self.rows[0][1] if self.rows else []

    def fault(self, why: str, line: int = 0) -> RefusalError:
        """Give the error that names the file, and the line."""
        where = f"{self.file}:{line}" if line else self.file
        return RefusalError(f"{where}: {why}", PROBLEMS)

    def title(self) -> str:
        """Give the title that the rows name; empty where they do not, as in a table with a column for each question."""
        if "title" not in self.head or not all(name in self.head for name in _NEEDED):
            return ""
        return next((row[self.head.index("title")] for _line, row in self.rows[1:] if len(row) == len(self.head)), "")

    def score(self, text: str, line: int) -> float:
        """Read a score, 0..1, with a point or a comma."""
        found = self.figure(text, line)
        if not 0 <= found <= 1:
            raise self.fault(_("a score must be 0 to 1: {text}").format(text=shown(text)), line)
        return found

    def figure(self, text: str, line: int) -> float:
        """Read a number that is not below 0."""
        try:
            found = float(text.replace(",", "."))
        except ValueError as error:
            raise self.fault(_("this is no number: {text}").format(text=shown(text)), line) from error
        if not isfinite(found) or found < 0:
            raise self.fault(_("this number is out of range: {text}").format(text=shown(text)), line)
        return found


def read_table(path: Path) -> Given:
    """Read a file of answers. Raises RefusalError that names the line."""
    table = _Table(path, _text(path))
    if not table.head or table.head[0] not in _NAMES:
        message = _("the first column must be person, then question and score, or a column for each question")
        raise table.fault(message, 1)
    given = _long(table) if all(name in table.head for name in _NEEDED) else _wide(table)
    takers = [Taker(name, name) for name in dict.fromkeys(row.person for row in given[1])]
    return Given(Source(table.title() or clean(path.stem) or path.stem, ""), given[0], takers, given[1])


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise RefusalError(_("{file} is too large to be read.").format(file=shown(str(path))), PROBLEMS)
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = _("Cannot read {path}: {reason}")
        reason = error.strerror or str(error)
        raise RefusalError(message.format(path=shown(str(path)), reason=reason)) from error
    except UnicodeDecodeError as error:
        message = _("{file} is not UTF-8; save it as CSV in UTF-8.")
        raise RefusalError(message.format(file=shown(str(path))), PROBLEMS) from error


def _cell(text: str) -> str:
    """Clean a cell, and take off the sign that kept a spreadsheet from taking it for a formula."""
    told = clean(text[:_LONGEST])
    return told[1:] if told[:1] == "'" and told[1:2] in ("=", "+", "-", "@") else told


def _wide(table: _Table) -> tuple[list[Asked], list[Row]]:
    """Read a row for each person."""
    keys = table.titles[1:]
    if not keys or len(set(keys)) < len(keys) or not all(keys):
        raise table.fault(_("each question needs a column with a name of its own"), 1)
    rows = []
    for line, (person, *cells) in table.rows[1:]:
        if len(cells) > len(keys):
            raise table.fault(_("there are more cells than questions"), line)
        for key, cell in zip(keys, cells, strict=False):
            if cell:
                rows.append(Row(person, key, table.score(cell, line)))
    return [Asked(key, text=key) for key in keys], rows


def _long(table: _Table) -> tuple[list[Asked], list[Row]]:
    """Read a row for each answer."""
    asked: dict[str, Asked] = {}
    rows = []
    for line, cells in table.rows[1:]:
        named = dict(zip(table.head, cells, strict=False))
        person, key = named[table.head[0]], named.get("question", "")
        if not person or not key:
            raise table.fault(_("a row needs a person and a question"), line)
        rows.append(_row(table, line, person, named))
        asked.setdefault(key, _asked(table, line, key, named))
    return list(asked.values()), rows


def _row(table: _Table, line: int, person: str, named: Mapping[str, str]) -> Row:
    score, seconds, number = named.get("score", ""), named.get("seconds", ""), named.get("round", "")
    if number and not (number.isascii() and number.isdigit() and int(number) > 0):
        raise table.fault(_("a round must be 1, 2 …: {text}").format(text=shown(number)), line)
    given = named.get("given", "")
    return Row(
        person,
        named["question"],
        table.score(score, line) if score else 0.0,
        given=given,
        folded=given.casefold(),
        answered=bool(score),
        seconds=table.figure(seconds, line) if seconds else None,
        round=int(number or 1),
        confidence=named.get("confidence", ""),
        origin="file",
    )


def _asked(table: _Table, line: int, key: str, named: Mapping[str, str]) -> Asked:
    worth = named.get("worth", "")
    return Asked(
        key,
        named.get("kind", ""),
        named.get("text", "") or key,
        named.get("right", ""),
        worth=table.figure(worth, line) if worth else 1.0,
    )
