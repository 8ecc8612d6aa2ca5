"""Line mode on typed words: spellings shown and said, hints, and a choice that is asked as typed recall."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

SPELL = """\
quizgeo: 1
deck: spell
title: Spelling
language: en
questions:
  - {id: land, question: Which country is meant?, answer: Kyrgyzstan}
  - {id: day, question: Write its name., answer: Victory Day, strict: true}
  - {id: list, question: Name the neighbours., list: [Georgia, Iran, Azerbaijan]}
  - {id: cloze, cloze: ((Turkey)) closed its border with ((Armenia)).}
  - {id: city, question: Which city is holy?, answer: ירושלים}
"""
LADDER = """\
quizgeo: 1
deck: ladder
title: A ladder
language: en
questions:
  - {id: who, question: Who recognised them first?, answer: Russia, wrong: [China, Iran, Pakistan], ladder: typed}
"""


@pytest.fixture(autouse=True)
def _spell(home: Any) -> None:
    """Put the deck into the home."""
    home.deck(SPELL)


def told(call: Any, *lines: str) -> list[str]:
    """Give what a person reads after the last of some lines, up to the next question."""
    out: list[str] = call("study", "spell", "--plain", lines=lines).out.splitlines()
    asked = [place for place, line in enumerate(out) if line.endswith(":")]
    start = asked[len([line for line in lines if not line.startswith(":")]) - 1] + 1
    return out[start : out.index("", start)]


def test_a_typo_is_shown_and_said(call: Any) -> None:
    assert told(call, "Kyrgystan")[:5] == [
        "Almost, counted as right. It is written Kyrgyzstan.",
        "you     Kyrgy·stan",
        "answer  Kyrgyzstan",
        "             ^",
        "Difference: letter 6, z missing.",
    ]


def test_a_strict_spelling_says_what_cannot_be_heard(call: Any) -> None:
    assert told(call, "Kyrgyzstan", "victory Day")[:6] == [
        "Wrong.",
        "The spelling counts here: Victory Day.",
        "you     victory Day",
        "answer  Victory Day",
        "        ^",
        "Difference: word 1, letter 1, small v, to be written capital V.",
    ]


def test_items_that_are_near_say_their_spelling(call: Any) -> None:
    lines = told(call, "Kyrgyzstan", "Victory Day", "Georgia, Iran, Azerbaijann")
    assert lines[:2] == ["All 3 right; look at the spelling.", "Answer: Georgia, Iran, Azerbaijan"]
    assert lines[2].endswith("Azerbaijan.")
    assert lines[3] == "Difference: letter 11, n too much."


def test_gaps_that_are_near_say_their_number(call: Any) -> None:
    lines = told(call, "Kyrgyzstan", "Victory Day", "Georgia, Iran, Azerbaijan", "Turky; Armenia")
    assert lines[1:4] == [
        "Answer: Turkey; Armenia",
        "Gap 1: Almost, counted as right. It is written Turkey.",
        "Difference: letter 5, e missing.",
    ]


def test_a_script_from_right_to_left_is_shown_as_two_texts(call: Any) -> None:
    lines = told(call, "Kyrgyzstan", "Victory Day", "Georgia, Iran, Azerbaijan", "Turkey; Armenia", "ירושלם")
    assert lines[1:3] == ["you     ירושלם", "answer  ירושלים"]
    assert not [line for line in lines if "^" in line or line.startswith("Difference")]


def test_programs_get_the_lines_and_the_parts(call: Any) -> None:
    given = ["Kyrgystan", "Victory Day", "Georgia, Iran, Azerbaijann", "Turky; Iran"]
    land, day, items, gaps = call("study", "spell", "--json", lines=given).of("verdict")
    assert (land["grade"], land["reason"], land["diff"]) == (
        "close", "typo", ["Kyrgy·stan", "Kyrgyzstan", "     ^"],
    )  # fmt: skip
    assert land["message"] == "Almost, counted as right. It is written Kyrgyzstan."
    assert (day["diff"], day["parts"]) == (None, [])
    assert [part["grade"] for part in items["parts"]] == ["exact", "exact", "close"]
    assert items["parts"][2]["diff"] == ["Azerbaijann", "Azerbaijan·", "          ^"]
    assert [(part["grade"], part["answer"], part["score"]) for part in gaps["parts"]] == [
        ("close", "Turkey", 1.0), ("wrong", "Armenia", 0.0),
    ]  # fmt: skip
    assert set(gaps["parts"][0]) == {"grade", "score", "reason", "answer", "message", "diff"}
    assert (gaps["grade"], gaps["score"], gaps["answer"]) == ("partial", 0.5, "Turkey; Armenia")


def test_hints_that_nobody_wrote_can_be_asked_for(call: Any) -> None:
    done = call("study", "spell", "--json", lines=[":hint", ":hint", ":hint", "Kyrgyzstan"])
    hints = [hint["text"] for hint in done.of("hint")]
    assert done.of("question")[0]["hints"] == len(hints) > 0
    assert "Kyrgyzstan" not in "".join(hints)
    assert [error["message"] for error in done.of("error")] == ["There are no more hints."]
    assert done.of("question")[1]["hints_shown"] == hints
    assert done.of("verdict")[0]["rating"] == 1
    plain = call("study", "spell", "--plain", lines=["Victory Day", ":u", ":hint"]).out
    assert "Hint: " in plain


# -- the ladder ------------------------------------------------------------------------------------------------------


def days(call: Any) -> Iterator[str]:
    """Give the moments at which the card is due, one after the other."""
    day = date(2026, 3, 2)
    while True:
        yield f"{day}T12:00+00:00"
        due = date.fromisoformat(call("card", "ladder/who", "--json").json["due"])
        day = max(due, day + timedelta(days=1))


def test_a_well_known_choice_is_asked_without_its_options(home: Any, call: Any) -> None:
    home.deck(LADDER)
    for now in days(call):
        question = call("study", "ladder", "--json", now=now).of("question")[0]
        if question["kind"] == "typed":
            break
        assert len(question["options"]) == 4
        call("study", "ladder", "--plain", lines=["Russia"], now=now)
    assert question["options"] == []
    lines = ["China", ":u", "the russians", ":y"]
    plain = call("study", "ladder", "--plain", lines=lines, now=now).out
    assert "Who recognised them first?\nyour answer:\n" in plain
    assert "China is something else. The answer is Russia." in plain
    assert call("card", "ladder/who", "--json", now=now).json["history"][-1]["form"] == "typed"
    said = call("check", "ladder", "--answers", "--json", now=now).json["answers"]
    assert [(each["fields"], each["kind"]) for each in said] == [({"accept": ["the russians"]}, "choice")]
