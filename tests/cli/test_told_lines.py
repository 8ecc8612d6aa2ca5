"""What became of an answer or a session in words."""

import pytest
from msgspec.structs import replace

from quizgeo.cli.told_lines import source_lines, summary_lines
from quizgeo.decks import CardKey, Citation, Deck, PartialDate, Question, Source
from quizgeo.memory import Rating
from quizgeo.study import Missed, Summary

SUMMARY = Summary(
    cards=3, answers=4, took=75_000, first_right=2, due_recalled=1, due_asked=2,
    ratings={Rating.AGAIN: 1, Rating.GOOD: 3}, missed=(Missed(CardKey("d/q"), "Who?", "She", "He"),),
    coming_back={1: 2, 4: 1}, left=1, saved=None,
)  # fmt: skip


@pytest.fixture
def question(every_kind: Deck) -> Question:
    """Give a question with nothing to say about it."""
    return replace(every_kind["text"], source=None, as_of=None)


def test_a_source_is_named_with_its_place(question: Question) -> None:
    source = Source("news", "A newspaper", published=PartialDate(2025, 7))
    assert list(source_lines(replace(question, source=Citation(source, at=21)))) == [
        "Source: A newspaper, Jul 2025, paragraph 21"
    ]
    assert list(source_lines(replace(question, source=Citation(Source("book", "A book"))))) == ["Source: A book"]


def test_how_sure_a_fact_is_and_of_when_is_said(question: Question) -> None:
    assert list(source_lines(question)) == []
    told = replace(question, status="claim", as_of=PartialDate(2025, 7))
    assert list(source_lines(told)) == ["This is a claim.", "As of Jul 2025"]


def test_every_status_but_fact_is_said(question: Question) -> None:
    for status in ("claim", "contested", "forecast", "quote", "analysis"):
        (line,) = source_lines(replace(question, status=status))
        assert line.startswith("This is ")


def test_a_session_is_summed_up() -> None:
    assert summary_lines(SUMMARY) == [
        "Session done: 3 cards, 4 answers, 1 min 15 s.",
        "Right first time: 2 of 3 (67 %)",
        "Due cards recalled: 1 of 2 (50 %)",
        "Ratings: Again 1, Hard 0, Good 3, Easy 0",
        "Missed: Who? You said: He. Answer: She",
        "Coming back tomorrow: 2 cards",
        "Coming back in 4 days: 1 card",
        "1 card waits.",
    ]


def test_no_time_is_told_where_the_clock_stood_still() -> None:
    assert summary_lines(replace(SUMMARY, took=0))[0] == "Session done: 3 cards, 4 answers."


def test_only_the_first_missed_cards_are_told() -> None:
    lines = summary_lines(replace(SUMMARY, missed=SUMMARY.missed * 10))
    assert len([line for line in lines if line.startswith("Missed: ")]) == 8
    assert "… 2 more" in lines


def test_who_gave_up_said_nothing() -> None:
    missed = replace(SUMMARY.missed[0], given="–", gave_up=True)
    assert "Missed: Who? You gave up. Answer: She" in summary_lines(replace(SUMMARY, missed=(missed,)))


def test_one_of_a_thing_is_said_so() -> None:
    one = replace(SUMMARY, cards=1, answers=1, first_right=1, due_asked=0, missed=(), left=0)
    lines = summary_lines(one)
    assert lines[0] == "Session done: 1 card, 1 answer, 1 min 15 s."
    assert not [line for line in lines if line.startswith(("Due cards", "Missed"))]


def test_an_empty_session_is_not_summed_up() -> None:
    empty = replace(SUMMARY, answers=0)
    assert summary_lines(empty) == ["Nothing was answered."]
    assert summary_lines(replace(empty, left=0)) == ["Nothing waits now."]
