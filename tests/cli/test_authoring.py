"""What authors call: describing the format, beginning a deck, naming its questions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgeo.decks import schema_text

Call = Callable[..., Any]
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
NAMELESS = (
    f"{HEAD}questions:\n  - question: Who is it?   # a comment\n    answer: x\n  - {{question: What?, answer: y}}\n"
)
ORIGINAL = (
    f"{HEAD}questions:\n  - {{id: who, question: Who?, answer: x}}\n  - {{id: what, question: What?, answer: y}}\n"
)
TRANSLATION = """\
quizgeo: 1
translates: d
language: id
questions:
  who: {question: Siapa?, answer: x}
  what: {of: 00000000, question: Apa?, answer: y}
"""


@pytest.fixture
def folder(home: Any) -> Path:
    """Give a folder for files of authors."""
    place: Path = home.path / "files"
    place.mkdir()
    return place


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# -- schema ----------------------------------------------------------------------------------------------------------


def test_the_schema_is_printed_for_editors(call: Call) -> None:
    done = call("schema")
    assert (done.status, done.err) == (0, "")
    assert done.out == schema_text()


def test_the_fields_are_printed_for_people(call: Call) -> None:
    done = call("schema", "--markdown")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Fields of a deck\n\nEvery field of the deck format.")
    assert "| `status` | How sure the answer is. | `fact`, `claim`," in done.out


def test_the_schema_speaks_the_language_of_people(home: Any) -> None:
    assert "Apa ibu kota Georgia?" in home.run("--lang", "id", "schema", "--markdown").out
    assert home.run("--lang", "id", "schema").json.keys() == json.loads(schema_text()).keys()


# -- ids -------------------------------------------------------------------------------------------------------------


def test_missing_ids_are_listed_with_proposals(call: Call, folder: Path) -> None:
    path = written(folder, "deck.yaml", NAMELESS)
    done = call("ids", str(path))
    assert done.status == 1
    assert done.out.splitlines() == [
        f"{path}:6:5: id: who-is-it  # Who is it?",
        f"{path}:8:5: id: what  # What?",
    ]
    assert done.err == "2 fields are missing. To put them in: quizgeo ids --write\n"
    assert path.read_text() == NAMELESS


def test_missing_ids_are_written_and_nothing_else(call: Call, folder: Path) -> None:
    path = written(folder, "deck.yaml", NAMELESS)
    done = call("ids", "--write", str(path))
    assert (done.status, done.err) == (0, "2 fields written into 1 file\n")
    assert path.read_text() == NAMELESS.replace("  - question: Who", "  - id: who-is-it\n    question: Who").replace(
        "{question", "{id: what, question"
    )
    again = call("ids", str(path))
    assert (again.status, again.out, again.err) == (0, "", "Nothing is missing.\n")


def test_a_folder_stands_for_its_decks_and_translations(call: Call, folder: Path) -> None:
    written(folder, "deck.yaml", ORIGINAL)
    written(folder, "deck.id.yaml", TRANSLATION)
    written(folder, "other.yaml", "just: text\n")
    done = call("ids", str(folder))
    assert done.status == 1
    (line,) = done.out.splitlines()
    assert line.startswith(f"{folder / 'deck.id.yaml'}:5:8: of: ")
    assert line.endswith("  # who")


def test_a_stamp_is_renewed_at_the_entry_that_was_revised(call: Call, folder: Path) -> None:
    written(folder, "deck.yaml", ORIGINAL)
    path = written(folder, "deck.id.yaml", TRANSLATION)
    assert "TR008" in call("check", str(path)).out
    done = call("ids", "--restamp", "what", str(path))
    assert (done.status, done.err) == (0, "1 field written into 1 file\n")
    assert "who: {question" in path.read_text()
    assert "TR008" not in call("check", str(path)).out
    again = call("ids", "--restamp", "d/what", "--restamp", "who", str(path))
    assert again.out.splitlines()[0].endswith("  # who")


def test_ids_as_json(call: Call, folder: Path) -> None:
    path = written(folder, "deck.yaml", NAMELESS)
    done = call("ids", "--json", str(path))
    assert done.status == 1
    assert done.json == {
        "format": 1,
        "written": False,
        "fields": [
            {"file": str(path), "line": 6, "col": 5, "field": "id", "value": "who-is-it", "what": "Who is it?",
             "renewed": False},
            {"file": str(path), "line": 8, "col": 5, "field": "id", "value": "what", "what": "What?", "renewed": False},
        ],
        "problems": [],
        "refused": [],
    }  # fmt: skip
    assert call("ids", "--json", "--write", str(path)).json["written"] is True
    assert call("ids", "--json", str(path)).json["fields"] == []


def test_a_file_that_is_not_surely_read_is_told_and_left_alone(call: Call, folder: Path) -> None:
    broken = written(folder, "broken.yaml", f"{HEAD}questions:\n  - question: Who is: it?\n    answer: x\n")
    part = written(folder, "more.part.yaml", "part_of: d\nquestions:\n  - {question: Who?, answer: y}\n")
    good = written(folder, "deck.yaml", NAMELESS)
    done = call("ids", "--write", str(broken), str(part), str(good), str(folder / "missing.yaml"))
    assert done.status == 1
    assert f"{broken}:6:21: error YA011" in done.err
    assert "more.part.yaml is a part that a deck includes: name the file of the deck" in done.err
    assert "cannot read missing.yaml" in done.err
    assert "2 fields written into 1 file" in done.err
    assert "id: who-is-it" in good.read_text()
    record = call("ids", "--json", str(broken), str(part)).json
    assert [each["code"] for each in record["problems"]] == ["YA011"]
    assert len(record["refused"]) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("-",), "Nothing can be written into stdin: name files or folders."),
        (("--write", "--restamp", "a", "{deck}"), "--restamp writes by itself: leave --write out."),
        (("--restamp", "whot", "{translation}"), "No translation here has an entry whot. Did you mean who?"),
        ((), "Missing argument 'PATH...'. See: quizgeo ids --help"),
        (("{empty}",), "There is no deck in "),
    ],
)
def test_words_of_ids_that_are_off_are_told(call: Call, folder: Path, words: tuple[str, ...], sentence: str) -> None:
    (folder / "empty").mkdir()
    written(folder, "deck.yaml", ORIGINAL)
    written(folder, "deck.id.yaml", TRANSLATION)
    names = {
        "deck": str(folder / "deck.yaml"), "translation": str(folder / "deck.id.yaml"), "empty": str(folder / "empty")
    }  # fmt: skip
    done = call("ids", *(word.format(**names) for word in words))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(sentence)


def test_a_deck_has_no_stamps_to_renew(call: Call, folder: Path) -> None:
    path = written(folder, "deck.yaml", ORIGINAL)
    done = call("ids", "--restamp", "who", str(path))
    assert done.status == 1
    assert done.err == "deck.yaml is no translation, and only the entries of translations have stamps.\n"


def test_a_file_that_changes_while_it_is_edited_is_told(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder, "deck.yaml", NAMELESS)
    monkeypatch.setattr("os.access", lambda *_asked: False)
    done = call("ids", "--write", str(path))
    assert (done.status, done.out) == (1, "")
    assert (
        done.err
        == "deck.yaml is write-protected, and was left alone. Allow writing, then call the command once more.\n"
    )
    assert path.read_text() == NAMELESS


# -- new -------------------------------------------------------------------------------------------------------------


def test_a_new_deck_has_no_problems_and_can_be_studied(call: Call, home: Any) -> None:
    path = home.decks / "karabakh.yaml"
    words = ("--title", "Karabakh: peace?", "--source", "News article", "--published", "2025-07")
    done = call("new", str(path), *words)
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("Deck karabakh-peace written into ")
    checked = call("check", "--strict", str(path))
    assert (checked.status, checked.out, checked.err) == (0, "", "1 file, 1 question: no problems\n")
    row = next(each for each in call("decks", "--json").json if each["deck"] == "karabakh-peace")
    assert (row["title"], row["questions"], row["new"]) == ("Karabakh: peace?", 1, 1)


def test_a_new_deck_may_be_in_another_language_with_an_identity_of_its_own(call: Call, folder: Path) -> None:
    path = folder / "deck.yaml"
    assert call("new", str(path), "--title", "Карабах", "--language", "id", "--deck", "karabakh").status == 0
    assert path.read_text(encoding="utf-8").startswith("quizgeo: 1\ndeck: karabakh ")
    assert "Apa ibu kota Georgia?" in path.read_text(encoding="utf-8")
    assert call("new", str(folder / "kaukasus.yml"), "--title", "Кавказ").status == 0
    assert "deck: kaukasus " in (folder / "kaukasus.yml").read_text(encoding="utf-8")


def test_a_file_that_is_there_stays_as_it_is(call: Call, folder: Path) -> None:
    path = written(folder, "deck.yaml", "mine")
    done = call("new", str(path), "--title", "T")
    assert (done.status, path.read_text()) == (2, "mine")
    assert "is there already, and stays as it is: give another name." in done.err
    (folder / "link.yaml").symlink_to(folder / "nothing.yaml")
    assert call("new", str(folder / "link.yaml"), "--title", "T").status == 2
    assert not (folder / "nothing.yaml").exists()


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("deck.txt", ("--title", "T"), "A deck is a file that ends in .yaml: name it deck.yaml."),
        ("deck", ("--title", "T"), "A deck is a file that ends in .yaml: name it deck.yaml."),
        ("none/deck.yaml", ("--title", "T"), "There is no folder "),
        ("deck.yaml", (), "A deck needs a title: give it with --title."),
        ("deck.yaml", ("--title", " "), "The title is empty: give a few words."),
        ("deck.yaml", ("--title", "T", "--language", "english"),
         '"english" is no language tag; write en, id, az or zh-Hant'),
        ("deck.yaml", ("--title", "T", "--source", "S", "--published", "July"),
         '"July" is no date; write 2023, 2023-09 or 2023-09-19'),
        ("deck.yaml", ("--title", "T", "--published", "2025"), "A date of publication needs a source"),
        ("deck.yaml", ("--title", "T", "--deck", "My Deck"), '"My Deck" is not an identity'),
        ("deck.yaml", ("--title", "Other"), "Deck other is there already, in other.yaml: give another identity"),
    ],
)  # fmt: skip
def test_words_of_new_that_are_off_are_told_and_nothing_is_written(
    call: Call, folder: Path, name: str, options: tuple[str, ...], sentence: str
) -> None:
    written(folder, "other.yaml", ORIGINAL.replace("deck: d", "deck: other"))
    done = call("new", str(folder / name), *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(sentence)
    assert [path.name for path in folder.iterdir()] == ["other.yaml"]
