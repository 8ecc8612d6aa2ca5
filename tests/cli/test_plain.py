"""The loop of line mode: what each line does in each state of a session, whoever is spoken to."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from quizgeo.cli.plain import LineMode
from quizgeo.cli.protocol import Protocol
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.paths import places
from quizgeo.study import Learner, open_learner, start
from quizgeo.study.scope import Scope

NOON = "2026-03-02T12:00+00:00"


class Typed:
    """Lines that come from a function; None is the end."""

    def __init__(self, following: Callable[[], str | None]) -> None:
        self.next = following

    def may_follow(self) -> bool:
        return True


class Patient(Protocol):
    """A program that asks for help as a person does."""

    explains = True


@pytest.fixture
def learner(home: Any, texts: dict[str, str]) -> Iterator[Learner]:
    """Open a learner with some decks."""
    home.deck(texts["capitals"])
    home.deck(texts["kinds"])
    opened = open_learner(places({"QUIZGEO_HOME": str(home.path)}), FixedClock(parse_instant(NOON)))
    yield opened
    opened.log.close()


Talk = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def said(learner: Learner, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Run a session over some lines and give what was said."""

    def talked(lines: Sequence[str], deck: str = "capitals", speaker: Protocol | None = None) -> list[dict[str, Any]]:
        waiting = iter(lines)
        mode = LineMode(start(learner, Scope((learner.deck(deck),))), speaker or Protocol())
        assert mode.run(Typed(lambda: next(waiting, None)))
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return talked


def words(events: Sequence[dict[str, Any]]) -> list[str]:
    """Give the names of events."""
    return [event["event"] for event in events]


ALL = ("Tbilisi", "Yerevan", "Madrid")
"""Right answers to all that waits."""


def test_after_the_last_verdict_its_amendments_still_count(said: Talk) -> None:
    events = said([*ALL, ":hard"])
    assert words(events)[-4:] == ["verdict", "summary", "verdict", "summary"]
    assert events[-2]["rating"] == 2
    assert [event["ratings"]["hard"] for event in events if event["event"] == "summary"] == [0, 1]


def test_a_last_answer_that_was_wrong_after_all_is_asked_again(said: Talk) -> None:
    events = said([*ALL, ":n", "Madrid"])
    assert words(events)[-5:] == ["summary", "verdict", "question", "verdict", "summary"]
    assert {event["card"] for event in events[-4:-1]} == {"capitals/spain"}


def test_undo_after_the_last_verdict_asks_it_again(said: Talk) -> None:
    events = said([*ALL, ":u", "Rome"])
    assert words(events)[-6:] == ["summary", "undone", "question", "verdict", "question", "summary"]
    assert [event["first_right"] for event in events if event["event"] == "summary"] == [3, 2]


def test_what_changes_nothing_is_not_summed_up_again(said: Talk) -> None:
    events = said([*ALL, ":e", ":o", ":help", ":easy", ":right", ":q"])
    assert words(events)[-7:] == ["summary", "where", "source", "help", "verdict", "summary", "error"]


def test_a_word_is_taken_back_alone_and_then_the_answer(said: Talk) -> None:
    events = said(["Rome", ":y", ":u", ":u"])
    asked_again = ["undone", "verdict", "question", "undone", "question", "summary"]
    assert words(events)[3:] == ["verdict", "question", *asked_again]
    assert [event["what"] for event in events if event["event"] == "undone"] == ["said", "answered"]
    assert [(event["said"], event["rating"]) for event in events if event["event"] == "verdict"] == [
        ("", 1), ("right", 3), ("", 1),
    ]  # fmt: skip


def test_a_card_set_aside_last_can_be_brought_back(said: Talk) -> None:
    assert words(said([*ALL[:2], ":@", ":u"]))[-4:] == ["summary", "undone", "question", "summary"]


@pytest.mark.parametrize("line", ["", "Rome", ":q", ":h", ":@", "?"])
def test_anything_else_ends_the_session(said: Talk, line: str) -> None:
    assert words(said([*ALL, line, "Rome", ":u"]))[-2:] == ["verdict", "summary"]


def test_a_session_with_nothing_to_ask_is_summed_up(said: Talk) -> None:
    said(ALL)
    assert words(said([":u"])) == ["summary"]


def test_help_comes_after_a_line_that_was_none(said: Talk) -> None:
    assert words(said(["x", "?", "?"], deck="kinds", speaker=Patient()))[1:5] == [
        "error",
        "question",
        "help",
        "verdict",
    ]
    assert words(said(["x", ":h", "?"], deck="kinds"))[-3:] == ["verdict", "question", "summary"]


def test_hints_run_out(said: Talk) -> None:
    events = said([":h", ":h", "Azerbaijan"], deck="kinds")
    assert words(events)[1:4] == ["hint", "error", "question"]
    assert events[3]["hints_shown"] == ["It lies on the Caspian Sea."]
    verdict = next(event for event in events if event["event"] == "verdict")
    assert (verdict["grade"], verdict["rating"], verdict["again"]) == ("exact", 1, True)


def test_nothing_can_be_said_before_the_first_answer(said: Talk) -> None:
    events = said([":y", ":n", ":g", ":hard", ":easy", ":u"])
    assert words(events) == ["question", *["error", "question"] * 6, "summary"]


def test_all_cards_of_a_question_can_be_set_aside(said: Talk, home: Any, learner: Learner) -> None:
    path = home.deck(
        "quizgeo: 1\ndeck: ways\ntitle: Ways\nlanguage: en\nquestions:\n"
        "  - {id: a, front: Front, back: Back, both_ways: true}\n  - {id: b, question: Two?, answer: two}\n"
    )
    assert words(said([":!", ":="], deck=str(path))) == ["question", "suspended", "question", "buried", "summary"]
    assert learner.item("ways/a").suspended
    assert learner.item("ways/a~back").suspended
    assert learner.item("ways/b").buried_until > learner.today()


def test_a_deck_that_breaks_meanwhile_is_said_once(
    learner: Learner, home: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> str | None:
        line = next(waiting, None)
        if line == "Tbilisi":
            (home.decks / "capitals.yaml").write_text("quizgeo: 1\ndeck: capitals\n")
        return line

    waiting = iter(["Tbilisi", ":u", "x"])
    LineMode(start(learner, Scope((learner.deck("capitals"),))), Patient()).run(Typed(broken))
    out, err = capsys.readouterr()
    assert words([json.loads(line) for line in out.splitlines()])[:2] == ["question", "verdict"]
    assert [line.partition(":")[0] for line in err.splitlines()] == ["Cards were left out"]
    assert "capitals" in err


def test_a_speaker_that_fails_loses_no_answer(learner: Learner) -> None:
    class Gone(Patient):
        def judged(self, *_view: object, **_told: object) -> None:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        LineMode(start(learner, Scope((learner.deck("capitals"),))), Gone()).run(Typed(lambda: "Tbilisi"))
    assert len(learner.log.history("capitals/georgia")) == 1
