"""The key of a paper: what is right for each question, what is accepted too, and why."""

from collections.abc import Iterator

from quizgeo.answers import answer_lines
from quizgeo.answers.shown import true_false_text
from quizgeo.decks import Choice, Cloze, Date, ListOf, Multiple, Number, Open, PlaceOnMap, Question, Text, TrueFalse
from quizgeo.exchange.paper import wording
from quizgeo.exchange.paper.asked import Asked
from quizgeo.exchange.paper.maps import answered
from quizgeo.exchange.paper.sheets import Right
from quizgeo.language import _


def right(question: Question, asked: Asked, number: int, *, explain: bool) -> Right:
    """Give the key of one question."""
    return Right(
        number,
        question.language,
        asked.letters,
        _answers(question),
        tuple(_notes(question)),
        wording.points(question.points),
        question.explain if explain else "",
        answered(question),
    )


def _answers(question: Question) -> tuple[str, ...]:
    """Give what is right, a line each; pairs and gaps with what they belong to."""
    body = question.body
    if isinstance(body, TrueFalse):
        return (true_false_text(body.answer),)
    if isinstance(body, Cloze):
        return tuple(f"{place}. {gap.answer}" for place, gap in enumerate(body.gaps, 1))
    return answer_lines(question)


def _notes(question: Question) -> Iterator[str]:
    """Say what is accepted beside the answer, and what only seems right."""
    body = question.body
    match body:
        case Text(accept=accept, reject=reject):
            yield from (wording.accepted(accept),) if accept else ()
            yield from (wording.refused(reject),) if reject else ()
        case ListOf(items=items):
            others = tuple(other for item in items for other in item[1:])
            yield from (wording.accepted(others),) if others else ()
        case Cloze() as cloze:
            others = tuple(other for gap in cloze.gaps for other in gap.accept)
            yield from (wording.accepted(others),) if others else ()
        case Open(rubric=rubric):
            yield from (_("Point of the answer: {point}").format(point=line) for line in rubric)
        case Number() | Date() | PlaceOnMap():
            within = wording.tolerance(body, question.language)
            yield from (_("Accepted: {tolerance}").format(tolerance=within),) if within else ()
        case Choice() | Multiple():
            yield from _credits(body)
        case _:
            return


def _credits(body: Choice | Multiple) -> Iterator[str]:
    """Say which options earn a part of the points."""
    for option in body.options:
        if option.credit and not option.correct:
            share = f"{option.credit:.0%}"
            yield _("{share} of the points: {option}").format(share=share, option=option.text)
