"""A whole question at a glance: what is asked, what is right, what its author says of it. Pure."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizgeo.answers import answer_lines
from quizgeo.decks import (
    BACK,
    Choice,
    Cloze,
    Flashcard,
    ListOf,
    Multiple,
    Open,
    Option,
    Order,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.language import _
from quizgeo.study.asking import GAP
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, RIGHT, hung, row, wrapped
from quizgeo.tui.lines.why import LABEL, why
from quizgeo.tui.sheet import Sheet

_MARGIN = "  "


def glance(question: Question, key: str, sheet: Sheet, told: Sequence[str] = ()) -> list[Content]:
    """Give a question with its answer, options and explanation. told: what is told of a map that is not drawn."""
    inner = sheet.narrower(4)
    rows = [row(_MARGIN, each) for each in _asked(question, key, inner)]
    rows += [EMPTY, *(row(_MARGIN, each) for each in _right(question, key, inner))]
    rows += [row(_MARGIN, each) for each in _hints(question, inner)]
    explained = why(question, "", sheet, "", told)
    return [*rows, EMPTY, *explained] if explained else rows


def _asked(question: Question, key: str, sheet: Sheet) -> Iterator[Content]:
    body = question.body
    match body:
        case Flashcard(front=front, back=back):
            yield from wrapped(question.prompt, sheet.width, QUIET) if question.prompt else ()
            yield from wrapped(back if key.endswith(BACK) else front, sheet.width, BOLD)
        case Cloze(parts=parts):
            yield from wrapped(question.prompt, sheet.width, QUIET) if question.prompt else ()
            text = "".join(part if isinstance(part, str) else GAP for part in parts)
            yield from wrapped(text, sheet.width, BOLD)
        case TrueFalse(statement=statement):
            yield from wrapped(question.prompt, sheet.width, QUIET) if question.prompt else ()
            yield from wrapped(statement, sheet.width, BOLD)
        case _:
            yield from wrapped(question.prompt, sheet.width, BOLD)


def _right(question: Question, key: str, sheet: Sheet) -> Iterator[Content]:
    body = question.body
    match body:
        case Choice(options=options) | Multiple(options=options):
            for option in options:
                yield from _option(option, sheet)
            return
        case Flashcard(front=front) if key.endswith(BACK):
            lines: Sequence[str] = (front,)
        case Order():
            lines = [f"{number}. {text}" for number, text in enumerate(body.items, 1)]
        case _:
            lines = answer_lines(question)
    for place, line in enumerate(lines):
        sign = (f"{sheet.signs.right} " if not place or not isinstance(body, Flashcard | Open) else "  ", RIGHT)
        yield from hung(row(sign), line, sheet.width, f"{BOLD} {RIGHT}")
    yield from _also(question, sheet)
    if isinstance(body, Open):
        for text in body.rubric:
            yield from hung(row((f"{sheet.signs.dot} ", QUIET)), text, sheet.width)


def _option(option: Option, sheet: Sheet) -> list[Content]:
    sign = f"{sheet.signs.right} " if option.correct else "  "
    return hung(row((sign, f"{BOLD} {RIGHT}")), option.text, sheet.width, f"{BOLD} {RIGHT}" if option.correct else "")


def _also(question: Question, sheet: Sheet) -> list[Content]:
    """Name what else is right."""
    body = question.body
    match body:
        case Text(accept=accept):
            others = accept
        case ListOf(items=items):
            others = tuple(form for item in items for form in item[1:])
        case _:
            others = ()
    if not others:
        return []
    return hung(row((f"  {_('also')}".ljust(LABEL), QUIET)), ", ".join(others), sheet.width, QUIET)


def _hints(question: Question, sheet: Sheet) -> list[Content]:
    rows: list[Content] = []
    for text in question.hints:
        rows += hung(row((_("Hint").ljust(LABEL), MARK)), text, sheet.width)
    return [EMPTY, *rows] if rows else []
