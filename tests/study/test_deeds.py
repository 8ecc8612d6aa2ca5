"""What was done is told by its event, whatever a later or damaged program wrote into that."""

import pytest
from msgspec.structs import replace

from quizgeo.progress import SAID, EventKind
from quizgeo.study import Learner
from quizgeo.study.deeds import deed_of, sets_aside


@pytest.mark.parametrize(
    ("extra", "word"),
    [
        ('{"on":true,"reason":"learner"}', "suspended"),
        ('{"on":true,"reason":"leech"}', "suspended"),
        ('{"on":false,"reason":"learner"}', "resumed"),
        ('{ "on" : false }', "resumed"),
        (None, "suspended"),
        ("", "suspended"),
        ("{", "suspended"),
        ("[]", "suspended"),
        ("[" * 100_000, "suspended"),
    ],
)
def test_a_card_is_set_aside_or_brought_back(plain: Learner, extra: str | None, word: str) -> None:
    event = replace(plain.event(EventKind.SUSPENDED, "plain/q1"), extra=extra)
    assert sets_aside(event) is (word == "suspended")
    deed = deed_of(event, "Word 1?", plain.today(), earlier=True)
    assert deed.in_words() == f"“Word 1?”, {word} today"


@pytest.mark.parametrize(
    ("word", "said"),
    [("right", "I was right"), ("wrong", "I was wrong"), ("guessed", "I guessed"), ("hard", "Hard"), ("easy", "Easy")],
)
def test_a_word_of_the_learner_is_quoted(plain: Learner, word: str, said: str) -> None:
    event = replace(plain.event(EventKind.OVERRIDDEN, "plain/q1"), said=SAID.index(word))
    assert deed_of(event, "Word 1?", plain.today() + 1, earlier=True).in_words() == f"“Word 1?”, yesterday: {said}"


def test_a_word_of_a_newer_version_is_not_quoted(plain: Learner) -> None:
    event = replace(plain.event(EventKind.OVERRIDDEN, "plain/q1"), said=99)
    assert deed_of(event, "Word 1?", plain.today(), earlier=True).said == ""


def test_a_card_that_no_deck_holds_is_named_by_its_key(plain: Learner) -> None:
    deed = deed_of(plain.event(EventKind.ANSWERED, "gone/q1"), "", plain.today(), earlier=False)
    assert deed.taken_back() == "Taken back: “gone/q1”, answered today"
