"""At a terminal a new deck is asked for line by line, and an answer that no deck can hold is asked for again."""

from pathlib import Path
from typing import Any

from quizgeo.decks import load_deck
from tests.cli.test_terminal import on_a_terminal


def made(home: Any, *words: str, typed: str, **environment: str) -> tuple[int, str, Path]:
    """Begin a deck at a terminal; give the status, what was shown, and the file."""
    path: Path = home.path / "deck.yaml"
    status, text = on_a_terminal(home, "new", str(path), *words, typed=typed, **environment)
    return status, text, path


def test_what_is_not_given_is_asked_for(home: Any) -> None:
    status, text, path = made(home, typed="Moscow's allies\n\nNews article\n2025-07\n")
    assert status == 0, text
    for words in ("Title: ", "Language of the texts, as a tag [en]: ", "Source of the facts, if there is one: ",
                  "Published, such as 2025-07, if that is known: "):  # fmt: skip
        assert words in text
    deck = load_deck(path)
    assert (deck.id, deck.title, deck.language, str(deck.as_of)) == (
        "moscows-allies",
        "Moscow's allies",
        "en",
        "2025-07",
    )
    assert deck.sources["main"].title == "News article"


def test_an_answer_that_no_deck_can_hold_is_asked_for_again(home: Any) -> None:
    status, text, path = made(home, typed="\nT\nenglish\nid\nS\nJuly\n\n")
    assert status == 0, text
    for sentence in ("The title is empty: give a few words.", '"english" is no language tag', '"July" is no date'):
        assert sentence in text
    deck = load_deck(path)
    assert (deck.title, deck.language, deck.sources["main"].published) == ("T", "id", None)


def test_what_is_given_is_not_asked_for(home: Any) -> None:
    status, text, path = made(home, "--title", "T", "--language", "id", "--source", "", typed="")
    assert status == 0, text
    assert ": " not in text.partition("Deck t ")[0]
    assert load_deck(path).sources == {}


def test_no_source_has_no_date(home: Any) -> None:
    status, text, path = made(home, typed="T\n\n\n")
    assert (status, "Published" in text) == (0, False)
    assert load_deck(path).sources == {}


def test_the_language_of_people_is_the_usual_one(home: Any) -> None:
    status, text, path = made(home, typed="Uji\n\n\n", QUIZGEO_LANG="id")
    assert (status, "[id]" in text) == (0, True)
    assert load_deck(path).language == "id"


def test_the_end_of_input_writes_nothing(home: Any) -> None:
    status, text, path = made(home, typed="T\n\x04")
    assert (status, path.exists()) == (2, False)
    assert "Nothing was written." in text
