"""A question whose answer is typed, taken apart so that every part of an answer can be judged on its own. Pure."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.answers import Grade, Verdict, as_typed, check_answer
from quizgeo.answers.lists import items_of
from quizgeo.decks import Choice, Cloze, Gap, Kind, ListOf, Question, Text

MOST_PARTS = 100
"""Parts of one answer that are looked at."""

Typing = str | tuple[str, ...]
"""A whole answer as it was typed: one text, or one for each part."""


class Found(Struct, frozen=True):
    """A text that was given, the parts of the question that it may be meant for, and what it is worth there."""

    text: str
    places: frozenset[int] = frozenset((0,))
    grade: Grade = "wrong"

    @property
    def right(self) -> bool:
        """Whether it counts as right."""
        return self.grade in ("exact", "close")


def as_word(question: Question) -> Question:
    """Give a question as it is typed: a choice as a word."""
    return as_typed(question) if isinstance(question.body, Choice) else question


def one_line(given: Typing) -> str:
    """Give a whole answer as one line."""
    return given if isinstance(given, str) else ", ".join(given)


def parts_of(body: Kind) -> tuple[Text, ...]:
    """Give every part of an answer in words as a typed word of its own; none for numbers and what is like them."""
    match body:
        case Text():
            return (body,)
        case ListOf(items=items):
            return tuple(Text(item[0], item[1:]) for item in items)
        case Cloze(gaps=gaps):
            return tuple(Text(gap.answer, gap.accept) for gap in gaps)
        case _:
            return ()


def with_parts(body: Kind, parts: Sequence[Text]) -> Kind:
    """Put parts back into the body that they came from."""
    match body:
        case Text() | Choice():
            return replace(body, accept=parts[0].accept, reject=parts[0].reject)
        case ListOf():
            return replace(body, items=tuple((part.answer, *part.accept) for part in parts))
        case Cloze():
            forms = iter(parts)
            return Cloze(tuple(replace(p, accept=next(forms).accept) if isinstance(p, Gap) else p for p in body.parts))
        case _:
            return body


class Sheet(Struct):
    """What is right of an answer to a question: in its own words, or in those of a translation."""

    question: Question
    """As it is typed."""
    translated: tuple[Question, ...] = ()
    parts: tuple[Text, ...] = ()
    """Those of the question."""
    _right: dict[tuple[str, int], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = parts_of(self.question.body)

    def verdict(self, part: Text, text: str) -> Verdict:
        """Judge a text as the answer to one part alone, in the words of the deck itself."""
        return check_answer(replace(self.question, body=part), text)

    def passes(self, given: Typing) -> bool:
        """Tell whether a whole answer is right, in the words of the deck itself."""
        return check_answer(self.question, given).passed

    def look(self, given: Typing) -> list[Found]:
        """Take an answer apart and judge what it is made of; what is empty is left out, of a list what is right too."""
        if isinstance(self.question.body, ListOf):
            return self._items(self.question.body, given)
        if not self.parts:
            text = one_line(given)
            grades = [check_answer(asked, text).grade for asked in (self.question, *self.translated)]
            return [Found(text, grade=next((grade for grade in grades if grade != "wrong"), "wrong"))]
        filled = (given,) if isinstance(given, str) else given
        return [
            Found(text, frozenset((place,)), "exact" if self._fits(text, place) else "wrong")
            for place, text in enumerate(filled)
            if text
        ]

    def _fits(self, text: str, place: int) -> bool:
        """Tell whether a text is right for a part; kept, for what is typed once is often typed again."""
        known = self._right.get((text, place))
        if known is None:
            parts = ((asked, parts_of(asked.body)[place:]) for asked in (self.question, *self.translated))
            known = any(check_answer(replace(asked, body=left[0]), text).passed for asked, left in parts if left)
            self._right[text, place] = known
        return known

    def _items(self, body: ListOf, given: Typing) -> list[Found]:
        """Find the refused items of a list, and what each may stand for: what is missing, if there are as many."""
        every = frozenset(range(len(self.parts)))
        pieces = items_of(body, given, self.question.language) if isinstance(given, str) else given
        hit: set[int] = set()
        refused: list[str] = []
        for piece in dict.fromkeys(pieces[:MOST_PARTS]):
            places = sorted(place for place in every if self._fits(piece, place))
            if places:
                hit.add(next((place for place in places if place not in hit), places[0]))
            elif piece:
                refused.append(piece)
        meant = every - hit if len(refused) == body.need - len(hit) else every
        return [Found(piece, meant) for piece in refused]
