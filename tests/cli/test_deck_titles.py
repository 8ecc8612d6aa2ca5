"""Decks are named in the language that is asked for, where a translation gives a title."""

from typing import Any

import pytest

OVERLAY = """\
quizgeo: 1
translates: capitals
language: id
title: Ibu kota
questions:
  georgia: {question: Apa ibu kota Georgia?}
"""


@pytest.fixture
def translated(home: Any, texts: dict[str, str]) -> Any:
    home.deck(texts["capitals"])
    return home.deck(OVERLAY, "capitals.id")


def title(found: Any) -> str:
    return next(str(deck["title"]) for deck in found if deck["deck"] == "capitals")


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("decks", "--json"), "Capitals"),
        (("decks", "--lang", "id", "--json"), "Ibu kota"),
        (("--lang", "id", "decks", "--json"), "Ibu kota"),
        (("--lang=id", "decks", "--lang", "en", "--json"), "Capitals"),
    ],
)
def test_decks_are_listed_in_the_language_asked_for(call: Any, words: tuple[str, ...], expected: str) -> None:
    assert title(call(*words).json) == expected


@pytest.mark.usefixtures("translated")
def test_the_table_speaks_one_language(call: Any) -> None:
    done = call("decks", "--lang", "id")
    assert done.out.splitlines()[0].split() == ["Dek", "Soal", "Baru", "Ulang", "Dikuasai", "Judul"]
    assert next(line for line in done.out.splitlines() if line.startswith("capitals ")).endswith("  Ibu kota")
    assert next(line for line in call("decks").out.splitlines() if line.startswith("capitals ")).endswith("  Capitals")


@pytest.mark.usefixtures("translated")
def test_home_in_words_names_decks_so_too(call: Any) -> None:
    assert "Ibu kota (capitals): 3 baru" in call("--lang", "id").out
    assert "Capitals (capitals): 3 new" in call().out


@pytest.mark.usefixtures("translated")
def test_a_session_begins_with_the_title_of_the_translation(call: Any) -> None:
    assert call("study", "capitals", "--plain", "--lang", "id", lines=[":q"]).out.splitlines()[0] == "Ibu kota"
    assert call("study", "capitals", "--plain", lines=[":q"]).out.splitlines()[0] == "Capitals"


def test_a_translation_without_a_title_or_that_is_no_yaml_changes_no_name(call: Any, translated: Any) -> None:
    for text in (OVERLAY.replace("title: Ibu kota\n", ""), OVERLAY.replace("title:", "title: @")):
        translated.write_text(text, encoding="utf-8")
        done = call("decks", "--lang", "id", "--json")
        assert (done.status, title(done.json)) == (0, "Capitals")


def test_an_error_in_an_entry_of_a_translation_takes_no_name_away(call: Any, translated: Any) -> None:
    translated.write_text(OVERLAY.replace("question:", "qestion:"), encoding="utf-8")
    assert title(call("decks", "--lang", "id", "--json").json) == "Ibu kota"


@pytest.mark.usefixtures("translated")
def test_a_deck_with_errors_is_named_by_its_file(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"].replace("answer: Tbilisi", "anser: Tbilisi"))
    found = call("decks", "--lang", "id", "--json").json
    assert [deck["title"] for deck in found if deck["path"].endswith("capitals.yaml")] == ["capitals.yaml"]


def test_a_language_that_nothing_is_in_is_refused(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    done = call("decks", "--lang", "xx")
    assert done.status == 2
    assert done.err == "Nothing here is in the language xx. There are: en, id\n"
