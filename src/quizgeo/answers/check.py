"""From a question and what was given to a verdict. Pure: no clock, no chance, no files.

A `given` of the wrong Python type is a TypeError; anything a person can type gets a verdict in bounded time.
"""

from typing import assert_never

from msgspec.structs import replace

from quizgeo.answers.context import Context, Known
from quizgeo.answers.dates import check_date
from quizgeo.answers.expected import expect
from quizgeo.answers.given import as_text
from quizgeo.answers.known import known_of
from quizgeo.answers.lists import check_list
from quizgeo.answers.options import check_choice, check_multiple, check_self, check_true_false
from quizgeo.answers.parts import check_cloze, check_order, check_pairs
from quizgeo.answers.reasons import verdict
from quizgeo.answers.shown import body_lines, body_text
from quizgeo.answers.verdict import Given, Verdict
from quizgeo.answers.words import judge
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    Place,
    Text,
    TrueFalse,
)
from quizgeo.decks.model import Question


def check(question: Question, given: Given, known: Known | None = None) -> Verdict:
    """Judge an answer.

    given: a text for any kind; an option's text for a choice; a list of texts where the kind has several parts;
    `{left: right}` for a match, `{item: group}` for groups; `(lat, lon)` for a place; a bool for true or false.
    known: names that the answer may be mistaken for; without it those of the table and of the question's own deck.
    Raises TypeError when `given` has a type that the kind does not take.
    """
    region = question.map.region if question.map else ""
    context = Context(question.language, question.prompt, known or known_of(question), region)
    return _check_body(question.body, given, context)


def check_answer(question: Question, given: Given) -> Verdict:
    """Judge an answer; see `check`."""
    return check(question, given)


def prepare(question: Question) -> None:
    """Have ready what judging a typed answer needs, so that no key press waits for it; done once for a deck."""
    if isinstance(question.body, Text | ListOf | Cloze):
        known_of(question).prepare()
        check(question, "x y")  # which folds all that the question accepts


def _check_body(body: Kind, given: Given, context: Context) -> Verdict:
    match body:
        case Text():
            forms = expect(body.answer, body.accept, body.reject, strict=body.strict, language=context.language)
            found = judge(forms, as_text(body.name, given), context)
        case Number():
            from quizgeo.answers.numbers import check_number  # with fractions 1.5 ms, and most decks ask for none

            found = check_number(body, as_text(body.name, given), context)
        case Date():
            found = check_date(body, as_text(body.name, given), context)
        case ListOf():
            found = check_list(body, given, context)
        case Find() | Place():
            from quizgeo.answers.places import check_find, check_place

            found = check_find(body, given, context) if isinstance(body, Find) else check_place(body, given, context)
        case Choice() | Multiple() | TrueFalse() | Flashcard() | Open():
            found = _check_chosen(body, given, context)
        case Order() | Match() | Groups() | Cloze():
            found = _check_parts(body, given, context)
        case _:
            assert_never(body)
    return found


def _check_chosen(body: Choice | Multiple | TrueFalse | Flashcard | Open, given: Given, context: Context) -> Verdict:
    match body:
        case Choice():
            return check_choice(body, given, context)
        case Multiple():
            return check_multiple(body, given, context)
        case TrueFalse():
            return check_true_false(body, given, context)
        case Flashcard() | Open():
            return check_self(body, given, context)
        case _:
            assert_never(body)


def _check_parts(body: Order | Match | Groups | Cloze, given: Given, context: Context) -> Verdict:
    match body:
        case Order():
            return check_order(body, given, context)
        case Match() | Groups():
            return check_pairs(body, given, context)
        case Cloze():
            return check_cloze(body, given, context)
        case _:
            assert_never(body)


def blank() -> Verdict:
    """Give the verdict on nothing: no attempt in study, no answer in an exam or a lesson."""
    return verdict("blank")


def at_sea() -> Verdict:
    """Give the verdict on a pick of water: no attempt, the learner picks again."""
    return verdict("sea")


def gave_up(question: Question) -> Verdict:
    """Give the verdict on a learner who asks for the answer."""
    return verdict("gave-up", answer_text(question))


def timeout(question: Question) -> Verdict:
    """Give the verdict on a time limit that ran out."""
    return verdict("timeout", answer_text(question))


def answer_text(question: Question) -> str:
    """Show the right answer on one line.

    Words that are added are the interface's; numbers are written as in the language of the question's texts.
    """
    return body_text(question.body, question.language)


def answer_lines(question: Question) -> tuple[str, ...]:
    """Show the right answer line by line: a line a part where the kind has several; see `answer_text`."""
    return body_lines(question.body, question.language)


def as_typed(question: Question) -> Question:
    """Turn a choice into the same question with its answer typed. Raises TypeError for any other kind."""
    body = question.body
    if not isinstance(body, Choice):
        raise TypeError(f"only a choice can be typed instead, not a question of kind {question.kind}")
    return replace(question, body=Text(body.answer, body.accept, body.reject))
