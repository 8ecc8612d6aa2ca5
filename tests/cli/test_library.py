"""`quizgeo`, `decks` and `card`: what there is, what waits, and how one card goes."""

import re
from typing import Any

import pytest

NEXT_WEEK = "2026-03-09T12:00+00:00"


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two of three cards were answered."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome"])
    return home


def row(call: Any, deck: str, **options: str) -> dict[str, Any]:
    """Give one deck of the list."""
    return next(each for each in call("decks", "--json", **options).json if each["deck"] == deck)


@pytest.mark.usefixtures("studied")
def test_home_says_what_waits_and_how_to_study_it(call: Any) -> None:
    done = call()
    assert done.status == 0
    assert "Capitals (capitals): 1 new, 1 due" in done.out
    assert done.out.splitlines()[-1] == "Study here, line by line: quizgeo study --plain"


def test_home_names_a_broken_deck(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.deck(texts["broken"])
    assert f"quizgeo check {path}" in call().out


def test_decks_are_listed_with_what_waits(studied: Any, call: Any) -> None:
    found = row(call, "capitals")
    assert {name: found[name] for name in ("title", "language", "questions", "new", "due", "problems")} == {
        "title": "Capitals", "language": "en", "questions": 3, "new": 1, "due": 1, "problems": 0,
    }  # fmt: skip
    assert found["path"] == str(studied.decks / "capitals.yaml")
    assert found["known"] == 1
    later = row(call, "capitals", now=NEXT_WEEK)
    assert later["due"] == 2


def test_decks_stand_in_a_table(studied: Any, call: Any, texts: dict[str, str]) -> None:
    path = studied.deck(texts["broken"])
    lines = call("decks").out.splitlines()
    head = lines[0]
    line = next(line for line in lines if line.startswith("capitals"))
    assert head.split() == ["Deck", "Questions", "New", "Due", "Known", "Title"]
    assert line.split() == ["capitals", "3", "1", "1", "1", "Capitals"]
    assert line.index("Capitals") == head.index("Title")
    assert re.fullmatch(rf"broken.yaml: \d problems?. See: quizgeo check {path}", lines[-1])


def test_two_files_of_one_identity_are_named(studied: Any, call: Any, texts: dict[str, str]) -> None:
    studied.deck(texts["capitals"], "zz-copy")
    done = call("decks")
    assert done.status == 0
    assert 'deck "capitals" is also' in done.err
    assert "zz-copy.yaml" in done.out


@pytest.mark.usefixtures("studied")
def test_a_new_card_has_no_numbers(call: Any) -> None:
    found = call("card", "capitals/spain", "--json").json
    assert found["deck"] == "capitals"
    assert found["question"] == "What is the capital of Spain?"
    assert [found[name] for name in ("stability", "difficulty", "due", "retrievability", "history")] == [None] * 4 + [
        []
    ]


@pytest.mark.usefixtures("studied")
def test_a_card_tells_its_state_and_history(call: Any) -> None:
    found = call("card", "capitals/georgia", "--json", now=NEXT_WEEK).json
    assert found["stability"] == pytest.approx(2.3065, rel=1e-3)
    assert found["difficulty"] == pytest.approx(2.118, rel=1e-3)
    assert found["due"] == "2026-03-04"
    assert 0.5 < found["retrievability"] < 0.9
    assert (found["reviews"], found["lapses"]) == (1, 0)
    (told,) = found["history"]
    wanted = {
        "day": "2026-03-02", "at": "2026-03-02T12:00:00+00:00", "given": "Tbilisi", "grade": "exact", "reason": "same",
        "rating": 3, "interval": 2, "undone": False, "said": None,
    }  # fmt: skip
    assert wanted.items() <= told.items()


@pytest.mark.usefixtures("studied")
def test_no_recall_is_told_for_the_day_of_the_answer(call: Any) -> None:
    assert call("card", "capitals/georgia", "--json").json["retrievability"] is None


@pytest.mark.usefixtures("studied")
def test_a_card_is_told_in_words(call: Any) -> None:
    call("study", "capitals", "--plain", lines=[":u", ":@", "Madrid", ":n"])
    lines = call("card", "capitals/spain", now=NEXT_WEEK).out.splitlines()
    assert lines[:3] == ["capitals/spain", "What is the capital of Spain?", "Answer: Madrid"]
    assert "Due now, since 2026-03-03" in lines
    assert "Reviews: 1, lapses: 0" in lines
    assert lines[-1] == "2026-03-02, Madrid, right, Again, you said: I was wrong"
    aside = call("card", "capitals/armenia").out.splitlines()
    assert "Suspended" in aside
    assert "New: never answered" in aside
    assert aside[-2:] == [
        "2026-03-02, Rome, wrong (something else), Again, taken back",
        "2026-03-02, suspended",
    ]


def test_a_card_counts_what_was_answered_under_its_former_id(studied: Any, call: Any, texts: dict[str, str]) -> None:
    studied.deck(texts["capitals"].replace("id: georgia", "id: tbilisi, was: georgia"))
    found = call("card", "capitals/tbilisi", "--json").json
    assert len(found["history"]) == 1
    assert found["stability"] is not None
    assert call("card", "capitals/georgia", "--json").json["card"] == "capitals/tbilisi"


def test_parts_of_an_answer_are_told_as_they_were_given(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["kinds"])
    call("study", "kinds", "--json", lines=["Armenia", "Baku, Grozny, Yerevan"])
    assert "2026-03-02, Baku, Grozny, Yerevan, partly right, Again" in call("card", "kinds/multiple").out
