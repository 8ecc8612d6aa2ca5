"""Which kind of question a row is, told by its kind, by the names of its columns, or by what stands in it."""

from quizgeo.decks.cloze import parse_cloze
from quizgeo.decks.scalars import MisreadError, read_range
from quizgeo.exchange.tables.cells import lines_parted
from quizgeo.exchange.tables.heads import Row, word
from quizgeo.exchange.tables.options_in import has_options
from quizgeo.exchange.tables.tongues import day, digits
from quizgeo.exchange.tables.words import KINDS, STATED
from quizgeo.patterns import regex

_DAY = regex(r"\d{4}-\d\d(?:-\d\d)?")
_LONGEST = 60
"""Characters of an answer that is typed; a longer one is the back of a flashcard."""


def kind_of(row: Row) -> str:
    """Give the kind of a row; `none` where it says itself that nothing is right in it."""
    named = KINDS.get(word(row.get("kind")), "")
    return named or _by_heads(row) or _by_cells(row)


def _by_heads(row: Row) -> str:
    """Go by the names of the columns; options are stronger than the name of the answer's column."""
    return "" if has_options(row) else row.told()


def _by_cells(row: Row) -> str:
    """Go by what stands in the cells."""
    answer = row.get("answer")
    if has_options(row):
        kind = "choice"
    elif _has_gaps(row.get("question")) or (not row.get("question") and _has_gaps(answer)):
        kind = "cloze"
    elif word(answer) in STATED:
        kind = "true_false"
    else:
        kind = _typed(answer, row.comma)
    return kind


def _has_gaps(text: str) -> bool:
    if "((" not in text:
        return False
    try:
        return bool(parse_cloze(text))
    except MisreadError:
        return False


def _typed(answer: str, comma: bool | None) -> str:
    parts = lines_parted(answer)
    if len(parts) > 1:
        paired = all("=>" in part for part in parts)
        return "match" if paired else "list" if "|" in answer else "flashcard"
    if _DAY.fullmatch(day(answer, comma)):
        return "date"
    try:
        read_range(answer if comma is None else digits(answer, comma))
    except MisreadError:
        return "text" if len(answer) <= _LONGEST else "flashcard"
    return "number"
