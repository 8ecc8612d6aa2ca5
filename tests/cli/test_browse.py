"""The command `browse`: what a search finds, in words and for programs; and studying what it finds."""

import pytest

from quizgeo.study.search_words import TABLE

from .conftest import Call, Home


@pytest.fixture
def ask(home: Home, call: Call, texts: dict[str, str]) -> Call:
    """Give what calls the program in a home with two decks, in which a card was answered and another one suspended."""
    for name in ("kinds", "capitals"):
        home.deck(texts[name])
    call("study", "capitals", "--plain", "--limit", "1", lines=["Tbilisi", ""])
    call("card", "kinds/choice", "--suspend")
    return call


def test_all_cards_are_listed_without_a_search(ask: Call) -> None:
    done = ask("browse")
    assert done.status == 0
    head, *rows = done.out.splitlines()
    assert head.split() == ["Card", "State", "Due", "Stability", "Lapses", "Question"]
    listed = [row for row in rows if "/" in row.split()[0]]
    assert f"{len(listed)} of {len(listed)} cards are found." in done.err


def test_a_search_finds_by_state_and_text(ask: Call) -> None:
    rows = ask("browse", "is:suspended").out.splitlines()
    assert len(rows) == 2
    assert rows[1].split()[:2] == ["kinds/choice", "suspended"]
    learned = ask("browse", "is:learned").out.splitlines()[1].split()
    assert learned[1] in ("young", "missed")
    assert "1 of" in ask("browse", "is:learned").err


def test_words_with_a_minus_are_no_options(ask: Call) -> None:
    done = ask("browse", "-is:new", "-has:map", "-kind:choice")
    assert done.status == 0
    assert "capitals/" in done.out
    wrong = ask("browse", "--sotr", "due")
    assert wrong.status == 2
    assert wrong.err == "There is no option --sotr.\n"


def test_a_search_that_cannot_be_understood_says_where(ask: Call) -> None:
    done = ask("browse", "georgia", "tga:x")
    assert done.status == 2
    assert done.out == ""
    assert done.err == "“tga:” at place 9 is not known; did you mean “tag:”?\n"


def test_order_and_limit(ask: Call) -> None:
    whole = ask("browse", "deck:capitals").out.splitlines()[1:]
    reverse = ask("browse", "deck:capitals", "-sort:deck").out.splitlines()[1:]
    assert reverse == whole[::-1]
    due = ask("browse", "--sort", "due", "--limit", "1")
    assert due.out.splitlines()[1].startswith("capitals/")
    assert "Listed: the first 1." in due.err


def test_nothing_found_is_said(ask: Call) -> None:
    done = ask("browse", "atlantis")
    assert done.status == 0
    assert done.out == "No card is found.\n"


def test_programs_get_every_figure(ask: Call) -> None:
    found = ask("browse", "--json", "is:learned or is:suspended", "sort:due").json
    assert found["query"] == "is:learned or is:suspended sort:due"
    assert found["found"] == len(found["cards"]) == 2
    learned, suspended = found["cards"]
    assert learned["reviews"] == 1
    assert learned["due"] > "2026"
    assert learned["recall"] is None, "nothing is told of the day of an answer"
    later = ask("browse", "--json", "is:learned", now="2030-01-01T12:00+00:00").json["cards"][0]
    assert 0 < later["recall"] < 1
    assert learned["stability"] > 0
    assert learned["question"]
    assert suspended["card"] == "kinds/choice"
    assert suspended["state"] == "suspended"
    assert suspended["suspended"] is True
    assert (suspended["due"], suspended["stability"], suspended["recall"]) == (None, None, None)
    assert suspended["buried_until"] is None


def test_the_words_of_a_search_are_listed_with_their_values(call: Call) -> None:
    told = call("browse", "--words").out
    for word in TABLE:
        assert f"\n{word.name}:  {word.help}\n" in told
        for value in word.values:
            assert f"{word.name}:{value.name}" in told
            assert value.help in told


def test_what_a_search_finds_is_studied(ask: Call) -> None:
    done = ask("study", "--plain", "--search", "deck:kinds kind:text")
    assert done.status == 0
    assert "In which city is the Kremlin?" in done.out
    refused = ask("study", "--plain", "--search", "atlantis")
    assert (refused.status, refused.err) == (2, "No card is found by this search.\n")
    wrong = ask("study", "--plain", "--search", "is:duee")
    assert wrong.status == 2
    assert "did you mean “is:due”?" in wrong.err


def test_a_file_that_is_named_is_searched_where_it_lies(home: Home, call: Call, texts: dict[str, str]) -> None:
    path = home.path / "elsewhere.yaml"
    path.write_text(texts["capitals"], encoding="utf-8")
    done = call("study", str(path), "--plain", "--search", "georgia")
    assert done.status == 0
    assert "Georgia" in done.out
