"""Marking filled sheets: what stands on each, mapped back by the manifest and judged as the program judges answers.

A row of the table is a person: a name, a variant, then a cell for each number of the sheet. Letters are as on the
paper, words as they were written, several parted by `;`. What only a person can judge, such as a free answer or a
cross on a map, has the points that were given; so may any other question, behind a `!`: `!1.5`.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from msgspec import Struct

from quizgeo.answers import Given, check
from quizgeo.decks import Choice, Find, Flashcard, Groups, Match, Multiple, Open, Order, PlaceOnMap, Problem, Question
from quizgeo.decks.kinds import TrueFalse
from quizgeo.exchange.errors import problem
from quizgeo.exchange.paper.answer_table import Row, answer_table
from quizgeo.exchange.paper.manifest import Manifest, Slot, questions_of
from quizgeo.language import _

_BY_HAND = "!"
_NO_TOLD = frozenset("-–—")
"""Stand for a box that was left empty, among letters."""


class Mark(Struct, frozen=True):
    """What one person earned for one question."""

    number: int
    question: str
    """Its key in the deck."""
    given: str
    """What was chosen or written, in words."""
    points: float
    of: float
    answered: bool
    """Whether something stands there that can be read."""
    by_hand: bool = False
    """Whether a person gave the points."""

    @property
    def score(self) -> float:
        """The share of the points, 0..1; 0 where there are none."""
        return self.points / self.of if self.of else 0.0


class Marked(Struct, frozen=True):
    """What one person earned."""

    name: str
    variant: str
    marks: tuple[Mark, ...]

    @property
    def points(self) -> float:
        """All of them."""
        return sum(mark.points for mark in self.marks)

    @property
    def of(self) -> float:
        """As many as there were."""
        return sum(mark.of for mark in self.marks)


class Marking(Struct, frozen=True):
    """A class."""

    people: tuple[Marked, ...]
    problems: tuple[Problem, ...]
    """Cells that could not be read, which earn nothing, and rows without a variant, which are left out."""
    questions: Mapping[str, Question]
    """By key, as they were asked."""
    title: str = ""
    """Of the paper."""


class _Unread(Exception):  # noqa: N818 - never leaves this file
    """A cell that says nothing for its question. The sentence has no end."""


def marked(manifest: Manifest, data: bytes, name: str) -> Marking:
    """Mark a table of answers. name: of its file, for what is wrong in it. Raises ExchangeError when it is none."""
    questions = questions_of(manifest, name)
    slots = {each.variant: each.questions for each in manifest.variants}
    numbers = dict.fromkeys(slot.number for each in slots.values() for slot in each)
    table = answer_table(data, name, tuple(numbers), slots)
    people: list[Marked] = []
    problems = [*table.problems]
    for row in table.rows:
        variant = row.variant or (next(iter(slots)) if len(slots) == 1 else "")
        if variant not in slots:
            message = _('there is no variant "{variant}"; there are: {known}')
            told = message.format(variant=variant, known=", ".join(slots))
            problems.append(problem("EX005", name, told, line=row.line))
            continue
        sheet = _Sheet(questions, row, table.columns, name, problems)
        people.append(Marked(row.name, variant, tuple(map(sheet.mark, slots[variant]))))
    return Marking(tuple(people), tuple(problems), questions, manifest.title)


class _Sheet:
    """The cells of one person; what is wrong with one is written down."""

    def __init__(
        self, questions: Mapping[str, Question], row: Row, columns: Mapping[int, int], name: str,
        problems: list[Problem],
    ) -> None:  # fmt: skip
        self._questions, self._row, self._columns = questions, row, columns
        self._name, self._problems = name, problems

    def mark(self, slot: Slot) -> Mark:
        """Mark what stands at a number."""
        question = self._questions[slot.question]
        cell = self._row.cells.get(slot.number, "")
        if _is_blank(cell, question):
            return Mark(slot.number, slot.question, "", 0.0, question.points, answered=False)
        try:
            told, points = _judged(question, slot, cell)
        except _Unread as error:
            message = _("question {number}: {reason}").format(number=slot.number, reason=error)
            col = self._columns[slot.number]
            self._problems.append(problem("EX005", self._name, message, line=self._row.line, col=col))
            return Mark(slot.number, slot.question, cell, 0.0, question.points, answered=False)
        by_hand = _is_by_hand(cell, question)
        return Mark(slot.number, slot.question, told, points, question.points, answered=True, by_hand=by_hand)


def _is_blank(cell: str, question: Question) -> bool:
    """Tell whether a cell says that nothing was ticked or written: it is empty, or of dashes where letters stand."""
    lettered = isinstance(question.body, Choice | Multiple | TrueFalse | Order | Match | Groups)
    return not cell or (lettered and not cell.strip("-–— "))


def _is_by_hand(cell: str, question: Question) -> bool:
    """Tell whether a cell holds the points that a person gave."""
    return cell.startswith(_BY_HAND) or isinstance(question.body, Open | Flashcard | Find | PlaceOnMap)


def _judged(question: Question, slot: Slot, cell: str) -> tuple[str, float]:
    """Give what a cell says, in words, and the points for it. Raises _Unread."""
    if _is_by_hand(cell, question):
        told = cell.removeprefix(_BY_HAND).strip()
        return told, _points(told, question.points)
    given = given_of(question, slot, cell)
    if isinstance(question.body, Choice) and isinstance(given, tuple):  # two boxes are ticked where one is right
        return ", ".join(map(str, given)), 0.0
    return _told(given), check(question, given).score * question.points


def _points(text: str, most: float) -> float:
    """Read points that a person gave, with a point or a comma. Raises _Unread."""
    try:
        found = float(text.replace(",", "."))
    except ValueError as error:
        raise _Unread(_("a person marks this one: write the points, not {text}").format(text=text)) from error
    if not (isfinite(found) and 0 <= found <= most):
        raise _Unread(_("{points} points are not from 0 to {most}").format(points=text, most=f"{most:g}"))
    return found


def given_of(question: Question, slot: Slot, cell: str) -> Given:
    """Give what a cell says as the judge takes it; letters become the texts that stood behind them. Raises _Unread."""
    match question.body:
        case Choice() | Multiple():
            texts = tuple(dict.fromkeys(_text_of(slot.options, mark) for mark in _letters(cell)))
            if not texts:
                raise _Unread(_("{text} is no letter").format(text=cell))
            return texts[0] if isinstance(question.body, Choice) and len(texts) == 1 else texts
        case TrueFalse():
            return _true_or_false(question.body, slot, cell)
        case Order():
            return tuple(dict.fromkeys(_text_of(slot.options, mark) for mark in _letters(cell) if mark not in _NO_TOLD))
        case Match() | Groups():
            return dict(_put_together(slot, cell))
        case _:
            return cell


def _true_or_false(body: TrueFalse, slot: Slot, cell: str) -> bool:
    """Read the letter of a box, or the first one of its word: that of the key is right. Raises _Unread."""
    firsts = {text[:1].upper() for text in slot.options}
    letters = firsts if len(firsts) == len(slot.options) else {"A", "B"}  # as on the paper: words that begin alike
    mark = cell[:1].upper()
    if mark not in letters:
        raise _Unread(_("{text} is none of {known}").format(text=cell, known=", ".join(sorted(letters))))
    return body.answer if mark == slot.key else not body.answer


def _letters(cell: str) -> Iterator[str]:
    """Give the letters of a cell, which may stand close together, or with anything but letters between them."""
    parts = "".join(sign if sign.isalnum() or sign in _NO_TOLD else " " for sign in cell).split()
    if len(parts) == 1 and parts[0].isascii() and parts[0] not in _NO_TOLD:
        return iter(parts[0].upper())
    return iter(part.upper() for part in parts)


def _text_of(options: Sequence[str], mark: str) -> str:
    """Give the text behind a letter. Raises _Unread."""
    place = _place(mark)
    if place is None or place >= len(options):
        raise _Unread(_("there is no option {letter}").format(letter=mark))
    return options[place]


def _place(mark: str) -> int | None:
    """Give the place of a letter, from 0: A to Z, then AA and so on; None for what is none."""
    if not (mark.isascii() and mark.isalpha()) or len(mark) > 2:  # noqa: PLR2004 - 702 of them are enough
        return None
    place = 0
    for sign in mark:
        place = place * 26 + ord(sign) - ord("A") + 1
    return place - 1


def _put_together(slot: Slot, cell: str) -> Iterator[tuple[str, str]]:
    """Give each thing with the text that its letter stands for; `-` where there was none. Raises _Unread."""
    marks = list(_letters(cell))
    if len(marks) > len(slot.things):
        raise _Unread(_("{count} letters for {things} boxes").format(count=len(marks), things=len(slot.things)))
    for thing, mark in zip(slot.things, marks, strict=False):
        if mark not in _NO_TOLD:
            yield thing, _text_of(slot.options, mark)


def _told(given: Given) -> str:
    """Say what was given, on one line."""
    match given:
        case bool():
            return _("True") if given else _("False")
        case str():
            return given
        case Mapping():
            return "; ".join(f"{left}: {right}" for left, right in given.items())
        case _:
            return "; ".join(map(str, given))
