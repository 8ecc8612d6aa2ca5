"""The files that the name of a deck stands for; whatever is none is refused in a sentence."""

import os
from pathlib import Path

import pytest

from quizgeo.study import NoDeckError, find_files
from quizgeo.study.translation import entry_lines, translations

DECK = "quizgeo: 1\ndeck: seas\ntitle: Seas\nlanguage: en\nquestions:\n  - {id: one, question: Which?, answer: Black}\n"
OVERLAY = "quizgeo: 1\ntranslates: seas\nlanguage: id\nquestions:\n  one: {question: Yang mana?, answer: Hitam}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a deck and a translation, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    write("seas.yaml", DECK)
    write("seas.id.yaml", OVERLAY)
    return tmp_path


def write(name: str, text: str | bytes) -> None:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


def refused(name: str, language: str = "") -> str:
    with pytest.raises(NoDeckError) as caught:
        find_files(name, language, [Path("library")])
    return caught.value.message


@pytest.mark.parametrize(
    ("name", "language", "overlay"),
    [
        ("seas.yaml", "", None),
        ("seas.yaml", "en", None),
        ("seas.yaml", "en_GB", None),
        ("seas.yaml", "id", "seas.id.yaml"),
        ("seas.yaml", "ID", "seas.id.yaml"),
        ("seas.yaml", "id_ID", "seas.id.yaml"),
        ("seas.id.yaml", "", "seas.id.yaml"),
        ("seas.id.yaml", "id", "seas.id.yaml"),
    ],
)
def test_a_deck_and_its_translation(name: str, language: str, overlay: str | None, folder: Path) -> None:
    del folder
    assert find_files(name, language) == (Path("seas.yaml"), None if overlay is None else Path(overlay))


def test_a_deck_is_found_by_its_identity_below_the_folders(folder: Path) -> None:
    (folder / "library").mkdir()
    write("library/black.yaml", DECK.replace("seas", "lakes"))
    assert find_files("lakes", "", [Path("library")]) == (Path("library/black.yaml"), None)


def test_a_file_with_an_empty_text_is_waited_for(folder: Path) -> None:
    del folder
    write("new.yaml", " \n")
    assert find_files("new.yaml") == (Path("new.yaml"), None)


def test_the_deck_named_like_a_translation_goes_before_another_of_its_identity(folder: Path) -> None:
    del folder
    write("a-copy.yaml", DECK)
    assert find_files("seas.id.yaml")[0] == Path("seas.yaml")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("-", None, "A file is read again each time it is saved, and - is no file: name the deck's."),
        ("gone.yaml", None, "There is no file gone.yaml."),
        ("folder/gone", None, "There is no file folder/gone."),
        ("see", None, 'there is no deck "see"; quizgeo decks lists them'),
        ("part.yaml", "part_of: seas\nquestions: []\n", "part.yaml is a part that decks include; name the deck."),
        ("notes.md", "# Notes\n", "notes.md is no deck: a deck begins with the line quizgeo: 1"),
        ("deck.zip", b"PK\x03\x04...", "deck.zip: this is a zip archive, no text; a deck is a file of text, in YAML"),
        ("old.yaml", "quizgeo: 1\ntitle: Krim\xe9".encode("latin-1"), "not UTF-8"),
        ("wide.yaml", "quizgeo: 1".encode("utf-16"), "this is UTF-16, not UTF-8; save it as UTF-8"),
        ("lone.id.yaml", OVERLAY.replace("seas", "lakes"), "its deck lakes is not beside it."),
        ("odd.yaml", "quizgeo: 1\ntranslates: [a]\nlanguage: id\n", "is a translation, and its deck"),
    ],
)
def test_what_is_no_deck_is_refused(name: str, text: str | bytes | None, sentence: str, folder: Path) -> None:
    del folder
    if text is not None:
        write(name, text)
    assert sentence in refused(name)


def test_a_folder_names_its_decks(folder: Path) -> None:
    assert refused(".") == ". is a folder; name one of its decks: seas.yaml"
    (folder / "empty").mkdir()
    assert refused("empty") == "empty is a folder, with no deck in it; name the file of a deck."
    for number in range(7):
        write(f"deck{number}.yaml", DECK.replace("seas", f"deck{number}"))
    assert refused(".").endswith("deck0.yaml, deck1.yaml, deck2.yaml, deck3.yaml, deck4.yaml, …")


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert "it is a pipe" in refused("pipe.yaml")


def test_a_language_that_is_not_there_is_refused_with_those_that_are(folder: Path) -> None:
    del folder
    assert refused("seas.yaml", "fr") == "seas.yaml is not translated into the language fr. There are: en, id"
    assert refused("seas.id.yaml", "fr") == "seas.id.yaml is in the language id; to see another one, name the deck."


def test_translations_of_other_decks_are_not_meant(folder: Path) -> None:
    del folder
    write("a-lake.fr.yaml", OVERLAY.replace("seas", "lakes").replace("language: id", "language: fr"))
    write("a-copy.yaml", DECK)
    write("untold.yaml", OVERLAY.replace("language: id\n", ""))
    assert translations(Path("seas.yaml"), "seas") == {"id": Path("seas.id.yaml")}


@pytest.mark.parametrize("text", ["quizgeo: 1\n", "questions: [a]\n", "- a\n", "", "a: [\n"])
def test_a_translation_that_was_cut_short_speaks_of_no_question(text: str, folder: Path) -> None:
    del folder
    write("seas.id.yaml", text)
    assert entry_lines(Path("seas.id.yaml")) == {}


def test_names_are_shown_without_what_steers_a_terminal(folder: Path) -> None:
    del folder
    assert "\x1b" not in refused("a\x1b[31mred.yaml")
