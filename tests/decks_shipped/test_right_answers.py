"""What a shipped deck calls right is judged right in each of its languages, and what it calls wrong is not."""

from collections.abc import Callable, Mapping
from typing import assert_never

from quizgeo import check_answer
from quizgeo.answers import Verdict
from quizgeo.answers.verdict import Given
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

Typed = tuple[tuple[str, ...], Callable[[str], Verdict]]


def one_answer(body: Choice | TrueFalse | Text | Number | Date | Flashcard | Find | Place) -> Given:
    given: Given
    match body:
        case Choice(answer=answer) | Text(answer=answer) | TrueFalse(answer=answer):
            given = answer
        case Number(low=low):
            given = str(low)
        case Date(date=date):
            given = str(date)
        case Flashcard():
            given = "good"
        case Find(target=target):
            given = target
        case Place(lat=lat, lon=lon):
            given = (lat, lon)
        case _:
            assert_never(body)
    return given


def right_answer(body: Kind) -> Given:
    given: Given
    match body:
        case Multiple(answers=answers):
            given = answers
        case ListOf(items=items):
            given = [spellings[0] for spellings in items]
        case Order(items=ordered):
            given = ordered
        case Match(pairs=pairs):
            given = dict(pairs)
        case Groups(groups=groups):
            given = {item: group for group, members in groups for item in members}
        case Cloze(gaps=gaps):
            given = [gap.answer for gap in gaps]
        case Open(rubric=rubric):
            given = rubric
        case _:
            given = one_answer(body)
    return given


def test_the_right_answer_of_every_question_is_exact(versions: Mapping[str, Question]) -> None:
    verdicts = {key: check_answer(question, right_answer(question.body)) for key, question in versions.items()}
    assert {key: verdict.reason for key, verdict in verdicts.items() if verdict.grade != "exact"} == {}
    assert {key: verdict.score for key, verdict in verdicts.items() if verdict.score != 1} == {}


def test_every_rejected_answer_is_wrong(versions: Mapping[str, Question]) -> None:
    passed = [
        (key, spelling)
        for key, question in versions.items()
        if isinstance(question.body, Text)
        for spelling in question.body.reject
        if check_answer(question, spelling).grade != "wrong"
    ]
    assert passed == []


def test_every_listed_spelling_is_exact(typed: Mapping[str, Typed]) -> None:
    verdicts = [(key, form, judge(form)) for key, (forms, judge) in typed.items() for form in forms]
    assert [(key, form, verdict.reason) for key, form, verdict in verdicts if verdict.grade != "exact"] == []


def test_every_equal_of_a_listed_item_counts_for_it(versions: Mapping[str, Question]) -> None:
    failed = [
        (key, spelling)
        for key, question in versions.items()
        if isinstance(question.body, ListOf)
        for spellings in question.body.items
        for spelling in spellings
        if check_answer(question, [spelling]).parts[0].answer not in spellings
    ]
    assert failed == []


def test_no_distractor_passes(versions: Mapping[str, Question]) -> None:
    passed = [
        (key, option.text)
        for key, question in versions.items()
        if isinstance(question.body, Choice)
        for option in question.body.options
        if not option.correct and check_answer(question, option.text).passed
    ]
    assert passed == []


def test_the_false_side_of_a_statement_is_wrong(versions: Mapping[str, Question]) -> None:
    passed = [
        key
        for key, question in versions.items()
        if isinstance(question.body, TrueFalse) and check_answer(question, not question.body.answer).grade != "wrong"
    ]
    assert passed == []


def test_a_neighbouring_year_is_wrong_where_no_span_is_given(versions: Mapping[str, Question]) -> None:
    passed = [
        key
        for key, question in versions.items()
        if isinstance(question.body, Date)
        and question.body.within is None
        and check_answer(question, str(question.body.date.year + 1)).grade != "wrong"
    ]
    assert passed == []
