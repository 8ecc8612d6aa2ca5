"""The words of the log in people's language: there is one for every word that a history can hold."""

from typing import Any

from quizgeo.answers import REASONS
from quizgeo.insight.history_words import GRADES_IN_WORDS, REASONS_IN_WORDS, SAID_IN_WORDS
from quizgeo.progress import GRADES, SAID

SPELL = """\
quizgeo: 1
deck: spell
title: Spelling
language: en
questions:
  - {id: land, question: Which country is meant?, answer: Kyrgyzstan}
"""


def test_every_grade_and_every_word_of_the_learner_is_said() -> None:
    assert set(GRADES_IN_WORDS) == set(GRADES)
    assert {"", *SAID_IN_WORDS} == set(SAID)


def test_only_reasons_that_there_are_have_words() -> None:
    assert [word for word in REASONS_IN_WORDS if word not in REASONS] == []


def test_a_history_says_why_and_what_the_learner_said(home: Any, call: Any) -> None:
    home.deck(SPELL)
    call("study", "spell", "--plain", lines=["Kyrgystan", ":n", "?", "Kirgistan land", ":y"])
    lines = call("card", "spell/land").out.splitlines()
    assert lines[-3:] == [
        "2 Mar 2026, Kyrgystan, nearly right (a slip of the fingers), Again, you said: I was wrong",
        "2 Mar 2026, –, wrong (given up), Again",
        "2 Mar 2026, Kirgistan land, wrong, Good, you said: I was right",
    ]
    told = call("card", "spell/land", "--json").json["history"]
    assert [(each["grade"], each["reason"], each["said"]) for each in told] == [
        ("close", "typo", "wrong"), ("wrong", "gave-up", None), ("wrong", told[2]["reason"], "right"),
    ]  # fmt: skip
