"""Problems of a deck that only the rules of judging can find."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizgeo.answers.check import answer_text, as_typed, check
from quizgeo.answers.context import Context
from quizgeo.answers.expected import expect
from quizgeo.answers.reasons import excerpt
from quizgeo.answers.right import right_given
from quizgeo.answers.words import judge
from quizgeo.decks.codes import Code
from quizgeo.decks.kinds import Choice, Cloze, ListOf, Text
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Place, Problem, Severity
from quizgeo.language import N_, _

CODES: dict[str, Code] = {
    "AN003": Code(Severity.INFO, N_("An accepted spelling is right without being listed.")),
    "AN004": Code(Severity.ERROR, N_("An answer as the deck writes it does not come out right.")),
}
"""Every code that `problems` reports, in the manner of those that reading a deck reports."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """An answer, the other spellings of it, and where those stand in the question."""

    field: str
    answer: str
    accept: tuple[str, ...]
    strict: bool = False


def problems(deck: Deck) -> tuple[Problem, ...]:
    """List the problems of a deck that need the rules of judging, in the order of its questions."""
    return tuple(
        problem
        for place, question in enumerate(deck)
        for problem in (*_unanswerable(question, place), *_not_needed(question, place))
    )


def _unanswerable(question: Question, place: int) -> Iterator[Problem]:
    """AN004: an answer as the deck writes it does not come out exact."""
    given = right_given(question.body, question.language)
    if check(question, given).grade != "exact":
        text = excerpt(answer_text(question))
        message = _('"{text}" could never be answered: as it is written it does not come out right').format(text=text)
        fix = _("see that no two parts are the same answer")
        path = f"questions[{place}]"
        yield Problem("AN004", Severity.ERROR, _place(question), message, fix, question.key, path)


def _not_needed(question: Question, place: int) -> Iterator[Problem]:
    """AN003: an accepted spelling that is exact without being listed."""
    context = Context(question.language, question.prompt)
    for spellings in _spellings(question):
        for number, text in enumerate(spellings.accept):
            earlier = spellings.accept[:number]
            others = expect(spellings.answer, earlier, strict=spellings.strict, language=question.language)
            if judge(others, text, context).grade == "exact":
                message = _('"{text}" is not needed: it is right without it').format(text=excerpt(text))
                path = f"questions[{place}].{spellings.field}[{number}]"
                fix = _("leave it out")
                yield Problem("AN003", Severity.INFO, _place(question), message, fix, question.key, path)


def _spellings(question: Question) -> Iterator[Spellings]:
    """Give each answer of a question that may have other spellings."""
    body = as_typed(question).body if isinstance(question.body, Choice) else question.body
    if isinstance(body, Text):
        yield Spellings("accept", body.answer, body.accept, body.strict)
    elif isinstance(body, Cloze):
        yield from (Spellings("cloze", gap.answer, gap.accept) for gap in body.gaps)
    elif isinstance(body, ListOf):
        yield from (Spellings(f"list[{number}]", item[0], item[1:]) for number, item in enumerate(body.items))


def _place(question: Question) -> Place:
    return Place(question.path, max(1, question.line))
