"""The key of a paper: what is right for each question, what is accepted too, and why."""

from collections.abc import Iterable, Iterator, Sequence

from quizgeo.answers import answer_lines
from quizgeo.answers.shown import true_false_text
from quizgeo.decks import Choice, Cloze, Date, ListOf, Multiple, Number, Open, PlaceOnMap, Question, Text, TrueFalse
from quizgeo.exchange.paper import wording
from quizgeo.exchange.paper.asked import Asked
from quizgeo.exchange.paper.maps import answered
from quizgeo.exchange.paper.sheets import Right
from quizgeo.language import _

_A_LINE, _A_MAP, _A_PAGE = 80, 1_600, 2_400
"""Characters that a line and a map are counted for; and those below which all of a row fits on a page."""


def right(question: Question, asked: Asked, number: int, *, explain: bool) -> Right:
    """Give the key of one question."""
    answers, notes, picture = _answers(question), tuple(_notes(question)), answered(question)
    why = question.explain if explain else ""
    return Right(
        number,
        question.language,
        asked.letters,
        answers,
        notes,
        wording.points(question.points),
        why,
        picture,
        _is_long((asked.letters, *answers, *notes, why), _A_MAP if picture else 0),
    )


def _is_long(texts: Iterable[str], beside: int) -> bool:
    lines = (line for text in texts for line in text.split("\n"))
    return beside + sum(len(line) + _A_LINE for line in lines) > _A_PAGE


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
            yield from _accepted_for((f"{item[0]}: ", item[1:]) for item in items)
        case Cloze() as cloze:
            yield from _accepted_for((f"({place}) ", gap.accept) for place, gap in enumerate(cloze.gaps, 1))
        case Open(rubric=rubric):
            yield from (_("Point of the answer: {point}").format(point=line) for line in rubric)
        case Number() | Date() | PlaceOnMap():
            within = wording.tolerance(body, question.language)
            yield from (_("Accepted: {tolerance}").format(tolerance=within),) if within else ()
        case Choice() | Multiple():
            yield from _credits(body)
        case _:
            return


def _accepted_for(parts: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Say what is accepted beside each part of an answer, which is named before it."""
    told = [f"{part}{', '.join(others)}" for part, others in parts if others]
    if told:
        yield wording.accepted(("; ".join(told),))


def _credits(body: Choice | Multiple) -> Iterator[str]:
    """Say which options earn a part of the points."""
    for option in body.options:
        if option.credit and not option.correct:
            share = f"{option.credit:.0%}"
            yield _("{share} of the points: {option}").format(share=share, option=option.text)
