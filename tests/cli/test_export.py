"""`quizgeo export`: which format is meant, what is written and what is said of it, and what it refuses."""

import io
import json
import sqlite3
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from quizgeo.exchange import FORMATS

ENDINGS = {each.name: each.suffixes[0] for each in FORMATS.values()}


@pytest.fixture
def deck(home: Any, texts: dict[str, str]) -> str:
    """Put a deck of every kind into the home and give its path."""
    return str(home.deck(texts["kinds"]))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_and_says_what_it_lacks(name: str, call: Any, deck: str, tmp_path: Path) -> None:
    target = tmp_path / f"deck{ENDINGS[name]}"
    done = call("export", deck, "-o", str(target), "--to", name)
    assert (done.status, done.out) == (0, "")
    *_losses, last = done.err.splitlines()
    assert " written" in last
    assert target.stat().st_size > 100


def test_the_suffix_tells_the_format(call: Any, deck: str, tmp_path: Path) -> None:
    assert call("export", deck, "-o", str(tmp_path / "deck.GIFT")).status == 0
    assert "::" in (tmp_path / "deck.GIFT").read_text(encoding="utf-8")
    assert call("export", deck, "-o", str(tmp_path / "deck.csv")).status == 0
    assert (tmp_path / "deck.csv").read_text(encoding="utf-8-sig").startswith("id,kind,question")
    assert call("export", deck, "-o", str(tmp_path / "deck.xlsx")).status == 0
    assert (tmp_path / "deck.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("target", "names"),
    [("deck.txt", "anki-tsv, gift, aiken"), ("deck.zip", "qti21, qti30")],
)
def test_a_suffix_of_several_formats_asks_which(target: str, names: str, call: Any, deck: str, tmp_path: Path) -> None:
    done = call("export", deck, "-o", target)
    assert done.status == 2
    assert done.err == f"The suffix of {target} does not tell the format: say it with --to, one of {names}.\n"
    assert not (tmp_path / target).exists()


def test_losses_are_said_those_of_a_kind_together(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("export", deck, "-o", str(tmp_path / "deck.gift"))
    lines = done.err.splitlines()
    assert [line for line in lines if line.startswith("kinds/find, kinds/place: left out (")]
    assert lines[-1].startswith("13 questions written, 2 left out, ")


def test_strict_writes_nothing_where_a_question_suffers(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("export", deck, "-o", str(tmp_path / "deck.gift"), "--strict")
    assert done.status == 1
    assert done.err.splitlines()[-1].startswith("Nothing was written: with --strict ")
    assert not (tmp_path / "deck.gift").exists()


def test_a_file_without_a_question_is_not_written(call: Any, home: Any, tmp_path: Path) -> None:
    text = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n  - {id: a, question: Where?, find: AM}\n"
    done = call("export", str(home.deck(text)), "-o", str(tmp_path / "d.aiken"))
    assert done.status == 1
    assert done.err.splitlines()[-1].startswith("Nothing was written: the format aiken can hold none")
    assert not (tmp_path / "d.aiken").exists()


def test_a_file_that_is_there_is_replaced_only_on_request(call: Any, deck: str, tmp_path: Path) -> None:
    target = tmp_path / "deck.gift"
    target.write_text("mine", encoding="utf-8")
    done = call("export", deck, "-o", str(target))
    assert (done.status, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in done.err
    assert call("export", deck, "-o", str(target), "--force").status == 0
    assert target.read_text(encoding="utf-8") != "mine"


def test_only_questions_with_a_tag_are_written(call: Any, home: Any, texts: dict[str, str], tmp_path: Path) -> None:
    path = str(home.deck(texts["capitals"]))
    done = call("export", path, "-o", str(tmp_path / "c.csv"), "--tag", "caucasus", "--json")
    assert done.json["written"] == 2
    assert "Madrid" not in (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
    done = call("export", path, "-o", str(tmp_path / "d.csv"), "--tag", "caucasu")
    assert (done.status, "caucasus" in done.err) == (2, True)


def test_a_program_gets_every_loss(call: Any, deck: str, tmp_path: Path) -> None:
    record = call("export", deck, "-o", str(tmp_path / "deck.gift"), "--json").json
    assert (record["format"], record["written"], record["refused"]) == ("gift", 13, None)
    assert {loss["key"] for loss in record["losses"] if loss["what"] == "left out"} == {"kinds/find", "kinds/place"}


def test_text_may_go_to_stdout(call: Any, deck: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Out(io.StringIO):
        buffer = io.BytesIO()

    monkeypatch.setattr(sys, "stdout", Out())
    assert call("export", deck, "-o", "-", "--to", "gift").status == 0
    told = call("export", deck, "-o", "-", "--to", "gift", "--json")
    assert (told.status, json.loads(told.err)["written"]) == (0, 13)
    assert call("export", deck, "-o", "-").status == 2


def test_a_deck_with_errors_is_not_exported(call: Any, home: Any, texts: dict[str, str], tmp_path: Path) -> None:
    done = call("export", str(home.deck(texts["broken"])), "-o", str(tmp_path / "d.csv"))
    assert done.status == 1
    assert "broken.yaml:8:5" in done.err
    assert "quizgeo check" in done.err


def test_a_package_may_hold_what_the_learner_did(call: Any, home: Any, texts: dict[str, str], tmp_path: Path) -> None:
    path = str(home.deck(texts["capitals"]))
    home.run("study", "capitals", "--plain", lines=["Tbilisi", "", ":quit"])
    assert call("export", path, "-o", str(tmp_path / "p.apkg"), "--with-progress").status == 0
    assert call("export", path, "-o", str(tmp_path / "n.apkg")).status == 0
    assert [reviews(tmp_path / name) for name in ("p.apkg", "n.apkg")] == [1, 0]
    done = call("export", path, "-o", str(tmp_path / "p.gift"), "--with-progress")
    assert (done.status, "for Anki" in done.err) == (2, True)


def reviews(package: Path) -> int:
    """Count the reviews in a package."""
    with zipfile.ZipFile(package) as whole:
        (package.parent / "collection").write_bytes(whole.read("collection.anki2"))
    connection = sqlite3.connect(package.parent / "collection")
    try:
        return int(connection.execute("SELECT count(*) FROM revlog").fetchone()[0])
    finally:
        connection.close()


def test_the_same_call_gives_the_same_bytes(call: Any, deck: str, tmp_path: Path) -> None:
    for name in ("a.apkg", "b.apkg", "a.zip", "b.zip"):
        words = ("--to", "qti30") if name.endswith("zip") else ()
        assert call("export", deck, "-o", str(tmp_path / name), *words).status == 0
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_table_for_wayground_is_one_of_the_suffix(call: Any, deck: str, tmp_path: Path) -> None:
    for suffix, begins in ((".csv", b"\xef\xbb\xbfQuestion Text,"), (".xlsx", b"PK")):
        path = tmp_path / f"quiz{suffix}"
        assert call("export", deck, "-o", str(path), "--to", "wayground").status == 0
        assert path.read_bytes().startswith(begins)
    back = call("import", str(tmp_path / "quiz.csv"), "--dry-run", "--lang", "en")
    assert back.status == 0
    assert "questions would be written" in back.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "quiz.csv", "--to", "kahoot"), "quiz.csv would be no .csv file: name it quiz.xlsx."),
        (("-o", "quiz.gift", "--to", "qti21"), "quiz.gift would be no .gift file: name it quiz.zip."),
        (("-o", "quiz.gift", "--for", "canvas"), "--for is for QTI packages"),
    ],
)
def test_what_does_not_go_together_is_refused(words: tuple[str, ...], said: str, call: Any, deck: str) -> None:
    done = call("export", deck, *words)
    assert done.status == 2
    assert said in done.err


def test_a_deck_that_is_not_there_is_said_before_a_file_that_is(call: Any, deck: str, tmp_path: Path) -> None:
    path = tmp_path / "there.gift"
    path.write_text("mine")
    assert "there already" not in call("export", "nope", "-o", str(path)).err
    assert "there already" in call("export", deck, "-o", str(path)).err


def test_an_unknown_format_names_the_nearest(call: Any, deck: str) -> None:
    done = call("export", deck, "-o", "deck.x", "--to", "moodl")
    assert (done.status, "moodle" in done.err) == (2, True)


def test_the_record_of_a_call_is_json(call: Any, deck: str, tmp_path: Path) -> None:
    done = call("export", deck, "-o", str(tmp_path / "deck.aiken"), "--strict", "--json")
    assert (done.status, json.loads(done.out)["written"]) == (1, 0)
