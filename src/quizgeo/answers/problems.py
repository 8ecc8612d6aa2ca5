"""Problems of a deck that only the rules of judging can find."""

from collections.abc import Iterator

from msgspec import Struct

from quizgeo.answers.check import answer_text, as_typed, check
from quizgeo.answers.context import Context
from quizgeo.answers.expected import expect
from quizgeo.answers.map_codes import MAP_CODES
from quizgeo.answers.names import names, sort_of
from quizgeo.answers.reasons import excerpt
from quizgeo.answers.right import right_given
from quizgeo.answers.translated import original_of, with_own_spellings
from quizgeo.answers.words import judge
from quizgeo.decks.codes import Code
from quizgeo.decks.geography import has_map
from quizgeo.decks.kinds import Choice, Cloze, Groups, Kind, ListOf, Match, Multiple, Order, Text
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Place, Problem, Severity
from quizgeo.language import N_, _
from quizgeo.text import fold

CODES: dict[str, Code] = {
    "AN001": Code(Severity.WARNING, N_("An accepted spelling is the name of another place or person.")),
    "AN002": Code(Severity.WARNING, N_("Two things to choose or to name are one place or person by two names.")),
    "AN003": Code(Severity.INFO, N_("An accepted spelling is right without being listed.")),
    "AN004": Code(Severity.ERROR, N_("An answer as the deck writes it does not come out right.")),
    "AN005": Code(Severity.WARNING, N_("A rejected spelling is right all the same.")),
    **MAP_CODES,
}
"""Every code that `problems` reports, in the manner of those that reading a deck reports."""


class Spellings(Struct, frozen=True):
    """An answer, the other spellings of it, and where those stand in the question."""

    field: str
    """The path of the list that they are items of."""
    answer: str
    accept: tuple[str, ...]
    strict: bool = False
    first: int = 0
    """Place of the first of them in that list."""

    def path(self, number: int) -> str:
        """Give the path of a spelling by its number; spellings in a gap stand for that."""
        return self.field if self.field.startswith("cloze") else f"{self.field}[{self.first + number}]"


def problems(deck: Deck) -> tuple[Problem, ...]:
    """List the problems of a deck that need the rules of judging, in the order of its questions.

    Where a translation is laid over the deck, only what is the translation's own is told.
    """
    found: list[Problem] = []
    for place, question in enumerate(deck):
        path = f"questions[{place}]"
        if not deck.original_language:
            found += [*_of_whole(question, path), *_of_spellings(question, question, path), *_of_map(question, path)]
        elif question.original is not None:
            found += _of_translation(question, deck.original_language)
    return tuple(found)


def _of_translation(question: Question, language: str) -> Iterator[Problem]:
    """Give the problems of a translated question that its original does not have."""
    path = f"questions.{question.id}"
    found = list(_of_whole(question, path))
    if found:
        before = {each.code for each in _of_whole(original_of(question, language), path)}
        yield from (problem for problem in found if problem.code not in before)
    yield from _of_spellings(question, with_own_spellings(question), path)


def _of_whole(question: Question, path: str) -> Iterator[Problem]:
    yield from _unanswerable(question, path)
    yield from _twice(question, path)


def _of_spellings(question: Question, own: Question, path: str) -> Iterator[Problem]:
    """Give the problems of spellings. own: the question without those that the file does not have."""
    yield from _not_needed(own, path)
    yield from _others(own, path)
    yield from _rejected_in_vain(question, own, path)


def _of_map(question: Question, path: str) -> Iterator[Problem]:
    if has_map(question):
        from quizgeo.answers.map_problems import map_problems  # with the maps, which few decks need

        yield from map_problems(question, path)


def _unanswerable(question: Question, path: str) -> Iterator[Problem]:
    """AN004: an answer as the deck writes it does not come out exact."""
    given = right_given(question.body, question.language)
    if check(question, given).grade != "exact":
        text = excerpt(answer_text(question))
        message = _('"{text}" could never be answered: as it is written it does not come out right').format(text=text)
        fix = _("see that no two parts are the same answer")
        yield Problem("AN004", Severity.ERROR, _place(question), message, fix, question.key, path)


def _not_needed(question: Question, path: str) -> Iterator[Problem]:
    """AN003: an accepted spelling that is exact without being listed."""
    context = Context(question.language, question.prompt)
    for spellings in _spellings(question):
        for number, text in enumerate(spellings.accept):
            earlier = spellings.accept[:number]
            others = expect(spellings.answer, earlier, strict=spellings.strict, language=question.language)
            if judge(others, text, context).grade == "exact":
                message = _('"{text}" is not needed: it is right without it').format(text=excerpt(text))
                fix, inner = _("leave it out"), f"{path}.{spellings.path(number)}"
                yield Problem("AN003", Severity.INFO, _place(question), message, fix, question.key, inner)


def _rejected_in_vain(question: Question, own: Question, path: str) -> Iterator[Problem]:
    """AN005: a rejected spelling that comes out right, as the deck accepts it too."""
    body, mine = _typed(question), _typed(own)
    if not isinstance(body, Text) or not isinstance(mine, Text) or not mine.reject:
        return
    expected = expect(body.answer, body.accept, body.reject, strict=body.strict, language=question.language)
    context = Context(question.language, question.prompt)
    for number, text in enumerate(mine.reject):
        if judge(expected, text, context).grade == "exact":
            message = _('"{text}" is rejected, and right all the same: it is what the deck accepts')
            fix = _("leave it out, or correct what is accepted")
            inner = f"{path}.reject[{number}]"
            message = message.format(text=excerpt(text))
            yield Problem("AN005", Severity.WARNING, _place(question), message, fix, question.key, inner)


def _others(question: Question, path: str) -> Iterator[Problem]:
    """AN001: an accepted spelling that is the name of another thing of the answer's sort.

    A capital or a palace may well stand for its country, where a government is meant.
    """
    for spellings in _spellings(question):
        right = _entities(spellings.answer, question)
        for number, text in enumerate(spellings.accept) if right else ():
            other = _entities(text, question)
            if right.isdisjoint(other) and not set(map(sort_of, right)).isdisjoint(map(sort_of, other)):
                message = _('"{text}" is the name of something else than "{answer}"').format(
                    text=excerpt(text), answer=excerpt(spellings.answer)
                )
                fix = _("leave it out, or correct the answer")
                inner = f"{path}.{spellings.path(number)}"
                yield Problem("AN001", Severity.WARNING, _place(question), message, fix, question.key, inner)


def _twice(question: Question, path: str) -> Iterator[Problem]:
    """AN002: two options, items or lefts that are names of one thing."""
    first: dict[frozenset[str], str] = {}
    for text in _choices(question.body):
        entities = _entities(text, question)
        before = first.setdefault(entities, text)
        if entities and fold(before, 4, question.language) != fold(text, 4, question.language):
            message = _('"{one}" and "{other}" are two names of the same').format(
                one=excerpt(before), other=excerpt(text)
            )
            fix = _("keep one of them, or accept one as another spelling of the other")
            yield Problem("AN002", Severity.WARNING, _place(question), message, fix, question.key, path)


def _entities(text: str, question: Question) -> frozenset[str]:
    return names().entities(fold(text, 4, question.language))


def _choices(body: Kind) -> Iterator[str]:
    """Give what must not be the same thing twice."""
    match body:
        case Choice(options=options) | Multiple(options=options):
            yield from (option.text for option in options)
        case ListOf(items=items):
            yield from (item[0] for item in items)
        case Match(pairs=pairs):
            yield from (left for left, _right in pairs)
        case Groups(groups=groups):
            yield from (item for _name, items in groups for item in items)
        case Order(items=steps):
            yield from steps
        case _:
            return


def _spellings(question: Question) -> Iterator[Spellings]:
    """Give each answer of a question that may have other spellings."""
    body = _typed(question)
    if isinstance(body, Text):
        yield Spellings("accept", body.answer, body.accept, body.strict)
    elif isinstance(body, Cloze):
        yield from (Spellings(f"cloze[{number}]", gap.answer, gap.accept) for number, gap in enumerate(body.gaps))
    elif isinstance(body, ListOf):
        for number, item in enumerate(body.items):
            yield Spellings(f"list[{number}]", item[0], item[1:], first=1)


def _typed(question: Question) -> Kind:
    """Give what is asked, of a choice what is asked once it is typed."""
    return as_typed(question).body if isinstance(question.body, Choice) else question.body


def _place(question: Question) -> Place:
    return Place(question.path, max(1, question.line))
